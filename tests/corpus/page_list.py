"""Whether page 37 of the e-book is page 37 of the paper: the page list of an EPUB against the PDF of the same run."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from tests.builders.epub.reading import NAMESPACES, Epub

AGREE = 0.98
"""The least share of pages that begin with the same words in both."""

_COMPARED = 24
"""Letters that two pages must share to begin alike."""

_NEAR = 40
"""Words of the e-book among which those of the paper may be where the two differ in form."""

_UNSEEN = {"doc-footnote", "doc-noteref", "doc-backlink", "doc-pagebreak"}
_MATH = f"{{{NAMESPACES['m']}}}math"


class Page(NamedTuple):
    """A page of a book with the words that follow its mark in the EPUB, and those that the PDF begins it with."""

    label: str
    ebook: str
    paper: str

    @property
    def exact(self) -> bool:
        """Whether both begin with the same letters. A word that the page before began to write is passed over."""
        wanted = _letters(self.ebook)[:_COMPARED]
        begun, whole = self.paper.partition(" ")[2], self.paper
        return any(_alike(wanted, _letters(words)) for words in (whole, begun))

    @property
    def agrees(self) -> bool:
        """Whether both begin at the same place, if in another form: a formula, a table of cards, a head said again."""
        first, there = _words(self.paper)[:8], set(_words(self.ebook)[:_NEAR])
        return self.exact or sum(word in there for word in first) >= 0.75 * len(first)


def _alike(wanted: str, found: str) -> bool:
    return found.startswith(wanted) or (len(found) > 0 and wanted.startswith(found))


def _letters(written: str) -> str:
    """Letters alone: numbers of notes and lists are in one of the two only."""
    return "".join(_words(written))


def _words(written: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKD", _NAMED.sub(_sign, written.casefold())))


_NAMED = re.compile(r"\[([a-z][a-z0-9 -]+|u\+[0-9a-f]{4,6})\]")
"""What paper prints for a sign that no face has: its name, or its code."""


def _sign(named: re.Match[str]) -> str:
    """The sign that has a name; what is no name stays."""
    if named[1].startswith("u+"):
        return " "
    try:
        return unicodedata.lookup(named[1])
    except KeyError:
        return named[0]


def wrong(epub: Path, pdf: Path) -> list[str]:
    """What is wrong with the page list; nothing where an EPUB has none."""
    book = Epub(epub.read_bytes())
    listed = book.find("nav.xhtml", "//h:nav[@epub:type='page-list']//h:a")
    if not listed:
        return []
    labels = Counter(link.text for link in listed)
    with pypdfium2.PdfDocument(pdf) as document:
        count = len(document)
    found = [f"page list: label {label} is there {number} times" for label, number in labels.items() if number > 1]
    if len(listed) != count:
        found.append(f"page list: {len(listed)} marks for {count} pages")
    return found + _disagreements(list(pages(book, pdf)))


def _disagreements(compared: list[Page]) -> list[str]:
    apart = [page for page in compared if not page.agrees]
    if len(apart) <= (1 - AGREE) * len(compared):
        return []
    shown = [f"page {page.label}: e-book “{page.ebook[:40]}”, paper “{page.paper[:40]}”" for page in apart]
    return [f"page list: {len(apart)} of {len(compared)} pages begin elsewhere", *shown]


def pages(book: Epub, pdf: Path) -> Iterator[Page]:
    """The pages that begin in articles, as both books have them."""
    numbers = _labels(pdf)
    trees = {name: book.tree(name) for name in book.spine() if name.startswith("articles/")}
    with pypdfium2.PdfDocument(pdf) as document:
        for link in book.find("nav.xhtml", "//h:nav[@epub:type='page-list']//h:a"):
            file, _, mark = link.get("href").partition("#")
            if mark and file in trees and link.text in numbers:  # a page of a part has no mark: it is all of its file
                yield Page(link.text, _after(trees[file], mark), _first(document[numbers[link.text]]))


def _labels(pdf: Path) -> dict[str, int]:
    """The pages by the labels that a reader sees."""
    with pypdfium2.PdfDocument(pdf) as document:
        return {document.get_page_label(index) or str(index + 1): index for index in range(len(document))}


def _after(tree: Any, mark: str) -> str:
    """The words that follow an element, in the order of the document."""
    [place] = tree.xpath("//*[@id=$mark]", mark=mark)
    pieces: list[str] = []
    for text in place.xpath("following::text()[position() <= 200]"):
        inside = text.getparent().getparent() if text.is_tail else text.getparent()
        if not any(map(_unseen, (inside, *inside.iterancestors()))):
            pieces.append(str(text))
        if sum(map(len, pieces)) > 400:
            break
    return " ".join("".join(pieces).split())


def _unseen(element: Any) -> bool:
    """Whether the words in an element are elsewhere on the page, or drawn: notes, their numbers, formulas."""
    return element.get("role") in _UNSEEN or element.tag == _MATH


def _first(page: pypdfium2.PdfPage) -> str:
    """The first letters of a page that are not artifacts, such as running heads (ISO 32000-1, 14.8.2.2)."""
    text = page.get_textpage()
    pieces: list[str] = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8, textpage=text):
        if pdfium.FPDFPageObj_GetMarkedContentID(item.raw) >= 0:
            pieces.append(item.extract())
        if sum(map(len, pieces)) > 200:
            break
    text.close()
    return " ".join("".join(pieces).split())
