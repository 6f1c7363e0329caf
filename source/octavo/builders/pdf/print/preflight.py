"""Reads a PDF back as a print house does: its pages, its fonts, its colours, and how sharp its pictures are."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct, field

from octavo.builders.pdf.page import MILLIMETRE

_DEPTH = 8
"""How deep drawings within drawings are followed."""


class PlacedPicture(Struct, frozen=True):
    """A picture: its page (the first is 1), its words, how wide it is (mm), pixels an inch, whether it has colours."""

    page: int
    words: str
    width: float
    ppi: float
    coloured: bool


class PrintFacts(Struct):
    """What was found: `sizes` of pages in millimetres, fonts and whether they are in the file.

    `colours` counts pages with coloured text or lines, `links` those with links.
    """

    pages: int = 0
    sizes: set[tuple[float, float]] = field(default_factory=set)
    fonts: dict[str, bool] = field(default_factory=dict)
    pictures: list[PlacedPicture] = field(default_factory=list)
    colours: int = 0
    links: int = 0

    @property
    def loose_fonts(self) -> list[str]:
        """Fonts that the file names and does not hold."""
        return sorted(name for name, embedded in self.fonts.items() if not embedded)


def inspect(file: Path) -> PrintFacts:
    """What is in a PDF."""
    found = PrintFacts()
    with pypdfium2.PdfDocument(file) as document:
        for number, page in enumerate(document, 1):
            _inspect_page(page, number, found)
            page.close()
    return found


def _inspect_page(page: Any, number: int, found: PrintFacts) -> None:
    """Adds what is on a page."""
    found.pages = number
    found.sizes.add(tuple(round(length / MILLIMETRE, 1) for length in page.get_size()))
    found.links += 0 if next(_find_links(page), None) is None else 1
    words = dict(_read_alternatives(page))
    coloured = False
    for item in page.get_objects(max_depth=_DEPTH):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(_read_picture(item, page, number, words))
            continue
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            _add_font(item, found.fonts)
        coloured = coloured or _is_coloured(item)
    found.colours += coloured


def _read_picture(item: Any, page: Any, number: int, words: dict[int, str]) -> PlacedPicture:
    """A picture as it stands on a page, whose alternatives are `words`."""
    facts = pdfium.FPDF_IMAGEOBJ_METADATA()
    pdfium.FPDFImageObj_GetImageMetadata(item.raw, page.raw, facts)
    ppi = min(facts.horizontal_dpi, facts.vertical_dpi)
    width = facts.width / facts.horizontal_dpi * 25.4 if facts.horizontal_dpi else 0.0
    coloured = facts.colorspace not in {pdfium.FPDF_COLORSPACE_DEVICEGRAY, pdfium.FPDF_COLORSPACE_CALGRAY}
    return PlacedPicture(number, words.get(facts.marked_content_id, ""), width, ppi, coloured)


def _add_font(item: Any, fonts: dict[str, bool]) -> None:
    """Adds the font of a piece of text, and whether it is in the file."""
    font = pdfium.FPDFTextObj_GetFont(item.raw)
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, name, 200)
    fonts[name.value.decode("utf-8", "replace")] = pdfium.FPDFFont_GetIsEmbedded(font) == 1


def _is_coloured(item: Any) -> bool:
    """Whether something is filled with more than a grey."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    given = pdfium.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha)
    return bool(given) and not red.value == green.value == blue.value


def _find_links(page: Any) -> Iterator[Any]:
    """The links of a page."""
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, position, link):
        yield link


def _read_alternatives(page: Any) -> Iterator[tuple[int, str]]:
    """The words for each picture of a page, after the number of its marked content."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    waiting = [
        pdfium.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    while waiting:
        element = waiting.pop()
        if words := _alternative(element):
            yield from ((number, words) for number in _content_numbers(element))
        children = range(pdfium.FPDF_StructElement_CountChildren(element))
        waiting.extend(filter(None, (pdfium.FPDF_StructElement_GetChildAtIndex(element, at) for at in children)))
    pdfium.FPDF_StructTree_Close(tree)


def _content_numbers(element: Any) -> Iterator[int]:
    """The numbers of the marked contents that a structure element has itself."""
    for at in range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)):
        yield pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)


def _alternative(element: Any) -> str:
    """The words that are read instead of an element."""
    size = pdfium.FPDF_StructElement_GetAltText(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetAltText(element, buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
