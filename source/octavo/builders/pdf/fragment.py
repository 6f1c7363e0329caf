"""What is given to whoever renders a part of a book, and what comes back: plain values, which other processes can have.

A book is one `Job` today, and so one `Fragment`. Both are made so that a linker can join many: nothing in a fragment
depends on what stands before it but its page numbers, which are kept apart, as the places that they are counted from.
"""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

import pydyf
from msgspec import Struct

from octavo.builders.pdf.page import Page
from octavo.builders.pdf.structure import StructElem
from octavo.notes import Note
from octavo.resources import Assets


class Job(Struct, frozen=True, kw_only=True):
    """What is laid out in one piece.

    `root` is an html element, fit for `page`, and `css` its whole stylesheet; pictures are in `assets`, by their names
    ("asset:NAME"). `notes` is what was noted on the way here.
    """

    root: Element
    css: str
    assets: Assets
    page: Page
    notes: tuple[Note, ...]


class Break(NamedTuple):
    """Where a page begins: an article or an own page of the book, and how many of its characters stand before it."""

    id: str
    offset: int


class Metadata(Struct, frozen=True):
    """What the head of a tree says of the book.

    `rdf` is most of it as XMP, `said` are all meta elements by their names, `keywords` and `language` are two of them.
    """

    rdf: bytes
    said: dict[str, str]
    language: str
    keywords: tuple[str, ...]


class DrawnStream(pydyf.Stream):
    """A stream of a PDF whose bytes are final, and packed."""

    def __init__(self, stream: pydyf.Stream) -> None:
        super().__init__()
        self.number = stream.number
        self._data: bytes = stream.data

    @property
    def data(self) -> bytes:
        """The dictionary and the bytes of the stream, as they stand in the file."""
        return self._data


class Fragment(Struct, frozen=True, kw_only=True):
    """Pages that are laid out and drawn.

    `pdf` holds the objects of the pages, of their links, bookmarks, pictures and fonts; `structure` and `metadata` are
    not written yet. `marked` is how many marked contents each page has, `breaks` where each begins, `folios` the number
    that is printed on it. `targets` is on which page each id stands, from 0: a linker counts from it the numbers that
    the slots of other fragments show. `digest` names the tree and the stylesheet, `notes` is what was noted.
    """

    pdf: pydyf.PDF
    structure: StructElem
    marked: tuple[int, ...]
    breaks: tuple[Break, ...]
    folios: tuple[str, ...]
    targets: dict[str, int]
    metadata: Metadata
    digest: bytes
    notes: tuple[Note, ...]
