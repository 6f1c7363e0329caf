"""A section of a book on paper as bytes, with what the rest of the book has to know of it: so it can be kept.

What stands behind a link, the page that it leads to, is written for each link that may have one; which of them have
one is asked of the whole book (`crossrefs`), and the others are cut out again.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import chain, count
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec import Struct

from octavo.builders.pdf.tree.crossrefs import (
    OPTIONAL,
    Candidate,
    Target,
    find_candidates,
    locate_targets,
    write_references,
)
from octavo.builders.pdf.tree.drawings import drawings_text, find_drawings
from octavo.builders.pdf.tree.lists import list_numerals
from octavo.markup_names import Class, Data
from octavo.notes import Note, Notes
from octavo.resources import Assets

_REFERENCE = re.compile(rf"<{OPTIONAL}>(.*?)</{OPTIONAL}>".encode(), re.DOTALL)
"""Finds references that the book may not want."""

_SLOT = re.compile(rf'<span class="{Class.PAGEREF}" {Data.TO}="([^"]*)"'.encode())


class Section(Struct, frozen=True, array_like=True):
    """A section as markup, and what is known of it.

    `length` is its characters, `targets` and `candidates` are what can be referred to and what may refer. `letters` are
    the different ones in it, with those of its numerals and drawings. `draws` says whether a drawing has words. `notes`
    is what was noted while it was made.
    """

    markup: bytes
    length: int
    targets: tuple[Target, ...]
    candidates: tuple[Candidate, ...]
    letters: str
    draws: bool
    notes: tuple[Note, ...]

    @property
    def slots(self) -> list[str]:
        """The ids whose page numbers are put in it."""
        return [found.decode() for found in _SLOT.findall(self.markup)]

    @property
    def lists(self) -> bool:
        """Whether there are contents in it."""
        return b"<nav " in self.markup


def describe_section(element: Element, assets: Assets, notes: Notes, label: str = "") -> Section:
    """A section that is fit for its page. References say `label`, "p. {number}"; where it is empty there are none."""
    targets, length = locate_targets(element)
    candidates = find_candidates(element) if label else {}
    drawn = drawings_text(element, assets, notes)
    heads = (header.get(Data.BOOK, "") for header in element.iter("header"))
    letters = {*chain(*element.itertext(), *heads), *list_numerals(element), *drawn}
    write_references(element, candidates, label)
    return Section(
        markup=ElementTree.tostring(element),
        length=length,
        targets=tuple(targets),
        candidates=tuple(candidates.values()),
        letters="".join(sorted(letters)),
        draws=any(b"<text" in drawing.content for drawing in find_drawings(element, assets)),
        notes=tuple(notes),
    )


def keep_references(markup: bytes, wanted: Collection[int]) -> bytes:
    """The markup of a section without the references whose numbers, in their order, are not wanted."""
    numbers = count()
    return _REFERENCE.sub(lambda found: found[1] if next(numbers) in wanted else b"", markup)


def add_attributes(markup: bytes, attributes: dict[str, str]) -> bytes:
    """The markup of a section with attributes more."""
    end = re.match(rb"<[\w]+", markup)
    assert end is not None
    element = Element("_", attributes)
    added = ElementTree.tostring(element).removeprefix(b"<_").removesuffix(b" />")
    return markup[: end.end()] + added + markup[end.end() :]
