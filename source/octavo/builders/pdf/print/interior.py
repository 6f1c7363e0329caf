"""The inside of a book as a print house takes it: its margins, its blank pages, and a report of what was made.

The page is as large as the book: nothing of ours is printed to its edge, so that there is no bleed. A print house
wants a cover as a file of its own, and neither links nor bookmarks in the inside. Rules, tints and code are black or
grey, for colour costs, and no type is below 7 points. PDF/X is not claimed.

Sources: the help pages of the print houses; their numbers are in `profiles/printers.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias
from xml.etree.ElementTree import Element, SubElement

from msgspec.structs import replace

from octavo.builders import Built
from octavo.builders.pdf.page import MILLIMETRE, Page
from octavo.builders.pdf.print.preflight import Facts, Placed
from octavo.notes import Notes
from octavo.profiles import PrintHouse
from octavo.resources import Assets

Setter: TypeAlias = Callable[[Page, Notes], Built]
"""Sets the book on a page, and writes it."""

_HEAD = 7.0
"""Millimetres from the text to the far edge of a running head or a folio, which are inside the margins as well."""

_FILLED = 0.7
"""How much of a page's lines and characters an average page of a book has."""

_RIGHT = 6
"""Pages: articles that are shorter than that on average begin on any page, not on right ones alone."""

CSS = """
h1, h2, h3, h4, h5, h6 { bookmark-level: none; }
.part { break-before: right; }
pre span[class] { color: inherit; }
.endpaper { page: endpaper; break-before: left; }
@page endpaper {
  @top-left { content: none; } @top-center { content: none; } @top-right { content: none; }
  @bottom-left { content: none; } @bottom-center { content: none; } @bottom-right { content: none; }
}
"""


def sheet(root: Element, page: Page) -> str:
    """What stylesheets say of the inside of this book, on this page."""
    articles = [section for section in root.iter("section") if section.get("class") == "article"]
    long = expected(root, page) > _RIGHT * max(len(articles), 1)
    return CSS + (".article { break-before: right; }\n" if long else "")


def flatten(root: Element) -> None:
    """Makes words of links, which nobody can follow in print, and ends the book with a blank left page."""
    for link in root.iter("a"):
        link.tag = "span"
        link.attrib.pop("href", None)
    body = root.find("body")
    assert body is not None
    SubElement(body, "div", {"class": "endpaper"})


def expected(root: Element, page: Page) -> int:
    """About how many pages a book has."""
    lines = (page.height - page.margins[0] - page.margins[2]) * MILLIMETRE / page.leading
    return 1 + round(sum(map(len, root.itertext())) / (page.characters * lines * _FILLED))


def bound(page: Page, house: PrintHouse, pages: int) -> Page:
    """The page with the margins that a book of so many pages must have, where its own are less."""
    top, outside, bottom, inside = page.margins
    least = house.margin + _HEAD
    margins = (max(top, least), max(outside, house.margin), max(bottom, least), max(inside, gutter(house, pages)))
    return replace(page, margins=margins, facing=True)


def gutter(house: PrintHouse, pages: int) -> float:
    """The least inside margin (mm) of a book of so many pages."""
    return next((one.inside for one in house.gutters if pages <= one.pages), house.gutters[-1].inside)


def interior(page: Page, house: PrintHouse, pages: int, write: Setter, notes: Notes) -> tuple[Page, Built]:
    """The inside, set on the page that its real number of pages asks for: `pages` is the guess to begin with.

    It is set again only where the guess was so wrong that the inside margin is another one.
    """
    while True:
        said = Notes()
        wanted = bound(page, house, pages)
        built = write(wanted, said)
        if bound(page, house, built.pages).margins[3] <= wanted.margins[3] or built.pages <= pages:
            break
        pages = built.pages
    for note in said:
        notes.at(note.where).add(note.code, note.detail)
    return wanted, built


def called(root: Element, assets: Assets) -> dict[str, list[str]]:
    """What users call the pictures, in order, by the words for them, which are all that a PDF says of a picture."""
    names: dict[str, list[str]] = {}
    for image in root.iter("img"):
        words, source = image.get("alt", ""), image.get("src", "").removeprefix("asset:")
        name = Path(next(filter(None, assets.references(source)), "")).name
        names.setdefault(words, []).append(name or f"“{words}”")
    return names


def report(found: Facts, page: Page, house: PrintHouse, names: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Codes and details of the notes on an inside that was read back."""
    yield from (("print-interior", said) for said in _summary(found, page, house))
    yield from (("print-refused", said) for said in _wrong(found, page, house))
    waiting = {words: iter(called) for words, called in names.items()}
    for picture in found.pictures:
        name = next(waiting.get(picture.words, iter(())), "a picture")
        if picture.ppi < house.ppi - 0.5:
            yield "picture-coarse", _coarse(picture, name, house)


def _summary(found: Facts, page: Page, house: PrintHouse) -> Iterator[str]:
    yield (
        f"{house.label}: {found.pages} pages of {page.width:g} × {page.height:g} mm, without bleed. The inside margin "
        f"is {page.margins[3]:g} mm; {gutter(house, found.pages):g} mm is the least for so many pages."
    )
    yield (
        f"{len(found.fonts) - len(found.loose_fonts)} of {len(found.fonts)} fonts are in the file, links on "
        f"{found.links} pages, {len(found.pictures)} pictures made of pixels. The last page is blank."
    )
    yield "The cover is no part of it: print houses take it as a file of its own, whose spine depends on the pages."
    coloured = sum(picture.coloured for picture in found.pictures)
    if coloured or found.colours:
        yield (
            f"Its colours are RGB: {coloured} pictures, and text or lines on {found.colours} pages; all else is black "
            "and grey alone. Order an interior in colour, or black ink will turn them into greys. It is no PDF/X."
        )
    else:
        yield "Nothing in it has a colour: its text and lines are black and grey alone. It is no PDF/X."


def _wrong(found: Facts, page: Page, house: PrintHouse) -> Iterator[str]:
    if not house.least <= found.pages <= house.most:
        yield f"{house.label} prints books of {house.least} to {house.most} pages; this one has {found.pages}."
    if found.pages % house.multiple:
        yield f"{house.label} prints books of a multiple of {house.multiple} pages; this one has {found.pages}."
    odd = sorted(found.sizes - {(round(page.width, 1), round(page.height, 1))})
    if listed := " and ".join(f"{width:g} × {height:g} mm" for width, height in odd):
        yield f"There are pages of {listed}, which is not the size of the book."
    if found.loose_fonts:
        yield f"These fonts are not in the file: {', '.join(found.loose_fonts)}."


def _coarse(picture: Placed, name: str, house: PrintHouse) -> str:
    return (
        f"page {picture.page}: {name} has {picture.ppi:.0f} pixels an inch at its width of {picture.width:.0f} mm; "
        f"{house.ppi} are wanted."
    )
