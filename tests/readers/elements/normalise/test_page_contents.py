"""Tables of contents that pages write into their text."""

from __future__ import annotations

import pytest

from octavo.notes import Notes
from octavo.walk import text
from tests.readers.elements.reading import read

_SECTIONS = (
    "<h2 id=weir>1. The weir</h2><p>It holds.</p><h2 id=mill>2. The mill</h2><p>It turns.</p>"
    "<h3 id=wheel>The wheel</h3><p>It is wet.</p>"
)
_WEIR, _MILL, _WHEEL = '<a href="#weir">The weir</a>', '<a href="#mill">The mill</a>', '<a href="#wheel">The wheel</a>'
_LIST = f"<ul><li>{_WEIR}</li><li>{_MILL}<ul><li>{_WHEEL}</li></ul></li></ul>"


@pytest.mark.parametrize(
    "contents",
    [
        _LIST,
        f"<h2>Contents</h2>{_LIST}",
        f"<div class=box><p><b>On this page:</b></p><div>{_LIST}</div></div>",
        f"<details><summary>Inhaltsverzeichnis</summary>{_LIST}</details>",
        f"<h2>A valley in Wales: Table of Contents</h2>{_LIST}",
        f"<p>目次</p><ol><li>{_WEIR}<li>{_MILL}<li>{_WHEEL}</ol>",
        f"<p>{_WEIR}</p><p>{_MILL}</p><p>{_WHEEL}</p>",
        '<div><div><a href="#a">1 The weir</a></div><div><a href="#b">2 The mill</a></div>'
        '<div><a href="#c">The wheel</a></div></div>',
        f"<p>{_WEIR} | {_MILL} | {_WHEEL}</p>",
        f'<ul><li><a href="https://example.org/valley#weir">The weir</a><li>{_MILL}'
        f'<li>{_WHEEL}<li><a href="#top">More</a></ul>',
    ],
)
def test_links_to_the_headings_below_go_with_a_note(contents: str) -> None:
    notes = Notes()
    made = read(f"<p>A valley.</p>{contents}{_SECTIONS}", "https://example.org/valley", notes)
    assert text(made).split() == text(read(f"<p>A valley.</p>{_SECTIONS}")).split()
    assert {note.code for note in notes} == {"text-dropped"}


@pytest.mark.parametrize(
    "links",
    [
        f"<p>First {_WEIR}, then {_MILL}, and last of all {_WHEEL}.</p>",
        f"<p>Three things are told here:</p>{_LIST}",
        f"<ul><li>{_WEIR}: where it begins<li>{_MILL}: where it ends<li>{_WHEEL}</ul>",
        f"<ul><li>{_WEIR}<li>{_MILL}</ul>",
        '<ul><li><a href="#one">Barges</a><li><a href="#two">Boats</a><li><a href="#three">Rafts</a></ul>',
        '<ul><li><a href="/weir">The weir</a><li><a href="/mill">The mill</a><li><a href="/wheel">The wheel</a></ul>',
        f"<table><tr><td>{_WEIR}<td>{_MILL}<td>{_WHEEL}</table>",
    ],
)
def test_other_links_into_the_text_stay(links: str) -> None:
    notes = Notes()
    read(f"<p>A valley.</p>{links}{_SECTIONS}", "https://example.org/valley", notes)
    assert not list(notes)


def test_a_list_of_links_back_to_what_was_told_stays() -> None:
    notes = Notes()
    read(f"{_SECTIONS}<h2>See also</h2>{_LIST}", notes=notes)
    assert not list(notes)


def test_what_the_user_wants_kept_stays() -> None:
    notes = Notes(keep=("The weir The mill",))
    assert text(read(f"{_LIST}{_SECTIONS}", notes=notes)).startswith("The weir")
