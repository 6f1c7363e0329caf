"""MuPDF, the strictest reading system: it knows little CSS, and nothing of HTML 5 that is not said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
from msgspec import Struct
from PIL import Image
from PIL.Image import Image as Picture


class Leaf(Struct, frozen=True):
    """A page: its words as they stand, how many pictures it has, and what stands out of it."""

    words: str
    pictures: int
    cut: list[str]


pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)


def leaves(book: Path, width: float = 320, height: float = 568, size: float = 12) -> list[Leaf]:
    """The pages of an EPUB on a screen of that width and height, with text of that size (points)."""
    with _laid_out(book, width, height, size) as document:
        return [_leaf(page, width, height) for page in document]


def _laid_out(book: Path, width: float, height: float, size: float) -> Any:
    document = pymupdf.open(book)
    document.layout(width=width, height=height, fontsize=size)
    return document


def _leaf(page: Any, width: float, height: float) -> Leaf:
    blocks = page.get_text("dict")["blocks"]
    words = page.get_text("words")
    return Leaf(
        words=page.get_text(),
        pictures=sum(block["type"] == 1 for block in blocks),
        cut=[word[4] for word in words if word[0] < 0 or word[2] > width or word[1] < 0 or word[3] > height],
    )


def notes(book: Path) -> list[str]:
    """What a reader meets at the place where each reference to a note leads, in the order of the book."""
    with _laid_out(book, 420, 640, 12) as document:
        found = [(page, link) for page in document for link in page.get_links() if "page" in link]
        references = [(page, link) for page, link in found if page.get_textbox(link["from"]).strip().isdigit()]
        forward = [link for page, link in references if (page.number, link["from"].y0) < (link["page"], link["to"].y)]
        return [_below(document, link["page"], link["to"].y) for link in forward]


def _below(document: Any, number: int, top: float) -> str:
    """The words from a height of a page to the end of the next one."""
    here = [word[4] for word in document[number].get_text("words") if word[3] > top]
    return "\n".join([*here, document[number + 1].get_text() if number + 1 < len(document) else ""])


def complaints(book: Path) -> list[str]:
    """What MuPDF does not understand: it leaves out the rule of a stylesheet where that is."""
    pymupdf.TOOLS.reset_mupdf_warnings()
    with _laid_out(book, 320, 568, 12) as document:
        for page in document:
            page.get_text()
    said = pymupdf.TOOLS.mupdf_warnings().splitlines()
    return sorted({line for line in said if "error" in line})


def pictures(book: Path, css: str = "") -> Iterator[Picture]:
    """The pages as they look with a stylesheet of the reader's own."""
    pymupdf.mupdf.fz_set_user_css(css)
    try:
        with _laid_out(book, 420, 640, 12) as document:
            for page in document:
                pixels = page.get_pixmap(dpi=72)
                yield Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
    finally:
        pymupdf.mupdf.fz_set_user_css("")
