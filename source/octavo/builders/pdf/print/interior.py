"""The inside of a book as a print house takes it: its margins, its blank pages, and how many pages it may have.

The page is as large as the book: nothing of ours is printed to its edge, so that there is no bleed. A print house
wants a cover as a file of its own, and neither links nor bookmarks in the inside. Rules, tints and code are black or
grey, for colour costs, and no type is below 7 points. PDF/X is not claimed.

Sources: the help pages of the print houses; their numbers are in `profiles/printers.toml`.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from octavo.builders.pdf.page import Page
from octavo.markup_names import Class
from octavo.profiles import PrintHouse

_HEAD = 7.0
"""Millimetres from the text to the far edge of a running head or a folio, which are inside the margins as well."""

_RIGHT = 6
"""Pages: articles that are shorter than that on average begin on any page, not on right ones alone."""

_CSS = """
h1, h2, h3, h4, h5, h6 { bookmark-level: none; }
.part { break-before: recto; }
pre span[class] { color: inherit; }
.endpaper { page: endpaper; break-before: left; }
@page endpaper {
  @top-left { content: none; } @top-center { content: none; } @top-right { content: none; }
  @bottom-left { content: none; } @bottom-center { content: none; } @bottom-right { content: none; }
}
"""


def make_interior_css(articles: int, pages: int) -> str:
    """What stylesheets say of the inside of a book of so many articles, and about so many pages."""
    return _CSS + (".article { break-before: recto; }\n" if pages > _RIGHT * max(articles, 1) else "")


_LINK = re.compile(rb"<(/?)a(?=[ />])")
_TARGET = re.compile(rb'(<span\b[^>]*?) href="[^"]*"')


def flatten_links(markup: bytes) -> bytes:
    """Makes words of links, which nobody can follow in print."""
    return _TARGET.sub(rb"\1", _LINK.sub(rb"<\1span", markup))


def make_endpaper() -> Element:
    """The blank left page that a book ends with."""
    return Element("div", {"class": Class.ENDPAPER})


def bind_page(page: Page, house: PrintHouse, pages: int) -> Page:
    """The page with the margins that a book of so many pages must have, where its own are less."""
    top, outside, bottom, inside = page.margins
    least = house.margin + _HEAD
    margins = (max(top, least), max(outside, house.margin), max(bottom, least), max(inside, gutter(house, pages)))
    return replace(page, margins=margins, facing=True)


def gutter(house: PrintHouse, pages: int) -> float:
    """The least inside margin (mm) of a book of so many pages."""
    return next((one.inside for one in house.gutters if pages <= one.pages), house.gutters[-1].inside)


def is_bound(page: Page, house: PrintHouse, pages: int) -> bool:
    """Whether the page has the inside margin that a book of so many pages must have."""
    return gutter(house, pages) <= page.margins[3]
