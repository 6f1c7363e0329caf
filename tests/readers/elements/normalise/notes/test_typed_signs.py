"""Notes whose marks are signs that were typed by hand."""

from __future__ import annotations

import time

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, read


@pytest.mark.parametrize(
    ("markup", "notes"),
    [
        ("<p>The mill turned* all day.</p><p>It fell.</p><p>* It was built in 1720.</p>", ["It was built in 1720."]),
        ("<p>The mill* and the weir†.</p><p>* Of oak.</p><p>† Of stone.</p>", ["Of oak.", "Of stone."]),
        ("<p>It fell.‡</p><hr><p><small>‡ “The year of the flood”</small></p>", ["“The year of the flood”"]),
        ("<p>The mill*, the weir**.</p><div>* Of oak.<br>** Of stone.</div>", ["Of oak.", "Of stone."]),
        ("<h2>Tolls*</h2><p>They rose.</p><p><em>*In pence.</em></p>", ["In pence."]),
        ("<p>One*</p><p>* First</p><p>Two*</p><p>* Second</p>", ["First", "Second"]),
    ],
)
def test_a_block_that_begins_with_the_sign_of_a_mark_is_its_note(markup: str, notes: list[str]) -> None:
    made = read(markup)
    assert [text(note).strip() for note in found(made, m.Footnote)] == notes
    assert not any(sign in text(made) for sign in "*†‡")


def test_a_sign_that_stands_twice_refers_to_one_note() -> None:
    made = read("<p>The mill* turned. The weir* held.</p><p>* Of oak.</p>")
    assert len(found(made, m.Footnote)) == len(found(made, m.NoteReference)) == 1


@pytest.mark.parametrize(
    "markup",
    [
        "<p>So 5*3 = 15</p><p>* is a sign</p>",
        "<p>All of these*</p><p>* First</p><p>* Second</p><p>* Third</p>",
        "<p>He *smiles* at her.</p><p>*laughs* Yes.</p>",
        "<p>He said f*** and left.</p><p>* Sic</p>",
        "<p>We write *args here.</p><p>*args are arguments</p>",
        "<table><tr><td>Tolls*<td>5</table><p>* In pence</p>",
        "<p>The end*</p><p>* * *</p><p>And more</p>",
        "<pre>a* b</pre><p>* Text</p>",
    ],
)
def test_other_signs_stay_where_they_are(markup: str) -> None:
    made = read(markup)
    assert not found(made, m.Footnote)
    assert not [span for span in found(made, m.Span) if span.style]


def test_ten_thousand_signs_cost_little() -> None:
    start = time.process_time()
    read(f"<p>{'word* ' * 20_000}</p><p>* A note</p>" + "<p>* a*</p>" * 2_000)
    assert time.process_time() - start < 6
