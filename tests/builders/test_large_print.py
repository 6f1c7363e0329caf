"""The theme for low vision keeps its word in a book that has every kind of block: no slopes, nothing small."""

from __future__ import annotations

import ctypes
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import TextBox

from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import make_page
from octavo.model import Book
from octavo.profiles import Paper, profile
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.making import epub, pdf

THEME = Theme(name="large-print")
SLOPED = re.compile("italic|oblique", re.IGNORECASE)


def runs(content: bytes) -> Iterator[tuple[str, float, str]]:
    """The face, the size in points and the words of every run of text."""
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8):
            name, size, matrix = ctypes.create_string_buffer(200), ctypes.c_float(), raw.FS_MATRIX()
            raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(item.raw), name, 200)
            raw.FPDFTextObj_GetFontSize(item.raw, size)
            raw.FPDFPageObj_GetMatrix(item.raw, matrix)
            words = ctypes.create_string_buffer(2000)
            raw.FPDFTextObj_GetText(item.raw, text.raw, ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)), 1000)
            yield name.value.decode(), size.value * abs(matrix.d), words.raw.decode("utf-16-le").partition("\0")[0]


@pytest.mark.parametrize("device", ["enote-10", "a4"])
def test_the_pages_of_a_book_have_no_slopes_and_nothing_small(
    every_node_book: tuple[Book, Assets], device: str
) -> None:
    options = PdfOptions(paper=profile(Paper, device))
    floor = make_page(options, THEME.settings).type_size("widest")
    found = list(runs(pdf(*every_node_book, theme=THEME, options=options).content))
    assert {face for face, _, words in found if SLOPED.search(face) and words.strip()} == set()
    assert [(words, size) for _, size, words in found if size < floor - 0.1 and words.strip()] == []


def test_the_screens_of_a_book_have_no_slopes_and_nothing_small(every_node_book: tuple[Book, Assets]) -> None:
    with zipfile.ZipFile(BytesIO(epub(*every_node_book, theme=THEME).content)) as file:
        css = file.read("EPUB/style.css").decode()
        pages = [file.read(name) for name in file.namelist() if "/articles/" in name and name.endswith(".xhtml")]
    boxes = [box for page in pages for box in boxes_of(page, css)]
    assert {box.element_tag for box in boxes if box.style["font_style"] != "normal"} == set()
    assert {box.element_tag for box in boxes if box.style["font_variant_caps"] != "normal"} == set()
    small = {box.element_tag: box.style["font_size"] for box in boxes if box.style["font_size"] < 0.8 * 16}
    assert small == {}


def boxes_of(page: bytes, css: str) -> Iterator[Any]:
    """The boxes of the words of a page, in a style, where the text is of 16 pixels."""
    document = HTML(string=page.decode()).render(stylesheets=[CSS(string=css)])
    for sheet in document.pages:
        yield from (box for box in sheet._page_box.descendants() if isinstance(box, TextBox) and box.text.strip())
