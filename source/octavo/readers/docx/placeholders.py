"""What is known of a paragraph, a run or a picture before mammoth converts the text, found again afterwards.

Mammoth keeps bookmarks and the styles of runs. So each thing that it would lose leaves a placeholder: a bookmark, or
a style of ours. What it stands for is kept in a table under its name.
"""

from __future__ import annotations

from itertools import count

from msgspec import Struct

from octavo.readers.docx.numbering import DocxItem
from octavo.readers.docx.wordml import new_element
from octavo.readers.elements.tree import Element

BOOKMARK_PREFIX = "octavo-"
"""How the names of our bookmarks start."""

STYLE_PREFIX = "Octavo"
"""How the ids of our styles start."""


class ParagraphProperties(Struct, frozen=True):
    """What a paragraph is.

    `kind` is what its style or its looks make it: "h1" … "h6", "title", "quote", "code" …; "" for running text.
    `align` is HTML's word, "" for the usual. `keeps_with_next`: Word must not part it from what follows.
    """

    kind: str = ""
    item: DocxItem | None = None
    language: str = ""
    direction: str = ""
    align: str = ""
    keeps_with_next: bool = False


class RunStyle(Struct, frozen=True):
    """What a run is: its element of HTML ("span" for none), its language and direction."""

    element: str = "span"
    language: str = ""
    direction: str = ""


class Placeholders:
    """The tables of one file: paragraphs and elements of HTML by bookmark, and the styles of runs by what they say."""

    def __init__(self) -> None:
        self.paragraphs: dict[str, ParagraphProperties] = {}
        self.elements: dict[str, Element] = {}
        self.style_ids: dict[RunStyle, str] = {}
        self._numbers = count(1)

    def mark_paragraph(self, properties: ParagraphProperties) -> Element:
        """A bookmark for the start of a paragraph."""
        name = self._next_name()
        self.paragraphs[name] = properties
        return new_element("w:bookmarkStart", name=name)

    def mark_element(self, element: Element) -> Element:
        """A bookmark for the place of an element of HTML."""
        name = self._next_name()
        self.elements[name] = element
        return new_element("w:bookmarkStart", name=name)

    def style_id(self, style: RunStyle) -> str:
        """The id of our style for runs of this kind."""
        return self.style_ids.setdefault(style, f"{STYLE_PREFIX}{len(self.style_ids) + 1}")

    def _next_name(self) -> str:
        return f"{BOOKMARK_PREFIX}{next(self._numbers)}"
