"""Codes that stand for no character go once, where bytes become text, with a note: no tree or book can hold them."""

from __future__ import annotations

import pytest

from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.readers import find_reader
from octavo.resources import Assets, Resource, data_only, media_type
from octavo.walk import text
from tests.readers.html.reading import LONG


def read(content: str, name: str) -> tuple[str, list[str]]:
    notes = Notes()
    resource = Resource(content.encode("utf-8", "surrogatepass"), "", name)
    found = find_reader(media_type(name))(resource, make_fetch(data_only, Assets()), notes)
    return text(found.body), [note.code for note in notes]


@pytest.mark.parametrize("code", ["\x01", "\x08", "\x1b", "\x7f", "\ufffe", "\uffff", "\ufdd0"])
@pytest.mark.parametrize(
    "markup",
    [
        "<p>reed <i>warbler</i><script>x()</script> and{} heron</p>",
        "<p>reed <i>warbler</i><style>p{{}}</style>{} heron</p>",
        "<p>warbler \\(x^2\\) and{} heron</p>",
        "<p>warbler <math><mi>x{}</mi></math> heron</p>",
        "<div><div><div><div>" * 18 + "<p>warbler <b>and</b>{} heron</p>",
        "<ul>warbler{}<li>heron</ul>",
        "<p title='a{}'>warbler</p><h2 id='a{}'>heron</h2><p>",
    ],
)
def test_a_page_is_read_without_them(code: str, markup: str) -> None:
    page = f"<article><h1>Birds</h1><p>{LONG * 3}</p>{markup.replace('{}', code)}<p>{LONG * 3}</p></article>"
    said, codes = read(page, "page.html")
    assert code not in said
    assert said.index("warbler") < said.index("heron")
    assert codes.count("controls-dropped") == 1


@pytest.mark.parametrize("reference", ["&#1;", "&#x1F;", "&#xfffe;", "&#65535;", "&#x0008", "&#xFDD0;"])
def test_references_to_them_go_too(reference: str) -> None:
    said, codes = read(
        f"<article><h1>Birds</h1><p>{LONG * 3}<i>x</i><script></script>her{reference}on</p>", "page.html"
    )
    assert "heron" in said
    assert "controls-dropped" in codes


@pytest.mark.parametrize("sign", ["\x0b", "\f", "&#11;", "&#xC;"])
def test_what_ends_lines_and_pages_parts_words(sign: str) -> None:
    said, _ = read(f"<article><h1>Birds</h1><p>{LONG * 3} reed{sign}warbler</p>", "page.html")
    assert "reed warbler" in said


def test_references_to_characters_stay() -> None:
    said, codes = read(f"<article><h1>Birds</h1><p>{LONG * 3} &#110;est &#x9b;&#151;&#xfffd; &amp;#1;</p>", "page.html")
    assert "nest ›—\ufffd &#1;" in said
    assert "controls-dropped" not in codes


@pytest.mark.parametrize("name", ["birds.md", "birds.txt"])
@pytest.mark.parametrize("code", ["\x01", "\x1b", "\ufffe", "\ufdd0"])
def test_text_files_are_read_without_them(name: str, code: str) -> None:
    said, codes = read(f"Birds\n\n{LONG * 9}\n\n{LONG * 9} her{code}on flew over.\n", name)
    assert "heron flew" in said
    assert codes.count("controls-dropped") == 1


def test_html_in_markdown_has_no_references_to_them() -> None:
    said, codes = read(f"# Birds\n\n{LONG}\n\n<div>reed <i>warbler</i><script>x</script> her&#1;on</div>\n", "a.md")
    assert "heron" in said
    assert "controls-dropped" in codes
