"""Pages whose own stylesheet says what words are, and what no one sees."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.notes import Notes
from octavo.walk import text
from tests.readers.html.reading import LONG, article, codes


def read(css: str, markup: str, notes: Notes | None = None) -> m.Article:
    """The article of a page with a stylesheet."""
    prose = f"<p>{LONG * 3}</p>"
    return article(
        f"<html><head><title>Mills</title><style>{css}</style></head><body><article><h1>Mills</h1>"
        f"{prose}{markup}{prose}</article></body></html>",
        notes,
    )


def test_words_have_the_style_that_their_class_gives_them() -> None:
    css = ".k9 { font-style: italic } .k8 { text-decoration: line-through }"
    paragraph = read(css, '<p>He <span class="k9">did</span> <span class="k8">not</span>.</p>').body[1]
    assert isinstance(paragraph, m.Paragraph)
    assert [node.style for node in paragraph.content if isinstance(node, m.Span)] == ["emphasis", "deleted"]


@pytest.mark.parametrize(
    "rule", ["display: none", "visibility: hidden; height: 0", "position: absolute; clip: rect(0 0 0 0)"]
)
def test_what_a_sheet_hides_for_good_is_left_out_with_a_note(rule: str) -> None:
    notes = Notes()
    secret = '<p class="zq3x">Read this only where it was written, and tell the author if you do not.</p>'
    assert "Read this only" not in text(read(f".zq3x {{ {rule} }}", secret, notes).body)
    assert "text-dropped" in codes(notes)


def test_what_is_folded_up_stays() -> None:
    css = ".body-x { display: none } .open .body-x { display: block }"
    markup = '<div class="item"><div class="body-x"><p>The answer is yes.</p></div></div>'
    assert "The answer is yes" in text(read(css, markup).body)
