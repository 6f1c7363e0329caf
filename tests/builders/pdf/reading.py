"""Reads a PDF back with PDFium: words, places of characters, bookmarks, links, fonts, structure."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw


class Target(NamedTuple):
    """Where a link stands and where it leads: pages count from 1; `page` is 0 for an address."""

    here: int
    page: int
    address: str


class Pdf:
    """An open PDF. Pages count from 1."""

    def __init__(self, content: bytes) -> None:
        self._document = pypdfium2.PdfDocument(content)

    def __len__(self) -> int:
        return len(self._document)

    def metadata(self) -> dict[str, str]:
        """The document information dictionary."""
        return {str(key): str(value) for key, value in self._document.get_metadata_dict().items()}

    def words(self, page: int) -> str:
        """The text of a page, with hyphens at line ends closed and white space made plain."""
        text = self._document[page - 1].get_textpage().get_text_bounded()
        return " ".join(re.sub("[\u00ad\ufffe\x02]\\s*|\u2010\\s+", "", text).split())

    def lines(self, page: int) -> str:
        """The text of a page as it is copied, line by line."""
        return str(self._document[page - 1].get_textpage().get_text_range())

    def all_words(self) -> str:
        return " ".join(self.words(page) for page in range(1, len(self) + 1))

    def page_of(self, words: str) -> int:
        """The first page that has `words`, 0 if none has."""
        return next((page for page in range(1, len(self) + 1) if words in self.words(page)), 0)

    def left_of(self, words: str) -> float:
        """Where the first place of some words begins, in points from the left edge of its page."""
        return self._first_box(words, self.page_of(words))[0]

    def foot_of(self, words: str, page: int) -> float:
        """Where the first place of some words on a page ends, in points from the lower edge."""
        return self._first_box(words, page)[1]

    def _first_box(self, words: str, page: int) -> tuple[float, float, float, float]:
        text = self._document[page - 1].get_textpage()
        index, _ = text.search(words).get_next()
        left, bottom, right, top = text.get_charbox(index)
        return left, bottom, right, top

    def sizes(self) -> set[tuple[float, float]]:
        """The sizes of the pages in millimetres."""
        millimetres = 25.4 / 72
        return {(round(w * millimetres, 1), round(h * millimetres, 1)) for w, h in map(self._size, self._document)}

    @staticmethod
    def _size(page: Any) -> tuple[float, float]:
        width, height = page.get_size()
        return width, height

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Level, words and page of every bookmark."""
        return [
            (mark.level + 1, mark.get_title(), mark.get_dest().get_index() + 1) for mark in self._document.get_toc()
        ]

    def outside(self, margin: float = 50) -> list[tuple[int, str]]:
        """Characters that stand beyond the side margins or off the page, with their pages."""
        found = []
        for number, page in enumerate(self._document, 1):
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                if right > left and (left < margin or right > width - margin or bottom < 20 or top > height - 20):
                    found.append((number, text.get_text_range(index, 1)))
        return found

    def fonts(self) -> dict[str, bool]:
        """The name of every font that text is set in, and whether it is in the file."""
        found = {}
        for page in self._document:
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8):
                font = raw.FPDFTextObj_GetFont(item.raw)
                name = ctypes.create_string_buffer(200)
                raw.FPDFFont_GetBaseFontName(font, name, 200)
                found[name.value.decode()] = raw.FPDFFont_GetIsEmbedded(font) == 1
        return found

    def links(self) -> Iterator[Target]:
        """Every link of every page."""
        for number, page in enumerate(self._document, 1):
            position, link = ctypes.c_int(0), raw.FPDF_LINK()
            while raw.FPDFLink_Enumerate(page.raw, position, link):
                yield self._target(number, link)

    def _target(self, here: int, link: Any) -> Target:
        if destination := raw.FPDFLink_GetDest(self._document.raw, link):
            return Target(here, raw.FPDFDest_GetDestPageIndex(self._document.raw, destination) + 1, "")
        address = ctypes.create_string_buffer(2000)
        raw.FPDFAction_GetURIPath(self._document.raw, raw.FPDFLink_GetAction(link), address, 2000)
        return Target(here, 0, address.value.decode())

    def structure(self) -> Iterator[tuple[int, str, str]]:
        """Page, type and alternative words of every structure element, in reading order."""
        for number, page in enumerate(self._document, 1):
            tree = raw.FPDF_StructTree_GetForPage(page.raw)
            for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                yield from _elements(number, raw.FPDF_StructTree_GetChildAtIndex(tree, index))
            raw.FPDF_StructTree_Close(tree)


def _elements(page: int, element: Any) -> Iterator[tuple[int, str, str]]:
    if not element:
        return
    yield page, _said(raw.FPDF_StructElement_GetType, element), _said(raw.FPDF_StructElement_GetAltText, element)
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _elements(page, raw.FPDF_StructElement_GetChildAtIndex(element, index))


def _said(get: Any, element: Any) -> str:
    said = ctypes.create_string_buffer(4000)
    length = get(element, said, 4000)
    return said.raw[: max(0, length - 2)].decode("utf-16-le")
