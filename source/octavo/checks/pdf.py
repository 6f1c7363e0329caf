"""Reads a PDF back with another engine than the one that made it: page objects, structure, named destinations.

Only marked content counts (ISO 32000-1, 14.7.4): running heads and page numbers are artifacts, and would
otherwise stand in for words that were lost.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from octavo.checks.completeness import Content, Contents, count_words, find_broken_words, is_turned

_SHOWN = {"Figure", "Formula"}
_AFTER_ARTICLES = ("rights", "index", "colophon")
"""The destinations that end the last article."""


def open_file(file: Path, chapters: Sequence[str], parts: Mapping[str, str]) -> PdfFile:
    """A PDF that holds these articles and parts, in order; `parts` are the digests of their pages."""
    return PdfFile(file, chapters, parts)


class PdfFile:
    """A PDF that is opened where words of it are asked for. Only its builder can tell what is the same again."""

    def __init__(self, file: Path, chapters: Sequence[str], parts: Mapping[str, str]) -> None:
        self._file = file
        self._chapters = chapters
        self._parts = parts

    def digest(self, chapter: str) -> str:
        """The digest of a chapter's pages, as the builder gave it."""
        return self._parts.get(chapter, "")

    def read(self, wanted: Collection[str]) -> Contents:
        """What these articles and parts hold: each reaches to where the next begins.

        Pictures have no names in a PDF; they are counted under "", formulas with them.
        """
        return _read_pages(self._file, self._chapters, wanted) if wanted else {}


def _read_pages(file: Path, chapters: Sequence[str], wanted: Collection[str]) -> Contents:
    document = pypdfium2.PdfDocument(file)
    try:
        starts = [_find_destination(document, name) for name in (*chapters, *_AFTER_ARTICLES)]
        ends = [_end_page(starts[at + 1 :], start, len(document)) for at, start in enumerate(starts)]
        return {
            chapter: _make_content([_read_page(document[number]) for number in range(start, end)])
            for chapter, start, end in zip(chapters, starts, ends, strict=False)
            if start >= 0 and chapter in wanted
        }
    finally:
        document.close()


def _end_page(later: list[int], start: int, count: int) -> int:
    """The page behind the last one of an article: the first of what follows, unless the two share it."""
    following = next((page for page in later if page >= 0), count)
    return max(following, start + 1)


def _make_content(pages: list[tuple[str, int]]) -> Content:
    text = "\n".join(text for text, _ in pages)
    content = Content(count_words(text), find_broken_words(text))
    content.pictures[""] = sum(shown for _, shown in pages)
    return content


def _find_destination(document: pypdfium2.PdfDocument, name: str) -> int:
    """The page, from 0, that a named destination is on; -1 if there is none."""
    found = pdfium.FPDF_GetNamedDestByName(document.raw, name.encode())
    return int(pdfium.FPDFDest_GetDestPageIndex(document.raw, found)) if found else -1


def _read_page(page: pypdfium2.PdfPage) -> tuple[str, int]:
    """The text of a page's marked content, a line an object, and how many figures and formulas begin on it."""
    textpage = page.get_textpage()
    marked = groupby(_marked_objects(page), key=lambda pair: pair[0])
    text = "\n".join(_join_objects([_object_text(item, textpage) for _, item in group]) for _, group in marked)
    shown = sum(1 for kind in _structure_types(page) if kind in _SHOWN)
    textpage.close()
    page.close()
    return text, shown


def _marked_objects(page: pypdfium2.PdfPage) -> Iterator[tuple[int, pdfium.FPDF_PAGEOBJECT]]:
    """The text objects of a page that are marked content, each with its number there."""
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        number = pdfium.FPDFPageObj_GetMarkedContentID(item)
        if number >= 0 and pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
            yield number, item


def _join_objects(texts: list[str]) -> str:
    """The text of objects, which follow each other from left to right, whichever way they are read."""
    joined = "".join(texts)
    return "".join(reversed(texts)) if len(texts) > 1 and is_turned(joined) else joined


def _object_text(item: pdfium.FPDF_PAGEOBJECT, textpage: pypdfium2.PdfTextPage) -> str:
    return _call_for_string(
        lambda buffer, size: pdfium.FPDFTextObj_GetText(item, textpage.raw, buffer, size), pdfium.FPDF_WCHAR
    )


def _structure_types(page: pypdfium2.PdfPage) -> Iterator[str]:
    """The types of the structure elements of a page, in reading order, but for what builders add: that has a title."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    stack = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, index) for index in reversed(range(count))]
    while stack:
        element = stack.pop()
        if not _call_for_string(lambda buffer, size, e=element: pdfium.FPDF_StructElement_GetTitle(e, buffer, size)):
            yield _call_for_string(lambda buffer, size, e=element: pdfium.FPDF_StructElement_GetType(e, buffer, size))
        count = pdfium.FPDF_StructElement_CountChildren(element)
        children = (pdfium.FPDF_StructElement_GetChildAtIndex(element, index) for index in reversed(range(count)))
        stack.extend(child for child in children if child)
    pdfium.FPDF_StructTree_Close(tree)


def _call_for_string(call: Callable[..., int], kind: type[ctypes.c_char | ctypes.c_ushort] = ctypes.c_char) -> str:
    """What a PDFium call writes into a buffer of UTF-16, whose size in bytes it tells first."""
    size = call(None, 0)
    buffer = ctypes.create_string_buffer(size)
    call(ctypes.cast(buffer, ctypes.POINTER(kind)), size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
