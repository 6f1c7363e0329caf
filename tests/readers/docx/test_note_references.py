"""Fields that refer to a note again."""

from __future__ import annotations

import pytest

from octavo.model import Footnote, NoteReference
from octavo.walk import text, visit
from tests.readers.docx.reading import HEAD, read_word
from tests.readers.docx.word_files import note, p, r, w, word

_MARK = (
    w("bookmarkStart", id="5", name="_Ref5")
    + w("r", w("footnoteReference", id="2"))
    + w("bookmarkEnd", id="5")
)  # fmt: skip


def _field(shown: str, switches: str = "") -> str:
    """A field between its marks."""
    parts = (
        w("fldChar", fldCharType="begin"),
        f'<w:instrText xml:space="preserve"> NOTEREF _Ref5 {switches}</w:instrText>',
        w("fldChar", fldCharType="separate"),
        w("t", shown),
        w("fldChar", fldCharType="end"),
    )
    return "".join(w("r", part) for part in parts)


@pytest.mark.parametrize(
    "field",
    [
        _field("1", r"\h "),
        _field("1", r"\f \h \* MERGEFORMAT"),
        w("fldSimple", r("1"), instr=" NOTEREF _Ref5 "),
        w("fldSimple", r("*"), instr="noteref &quot;_Ref5&quot;"),
    ],
)
def test_a_field_refers_to_the_note_again(field: str) -> None:
    body = word(
        HEAD, p(r("A boat"), _MARK, r(" sank.")), p(r("See note "), field), footnotes=note("footnote", 2, p("Red."))
    )
    found = read_word(body)
    (footnote,) = [node for node in visit(found.body) if isinstance(node, Footnote)]
    (reference,) = [node for node in visit(found.body) if isinstance(node, NoteReference)]
    assert reference.footnote == footnote.id != ""


@pytest.mark.parametrize("field", [_field("above", r"\p "), _field("1").replace("_Ref5", "_Ref6")])
def test_what_leads_to_no_note_stays(field: str) -> None:
    body = word(HEAD, p(r("A boat"), _MARK, r(" sank.")), p(r("See "), field), footnotes=note("footnote", 2, p("Red.")))
    found = read_word(body)
    assert not [node for node in visit(found.body) if isinstance(node, NoteReference)]
    assert text(found.body, footnotes=False).split()[-1] in {"above", "1"}
