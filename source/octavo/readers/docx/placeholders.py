"""What is known of a paragraph, a run or a picture before mammoth converts the text, found again afterwards.

Mammoth keeps bookmarks and the styles of runs. So each thing that it would lose leaves a bookmark, or a
style of ours, and stands in a table under that name.
"""

from __future__ import annotations

from itertools import count

from msgspec import Struct

from octavo.readers.docx.numbering import Item
from octavo.readers.docx.wordml import Element, made

PREFIX = "octavo-"
LOOK = "Octavo"


class Line(Struct, frozen=True):
    """A paragraph: what it is ("h1" … "quote", "" for plain), its place in a list, its language and direction.

    `keeps`: Word must not part it from what follows. `align` is HTML's word, "" for the usual.
    """

    kind: str = ""
    item: Item | None = None
    language: str = ""
    direction: str = ""
    align: str = ""
    keeps: bool = False


class Look(Struct, frozen=True):
    """A run: the element that it is ("span" for none), its language and direction."""

    element: str = "span"
    language: str = ""
    direction: str = ""


class Marks:
    """The table of one file."""

    def __init__(self) -> None:
        self.lines: dict[str, Line] = {}
        self.elements: dict[str, Element] = {}
        self.looks: dict[Look, str] = {}
        self._numbers = count(1)

    def line(self, line: Line) -> Element:
        """A bookmark for the start of a paragraph."""
        name = self._name()
        self.lines[name] = line
        return made("w:bookmarkStart", name=name)

    def element(self, element: Element) -> Element:
        """A bookmark for the place of an element of HTML."""
        name = self._name()
        self.elements[name] = element
        return made("w:bookmarkStart", name=name)

    def look(self, look: Look) -> str:
        """The id of a style for runs that look so."""
        return self.looks.setdefault(look, f"{LOOK}{len(self.looks) + 1}")

    def _name(self) -> str:
        return f"{PREFIX}{next(self._numbers)}"
