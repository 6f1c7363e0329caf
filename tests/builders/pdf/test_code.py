"""Code that pages divide: its rule ends with its lines, no page begins with an empty one, operators are whole."""

from __future__ import annotations

import pypdfium2
import pytest
from pypdfium2 import raw

from octavo.builders.pdf.options import PdfOptions
from octavo.model import CodeBlock
from octavo.theme import Theme, themes
from tests.builders.making import pdf
from tests.builders.pdf.reading import Pdf
from tests.builders.pdf.test_pages import TALL
from tests.making import article, book_of

LONG = " ".join(["word()"] * 20)
"""A line that goes on over four rows of the page: it stands on one, and leaves white below the one before."""

CODE = "\n\n\n".join(f"{LONG}\nsecond()" for _ in range(14))


def made(code: str, theme: str = "book") -> bytes:
    book = book_of(article("First", CodeBlock(code, syntax="python")))
    return pdf(book, theme=Theme(name=theme), options=PdfOptions(paper=TALL)).content


def rule(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """The bottom and the top of what is drawn on a page of code: the rule beside it."""
    (item,) = (item for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=8) if _height(item) > 20)
    _, bottom, _, top = item.get_bounds()
    return bottom, top


def _height(item: pypdfium2.PdfObject) -> float:
    _, bottom, _, top = item.get_bounds()
    return float(top - bottom)


def rows(page: pypdfium2.PdfPage) -> list[tuple[float, float]]:
    """The bottom and the top of each bracket on a page: there is one in each row of code, and nowhere else."""
    text, found = page.get_textpage(), []
    search = text.search("()")
    while (hit := search.get_next()) is not None:
        _, bottom, _, top = text.get_charbox(hit[0])
        found.append((bottom, top))
    return found


def test_a_divided_block_looks_right_on_both_pages() -> None:
    pages = [page for page in pypdfium2.PdfDocument(made(CODE)) if rows(page)]
    assert len(pages) > 3
    tops = []
    for page in pages:
        (bottom, top), lines = rule(page), rows(page)
        assert 0 <= min(low for low, _ in lines) - bottom < 10
        assert 0 <= top - max(high for _, high in lines) < 10
        tops.append(round(max(high for _, high in lines)))
    assert len({*tops[1:]}) == 1  # no page but the first begins with white


@pytest.mark.parametrize("theme", themes())
def test_operators_are_whole(theme: str) -> None:
    lines = [f"{'v' * n}.ready->next != other and level <= most_of_all_levels::here == same" for n in range(2, 24)]
    read = Pdf(made("\n".join(lines), theme))
    text = "".join(read.lines(page) for page in range(1, len(read) + 1)).replace("\r", "")
    for parted in ("-\n>", "!\n=", "<\n=", ":\n:", "=\n="):
        assert parted not in text
    assert text.count("->") == len(lines)
