"""Tables of contents that Word writes."""

from __future__ import annotations

import pytest

from octavo.notes import Notes
from tests.readers.elements.reading import p, read


@pytest.mark.parametrize(
    "line",
    [
        "<p class=MsoToc1>The weir<span style='mso-tab-count:1 dotted'>.......... </span>7</p>",
        '<p class="MsoToc2"><a href="#_Toc1">The sluice</a></p>',
        "<p class=MsoTocHeading>Contents</p>",
        "<p class=MsoTableOfFigures>Figure 1 A mill 12</p>",
    ],
)
def test_a_line_of_contents_goes_with_a_note(line: str) -> None:
    notes = Notes()
    assert read(f"{line}<p class=MsoNormal>Text</p>", notes=notes) == (p("Text"),)
    assert [note.code for note in notes] == ["text-dropped"]


def test_a_sentence_in_such_a_style_stays() -> None:
    assert read("<p class=MsoToc1>What this chapter is about.</p>") == (p("What this chapter is about."),)
