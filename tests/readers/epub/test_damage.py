"""An EPUB with one bad part is read without it, with a warning."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest

from octavo.errors import ReadError
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.readers.epub import read
from octavo.resources import Assets, Resource, data_only
from octavo.walk import text
from tests.readers.docx.word_files import pack_parts

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="o/book.opf"/></rootfiles></container>'
)
ITEMS = {"nav": "nav.xhtml", "one": "one.xhtml", "two": "two.xhtml", "ncx": "toc.ncx"}
XHTML = "application/xhtml+xml"
KINDS = {"ncx": "application/x-dtbncx+xml"}
NAVIGATION = ' properties="nav"'
MANIFEST = "".join(
    f'<item id="{key}" href="{name}" media-type="{KINDS.get(key, XHTML)}"{NAVIGATION if key == "nav" else ""}/>'
    for key, name in ITEMS.items()
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    f"<dc:title>Two ponds</dc:title><dc:language>en</dc:language></metadata><manifest>{MANIFEST}</manifest>"
    '<spine><itemref idref="one"/><itemref idref="two"/></spine></package>'
)


def page(title: str, words: str) -> bytes:
    return (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head>'
        f"<body><h1>{title}</h1><p>{words}</p></body></html>"
    ).encode()


NAV = (
    b'<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li><a href="one.xhtml">North</a></li></ol></nav>'
    b"</body></html>"
)
BOOK = {
    "mimetype": b"application/epub+zip",
    "META-INF/container.xml": CONTAINER.encode(),
    "o/book.opf": PACKAGE.encode(),
    "o/nav.xhtml": NAV,
    "o/toc.ncx": b'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap/></ncx>',
    "o/one.xhtml": page("The north pond", "Newts and reeds."),
    "o/two.xhtml": page("The south pond", "Frogs and rushes."),
}


def said(parts: Mapping[str, bytes] | bytes, notes: Notes) -> str:
    content = parts if isinstance(parts, bytes) else pack_parts(parts)
    return text(read(Resource(content, "", "a.epub"), make_fetch(data_only, Assets()), notes).body)


def codes(notes: Notes) -> list[str]:
    return [note.code for note in notes if note.severity == "warning"]


def test_the_whole_book_is_read_without_a_warning() -> None:
    notes = Notes()
    assert "Newts and reeds." in said(BOOK, notes)
    assert codes(notes) == []


@pytest.mark.parametrize("part", ["o/nav.xhtml", "o/toc.ncx"])
@pytest.mark.parametrize("damage", [b"<html", b"", b"<ol>" * 3_000, b"\xff\xff"])
def test_contents_that_are_damaged_are_left_out(part: str, damage: bytes) -> None:
    notes = Notes()
    assert "Frogs and rushes." in said({**BOOK, part: damage}, notes)
    assert codes(notes) == ["part-damaged"]


def test_contents_that_are_nested_three_hundred_deep_are_read() -> None:
    notes = Notes()
    deep = NAV.replace(b"<li>", b"<li><ol>" * 150 + b"<li>").replace(b"</li>", b"</li>" + b"</ol></li>" * 150)
    assert "Newts and reeds." in said({**BOOK, "o/nav.xhtml": deep}, notes)
    assert codes(notes) == []


def test_a_page_whose_bytes_are_damaged_is_left_out() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in BOOK.items():
            archive.writestr(name, content)
    notes = Notes()
    found = said(file.getvalue().replace(b"Frogs and rushes.", b"Toads and rushes."), notes)
    assert "Newts" in found
    assert "rushes" not in found
    assert codes(notes) == ["part-damaged"]


def test_a_page_with_codes_of_no_character_is_read_as_it_is() -> None:
    notes = Notes()
    found = said({**BOOK, "o/two.xhtml": page("The south pond", "Fr\x01ogs &#2;and <i>r</i>ushes\ufffe.")}, notes)
    assert "Frogs and rushes." in found
    assert "controls-dropped" in {note.code for note in notes}
    assert "structure-changed" not in {note.code for note in notes}


def test_a_page_that_is_not_there_and_one_that_is_there_twice_are_warnings() -> None:
    notes = Notes()
    assert "Newts" in said({name: part for name, part in BOOK.items() if name != "o/two.xhtml"}, notes)
    assert codes(notes) == ["page-missing"]


def test_a_book_without_a_readable_page_is_one_line() -> None:
    with pytest.raises(ReadError, match="no text"):
        said({**BOOK, "o/one.xhtml": b"", "o/two.xhtml": b"<html/>"}, Notes())
