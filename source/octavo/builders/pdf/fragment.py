"""What is given to whoever renders a part of a book, and what comes back: plain values, which other processes can have.

A book is one `Job` today, and so one `Fragment`. What depends on the pages before a fragment, the numbers on its own
pages and in its slots, is drawn as if it were the first; the places that numbers are counted from are kept beside it,
so that a linker of many can tell which of them have to be drawn again.
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

    `rdf` is most of it as XMP, `meta` are all meta elements by their names, `keywords` and `language` are two of them.
    `direction` is "rtl" for a book whose pages follow each other from right to left.
    """

    rdf: bytes
    meta: dict[str, str]
    language: str
    keywords: tuple[str, ...]
    direction: str = ""


class Fragment(Struct, frozen=True, kw_only=True):
    """Pages that are laid out and drawn.

    `pdf` holds the objects of the pages, of their links, bookmarks, pictures and fonts; `structure` and `metadata` are
    not written yet. `mcid_counts` is how many marked contents each page has, `breaks` where each begins, `folios` the
    number that is printed on it. `targets` is on which page each id stands, from 0. `digest` names the tree and the
    stylesheet, `notes` is what was noted. `paragraphs` counts those that were composed, and those that were not.
    """

    pdf: pydyf.PDF
    structure: StructElem
    mcid_counts: tuple[int, ...]
    breaks: tuple[Break, ...]
    folios: tuple[str, ...]
    targets: dict[str, int]
    metadata: Metadata
    digest: bytes
    notes: tuple[Note, ...]
    paragraphs: dict[str, int] = {}
