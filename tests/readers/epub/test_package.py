"""What a book lists, and what its file has."""

from __future__ import annotations

import warnings
import zipfile
from io import BytesIO

from octavo.notes import Notes
from octavo.walk import text
from tests.readers.epub.test_epub import article, book, page

PAGES = {"1.xhtml": page("<h1>One</h1><p>a</p>"), "2.xhtml": page("<h1>Two</h1><p>b</p>")}


def change(content: bytes, *, without: str = "", again: str = "", named: dict[str, str] | None = None) -> bytes:
    """An archive without a part, with one twice, or with other names."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in [*old.namelist(), *([again] if again else [])]:
            if name != without:
                new.writestr((named or {}).get(name, name), old.read(name))
    return made.getvalue()


def noted(content: bytes) -> tuple[str, list[tuple[str, str]]]:
    notes = Notes()
    said = text(article(content, notes).body)
    wanted = ("page-missing", "part-repeated")
    return said, [(note.code, note.detail) for note in notes if note.code in wanted]


def test_a_page_that_is_not_there_is_a_warning() -> None:
    said, notes = noted(change(book(PAGES), without="OPS/2.xhtml"))
    assert "One" in said
    assert notes == [("page-missing", "OPS/2.xhtml")]


def test_a_page_that_no_item_names_is_a_warning() -> None:
    content = book(PAGES)
    with zipfile.ZipFile(BytesIO(content)) as old:
        opf = old.read("OPS/package.opf").decode().replace('<itemref idref="i1"/>', '<itemref idref="gone"/>')
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, opf if name == "OPS/package.opf" else old.read(name))
    assert noted(made.getvalue())[1] == [("page-missing", "gone")]


def test_a_part_that_is_there_twice_is_a_warning_and_read_once() -> None:
    said, notes = noted(change(book(PAGES), again="OPS/2.xhtml"))
    assert said.count("Two") == 1
    assert notes == [("part-repeated", "OPS/2.xhtml")]


def test_names_that_differ_in_capitals_are_found() -> None:
    said, notes = noted(change(book(PAGES), named={"OPS/2.xhtml": "OPS/2.XHTML"}))
    assert "Two" in said
    assert notes == []
