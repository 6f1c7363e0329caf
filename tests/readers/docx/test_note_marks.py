"""Notes with marks of the writer's own."""

from __future__ import annotations

import pytest

from octavo.model import Footnote
from octavo.notes import Notes
from octavo.walk import line, text, visit
from tests.readers.docx.reading import HEAD, read_word
from tests.readers.docx.word_files import note, p, r, w, word


@pytest.mark.parametrize("mark", ["*", "†", "a)"])
@pytest.mark.parametrize("apart", [False, True])
def test_the_mark_goes_and_the_note_has_a_number(mark: str, apart: bool) -> None:
    reference = w("footnoteReference", customMarkFollows="1", id="2")
    shown = w("r", reference) + r(mark) if apart else w("r", reference + w("t", mark))
    notes = Notes()
    found = read_word(
        word(HEAD, p(r("A boat"), shown, r(" sank.")), footnotes=note("footnote", 2, p(f"{mark} A red one."))), notes
    )
    (footnote,) = [node for node in visit(found.body) if isinstance(node, Footnote)]
    assert line(footnote.body) == "A red one."
    assert text(found.body, footnotes=False) == "A boat sank."
    assert "structure-changed" in {one.code for one in notes}


def test_words_after_a_reference_are_no_mark() -> None:
    reference = w("r", w("footnoteReference", customMarkFollows="1", id="2") + w("t", " sank there."))
    found = read_word(word(HEAD, p(r("A boat"), reference), footnotes=note("footnote", 2, p("A red one."))))
    assert text(found.body, footnotes=False) == "A boat sank there."
