"""The theme for low vision keeps its word in a book that has every kind of block: no slopes, nothing small."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pytest
from pypdfium2 import raw

from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import make_page
from octavo.model import Book
from octavo.profiles import Paper, profile
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.making import pdf

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
