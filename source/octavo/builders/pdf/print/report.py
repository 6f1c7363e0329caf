"""What a user is told of an inside that was made for a print house: what is in the file, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from octavo.builders.pdf.page import Page
from octavo.builders.pdf.print.interior import gutter
from octavo.builders.pdf.print.preflight import PlacedPicture, PrintFacts
from octavo.profiles import PrintHouse
from octavo.resources import Assets


def name_pictures(trees: Iterable[bytes], assets: Assets) -> dict[str, list[str]]:
    """What users call the pictures of a book, in order, by the words for them: all that a PDF says of a picture.

    `trees` are the pieces of the book.
    """
    names: dict[str, list[str]] = {}
    for image in (image for tree in trees for image in ElementTree.fromstring(tree).iter("img")):
        words, source = image.get("alt", ""), image.get("src", "").removeprefix("asset:")
        name = Path(next(filter(None, assets.references(source)), "")).name
        names.setdefault(words, []).append(name or f"“{words}”")
    return names


def report(found: PrintFacts, page: Page, house: PrintHouse, names: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Codes and details of the notes on an inside that was read back."""
    yield from (("print-interior", said) for said in _summarise(found, page, house))
    yield from (("print-refused", said) for said in _find_faults(found, page, house))
    waiting = {words: iter(listed) for words, listed in names.items()}
    for picture in found.pictures:
        name = next(waiting.get(picture.words, iter(())), "a picture")
        if picture.ppi < house.ppi - 0.5:
            yield "picture-coarse", _describe_coarse(picture, name, house)


def _summarise(found: PrintFacts, page: Page, house: PrintHouse) -> Iterator[str]:
    """What is in a file, in sentences."""
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


def _find_faults(found: PrintFacts, page: Page, house: PrintHouse) -> Iterator[str]:
    """What the print house would send it back for, in sentences."""
    if not house.least <= found.pages <= house.most:
        yield f"{house.label} prints books of {house.least} to {house.most} pages; this one has {found.pages}."
    if found.pages % house.multiple:
        yield f"{house.label} prints books of a multiple of {house.multiple} pages; this one has {found.pages}."
    odd = sorted(found.sizes - {(round(page.width, 1), round(page.height, 1))})
    if listed := " and ".join(f"{width:g} × {height:g} mm" for width, height in odd):
        yield f"There are pages of {listed}, which is not the size of the book."
    if found.loose_fonts:
        yield f"These fonts are not in the file: {', '.join(found.loose_fonts)}."


def _describe_coarse(picture: PlacedPicture, name: str, house: PrintHouse) -> str:
    return (
        f"page {picture.page}: {name} has {picture.ppi:.0f} pixels an inch at its width of {picture.width:.0f} mm; "
        f"{house.ppi} are wanted."
    )
