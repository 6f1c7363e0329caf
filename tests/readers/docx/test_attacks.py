"""Files that are no Word files, or are made to harm: one clear line, and never a traceback."""

from __future__ import annotations

import random
import struct
import zipfile
from io import BytesIO

import pytest

from octavo.errors import ReadError
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.readers.docx import read
from octavo.resources import Assets, Resource, data_only
from octavo.walk import text
from tests.readers.docx.word_files import NAMES, cell, field, note, p, pack_parts, r, reference, row, table, w, word


def refused(content: bytes) -> ReadError:
    with pytest.raises(ReadError) as error:
        read(Resource(content, "", "a.docx"), make_fetch(data_only, Assets()), Notes())
    assert error.value.where == "a.docx"
    assert "\n" not in str(error.value)
    return error.value


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


WORDS = word(p("Words."))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (b"{\\rtf1 words}", "no Word file"),
        (WORDS[:300], "damaged"),
        (pack_parts({"xl/workbook.xml": b"<workbook/>"}), "spreadsheet"),
        (pack_parts({"mimetype": b"application/vnd.oasis.opendocument.text"}), "no Word file"),
        (pack_parts({**parts(WORDS), "word/document.xml": b"<w:document>"}), "cannot be read"),
        (
            pack_parts({**parts(WORDS), "word/document.xml": f"<w:document {NAMES}><w:body/></w:document>".encode()}),
            "no text",
        ),
        (pack_parts({**parts(WORDS), "word/document.xml": b""}), "cannot be read"),
    ],
)
def test_what_is_no_word_file_says_what_it_is(content: bytes, says: str) -> None:
    assert says in refused(content).message


def test_bombs_are_refused_before_they_go_off() -> None:
    assert "inflate" in refused(pack_parts({**parts(WORDS), "word/media/a.png": bytes(8 * 2**20)})).message
    assert "inflate" in refused(pack_parts({f"{number}.xml": b"" for number in range(10_001)})).message


def test_sizes_that_lie_are_refused() -> None:
    changed = bytearray(pack_parts({**parts(WORDS), "word/document.xml": b"<a>" + bytes(2**20) + b"</a>"}))
    at = changed.index(b"word/document.xml", changed.index(b"PK\x01\x02")) - 22
    changed[at : at + 4] = struct.pack("<I", 100)
    assert refused(bytes(changed)).hint


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/footnotes.xml", "docProps/core.xml"])
def test_entities_are_refused(part: str) -> None:
    content = parts(word(p("Words", reference("footnote", 1)), footnotes=note("footnote", 1, p("N"))))
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    assert "document type" in refused(pack_parts({**content, part: bomb + content[part]})).message


def test_tables_in_tables_end_in_an_article_or_one_line() -> None:
    inner = p("Deep.")
    for _ in range(60):
        inner = table(row(w("tc", inner)))
    refused(word(inner))
    inner = p("Deep.")
    for _ in range(8):
        inner = table(row(w("tc", inner), cell("x")))
    found = read(Resource(word(inner), "", "a.docx"), make_fetch(data_only, Assets()), Notes())
    assert "Deep." in text(found.body)


def test_fields_that_never_end_or_never_start_lose_no_words() -> None:
    opened = w("r", w("fldChar", fldCharType="begin")) + w("r", w("instrText", "TOC"))
    content = word(p("Before.", opened), p(field("REF x", "one")), p(w("r", w("fldChar", fldCharType="end")), "After."))
    notes = Notes()
    found = read(Resource(content, "", "a.docx"), make_fetch(data_only, Assets()), notes)
    assert "Before." in text(found.body)
    assert "After." in text(found.body) or any("contents" in one.detail for one in notes)


def test_broken_parts_never_end_in_a_traceback() -> None:
    whole = parts(
        word(
            p("Head", style="Titel"), p("Words ", r("x", w("b")), reference("footnote", 1)),
            table(row(cell("a"), cell("b"))),
            p(field("TOC", "C 1")), footnotes=note("footnote", 1, p("N")),
        )
    )  # fmt: skip
    chance = random.Random(5)
    for _ in range(150):
        name = chance.choice(["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"])
        content = bytearray(whole[name])
        at = chance.randrange(len(content))
        content[at : at + chance.randrange(12)] = chance.choice([b"", b"<", b'"', b"w:val", b"9999999999", b"<w:p>"])
        try:
            read(
                Resource(pack_parts({**whole, name: bytes(content)}), "", "a.docx"),
                make_fetch(data_only, Assets()),
                Notes(),
            )
        except ReadError as error:
            assert error.message
