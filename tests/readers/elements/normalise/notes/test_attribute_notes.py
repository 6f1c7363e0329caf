"""Notes in attributes of marks and of words."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, read

_NOTE = "It was built in 1720 by monks."


@pytest.mark.parametrize(
    "mark",
    [
        f'<span class="tooltip" data-content="{_NOTE}">*</span>',
        f'<a class="popover-link" href="#" data-content="{_NOTE}">†</a>',
        f'<a tabindex="0" data-toggle="popover" data-content="{_NOTE}">[1]</a>',
        f'<span class="footnote" data-note-text="{_NOTE}">1</span>',
        f'<sup data-title="{_NOTE}">*</sup>',
        f'<abbr title="{_NOTE}">‡</abbr>',
        f'<span data-message="{_NOTE}">**</span>',
    ],
)
def test_the_note_of_a_mark(mark: str) -> None:
    (note,) = found(read(f"<p>The mill{mark} turned.</p>"), m.Footnote)
    assert text(note) == _NOTE


def test_the_note_of_a_word_that_is_called_a_tooltip() -> None:
    made = read(f'<p>The <span class="tooltip" data-content="{_NOTE}">mill</span> turned.</p>')
    assert [text(note) for note in found(made, m.Footnote)] == [_NOTE]
    assert "mill" in text(made)


@pytest.mark.parametrize(
    "markup",
    [
        '<span class="count" data-title="Number of likes here">12</span> people',
        '<a href="/mill" data-content="Home page of the mill">Mill</a>',
        '<span data-text="The name of the mill">mill</span>',
        '<span data-content="Menu">*</span>',
    ],
)
def test_what_attributes_say_beside_notes(markup: str) -> None:
    assert not found(read(f"<p>See {markup} for more.</p>"), m.Footnote)
