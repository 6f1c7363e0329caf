"""A Word file with one bad part, or one bad mark, is read without it; nothing in it ends in a traceback."""

from __future__ import annotations

import pytest

from octavo.errors import ReadError
from octavo.model import Article
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.readers.docx import read
from octavo.resources import Assets, Resource, data_only
from octavo.walk import text
from tests.readers.docx.test_attacks import parts
from tests.readers.docx.word_files import cell, note, p, pack_parts, r, reference, row, table, w, word


def article(content: bytes, notes: Notes | None = None) -> Article:
    return read(Resource(content, "", "a.docx"), make_fetch(data_only, Assets()), Notes() if notes is None else notes)


WHOLE = parts(
    word(p("Of reeds", style="Titel"), p("Reeds bend", reference("footnote", 1)), footnotes=note("footnote", 1, p("N")))
)


@pytest.mark.parametrize("damage", [b"<w:styles", b"", b"\xff\xfe<", b"<a b='c' b='d'/>"])
@pytest.mark.parametrize(
    "part",
    [
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
    ],
)
def test_a_part_that_is_damaged_is_left_out_with_a_warning(part: str, damage: bytes) -> None:
    notes = Notes()
    assert "Reeds bend" in text(article(pack_parts({**WHOLE, part: damage}), notes).body)
    assert [part in note.detail for note in notes if note.code == "part-damaged"] == [True]


def test_a_document_that_is_damaged_is_one_line() -> None:
    with pytest.raises(ReadError, match=r"word/document\.xml cannot be read") as error:
        article(pack_parts({**WHOLE, "word/document.xml": WHOLE["word/document.xml"][:-30]}))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["rPr", "pPr", "tcPr", "trPr", "tblPr", "sdtPr", "numPr", "sectPr"])
def test_properties_in_properties_are_read_over(name: str) -> None:
    nested = w(name, w(name, w("b")) + w(name, w(name)))
    content = word(
        w("p", w("pPr", nested) + w("r", nested + w("t", "Reeds"))),
        table(row(w("tc", nested + p("bend")), cell("x")), row(cell("y"), cell("z"))),
    )
    assert text(article(content).body).split() == ["Reeds", "bend", "x", "y", "z"]


@pytest.mark.parametrize("code", ["", "F0ZZ", "F0A7F0A7", "-1", "0x41"])
def test_a_sign_without_a_code_costs_no_words(code: str) -> None:
    notes = Notes()
    content = word(p("Reeds", w("r", w("sym", font="Wingdings", char=code)), r(" bend")))
    assert text(article(content, notes).body).split() == ["Reeds", "bend"]
    assert "text-dropped" in {note.code for note in notes}


@pytest.mark.parametrize("name", ["ins", "moveTo", "smartTag", "customXml", "dir", "bdo"])
def test_hundreds_of_elements_around_a_run_are_nothing(name: str) -> None:
    content = word(p("Of reeds."), w("p", f"<w:{name}>" * 700 + r("Reeds bend.") + f"</w:{name}>" * 700))
    assert "Reeds bend." in text(article(content).body)


@pytest.mark.parametrize("name", ["sdt sdtContent", "hyperlink", "r", "tbl tr tc", "p", "txbxContent", "ins"])
@pytest.mark.parametrize("times", [300, 3_000])
def test_nests_of_any_kind_are_read_or_end_in_one_line(name: str, times: int) -> None:
    opening = "".join(f"<w:{tag}>" for tag in name.split()) * times
    closing = "".join(f"</w:{tag}>" for tag in reversed(name.split())) * times
    try:
        said = text(article(word(p("A"), opening + p("Reeds") + closing)).body)
    except ReadError as error:
        assert "deep" in str(error)
    else:
        assert "Reeds" in said


FALLBACK = "<mc:Fallback><w:t>bend</w:t></mc:Fallback>"


@pytest.mark.parametrize(
    "inner",
    [
        FALLBACK,
        f'<mc:Choice Requires="wps"/>{FALLBACK}',
        f'<mc:Choice Requires="wps"><w:drawing><wp:inline/></w:drawing></mc:Choice>{FALLBACK}',
        f'<mc:Choice Requires="w14"><w14:glow/></mc:Choice><mc:Choice Requires="x"/>{FALLBACK}',
        '<mc:Choice Requires="w14"><w:t>bend</w:t></mc:Choice><mc:Fallback><w:t>bow</w:t></mc:Fallback>',
    ],
)
def test_of_two_ways_to_say_something_one_is_read(inner: str) -> None:
    content = word(p("Reeds", f"<w:r><mc:AlternateContent>{inner}</mc:AlternateContent></w:r>"))
    assert text(article(content).body).replace(" ", "") == "Reedsbend"


def test_codes_of_no_character_go_with_a_note() -> None:
    notes = Notes()
    document = WHOLE["word/document.xml"].replace(b"bend", b"b\x07e&#11;n\xef\xbf\xbed&#x1F;")
    assert "bend" in text(article(pack_parts({**WHOLE, "word/document.xml": document}), notes).body)
    assert "controls-dropped" in {note.code for note in notes}
