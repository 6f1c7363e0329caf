"""Notes that stand in the line already."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, read


def test_a_note_in_an_attribute_can_hold_markup() -> None:
    made = read('<p>A<a href="#" data-footnote-content="One <i>short</i> note.">1</a></p>')
    (note,) = found(made, m.Footnote)
    assert text(note.body) == "One short note."
    assert len(found(note, m.Span)) == 1


@pytest.mark.parametrize(
    "markup",
    ['<p>A <abbr title="so it is called">b</abbr></p>', '<p>A<sup title="short">1</sup></p>', "<p><a-b>c</a-b></p>"],
)
def test_what_is_no_note(markup: str) -> None:
    assert not found(read(markup), m.Footnote)
