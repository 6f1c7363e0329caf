"""What the styles of a Word file mean: headings, captions, quotations, code; their looks and their languages."""

from __future__ import annotations

import re

from msgspec import Struct

from octavo.readers.docx.wordml import child, is_on, number, tag, value
from octavo.readers.elements.tree import Element

_KINDS = {
    "title": "title", "subtitle": "subtitle", "author": "author", "authors": "author", "byline": "author",
    "date": "date", "caption": "caption", "epigraph": "epigraph", "abstract": "abstract",
    "quote": "quote", "intense quote": "quote", "block text": "quote", "quotations": "quote", "block quote": "quote",
    "block quotation": "quote", "blockquote": "quote", "quotation": "quote",
    "source code": "code", "code": "code", "code block": "code", "html preformatted": "code", "verbatim": "code",
    "preformatted text": "code", "macro": "code", "macro text": "code", "listing": "code", "program listing": "code",
    "verse": "verse", "poem": "verse", "poetry": "verse",
    "list paragraph": "continued", "list continue": "continued",
}  # fmt: skip
"""Names of paragraph styles, lower case, and what a paragraph in them is. Word keeps its own names English in files."""

_RUN_ELEMENTS = {
    "verbatim char": "code", "source text": "code", "code char": "code", "inline code": "code", "html code": "code",
    "code": "code", "html keyboard": "kbd", "html typewriter": "code", "html sample": "samp", "html variable": "var",
    "html cite": "cite", "html definition": "dfn",
}  # fmt: skip
"""Names of character styles, lower case, and the elements of HTML that they stand for."""

_HEADING = re.compile(r"heading ([1-9])")  # "heading 2"
_CONTENTS = re.compile(  # "toc 1", "TOC Heading", "Contents 2", "index heading", "table of figures"
    r"(toc|contents|index) ?(\d|heading)|table of (figures|authorities)|toa heading|toc heading"
)
_LIST_DEPTH = re.compile(r"list (?:bullet|number|continue) ([2-5])")  # "List Bullet 2"
_MONOSPACED = re.compile(  # "Courier New", "DejaVu Sans Mono"
    r"mono|courier|consolas|menlo|monaco|lucida console|inconsolata|typewriter", re.I
)
_DEEPEST = 30
"""Styles on styles that are followed; more is a circle."""

TOGGLES = ("w:b", "w:i", "w:strike", "w:dstrike", "w:smallCaps", "w:vanish", "w:rtl")
"""What a character style can turn on or off that means something (section 17.7.3)."""


class RunLanguages(Struct, frozen=True):
    """The languages of a run: of western, East Asian and right-to-left text; "" where not stated."""

    western: str = ""
    eastern: str = ""
    right_to_left: str = ""


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(tag("w:style"))
        self._styles: dict[str, Element] = {style.get(tag("w:styleId")) or "": style for style in found}
        self._defaults = {
            style.get(tag("w:type")): style.get(tag("w:styleId")) or ""
            for style in found
            if style.get(tag("w:default")) in ("1", "true", "on")
        }
        self._base = child(root, "w:docDefaults/w:rPrDefault/w:rPr")
        self._kinds: dict[str, str] = {}

    def _chain(self, name: str) -> list[Element]:
        """A style and those it is based on, nearest first."""
        chain: list[Element] = []
        while (style := self._styles.get(name)) is not None and len(chain) < _DEEPEST:
            chain.append(style)
            name = value(style, "w:basedOn")
        return chain

    # -- styles of paragraphs -----------------------------------------------------------------------

    def kind(self, name: str) -> str:
        """What a paragraph of a style is ("h1" … "h6", "title", "quote" …), "" for running text."""
        if name not in self._kinds:
            chain = self._chain(name)
            kinds = (kind for style in chain if (kind := _kind_of_name(value(style, "w:name"))))
            self._kinds[name] = next(kinds, "") or _outline_heading_of(chain)
        return self._kinds[name]

    def numbering(self, name: str) -> tuple[str, str]:
        """The list (numId) and the level that a paragraph style puts its paragraphs in; "" where it says neither."""
        chain = self._chain(name)
        lists = (value(style, "w:pPr/w:numPr/w:numId") for style in chain)
        levels = (value(style, "w:pPr/w:numPr/w:ilvl") for style in chain)
        return next(filter(None, lists), ""), next(filter(None, levels), "")

    def list_depth(self, name: str) -> int:
        """How much deeper than its list says a style such as "List Bullet 2" sets its items."""
        matches = (_LIST_DEPTH.fullmatch(value(style, "w:name").lower()) for style in self._chain(name))
        return next((int(match[1]) - 1 for match in matches if match), 0)

    def is_right_to_left(self, name: str) -> bool:
        """Whether a paragraph style runs from right to left."""
        stated = (is_on(style, "w:pPr/w:bidi") for style in self._chain(name))
        return next((is_it for is_it in stated if is_it is not None), False)

    def alignment(self, name: str) -> str:
        """How a paragraph style sets its lines, as `w:jc` says it; "" where it does not."""
        return next(filter(None, (value(style, "w:pPr/w:jc") for style in self._chain(name))), "")

    # -- styles of characters -----------------------------------------------------------------------

    def run_element(self, name: str) -> str:
        """The element of HTML that a character style stands for, "" if none."""
        elements = (_RUN_ELEMENTS.get(value(style, "w:name").lower(), "") for style in self._chain(name))
        return next(filter(None, elements), "")

    def toggles(self, name: str) -> dict[str, bool]:
        """What a character style turns on and off."""
        found: dict[str, bool] = {}
        for style in reversed(self._chain(name)):
            for toggle in TOGGLES:
                if (stated := is_on(style, f"w:rPr/{toggle}")) is not None:
                    found[toggle] = stated
        return found

    def vertical_align(self, name: str) -> str:
        """Whether a character style is "superscript" or "subscript", "" if neither."""
        stated = (value(style, "w:rPr/w:vertAlign") for style in self._chain(name))
        return next(filter(None, stated), "")

    def is_monospaced(self, properties: Element | None, style: str) -> bool:
        """Whether a run with these properties and this style is in a face whose letters are all as wide."""
        places = [properties, *(child(found, "w:rPr") for found in self._chain(style))]
        faces = (value(place, "w:rFonts", "w:ascii") for place in places)
        return bool(_MONOSPACED.search(next(filter(None, faces), "")))

    def languages(self, properties: Element | None, styles: tuple[str, str]) -> RunLanguages:
        """The languages of a run, by its properties, its styles (of characters, of its paragraph) and the defaults."""
        chain = [
            style
            for name in (styles[0], styles[1] or self._defaults.get("paragraph", ""))
            for style in self._chain(name)
        ]
        places = [properties, *(child(style, "w:rPr") for style in chain), self._base]
        return RunLanguages(*(_first_language(places, key) for key in ("w:val", "w:eastAsia", "w:bidi")))

    # -- styles of tables ---------------------------------------------------------------------------

    def marks_first_row(self, name: str) -> bool:
        """Whether a table style sets its first row in bold: that row is a head."""
        rows = [row for style in self._chain(name) for row in style.findall(tag("w:tblStylePr"))]
        return any(row.get(tag("w:type")) == "firstRow" and is_on(row, "w:rPr/w:b") for row in rows)


def _first_language(places: list[Element | None], key: str) -> str:
    return next((language for place in places if (language := value(place, "w:lang", key))), "")


def _kind_of_name(name: str) -> str:
    """What a paragraph is in a style of this name, "" if the name says nothing."""
    name = name.lower()
    if match := _HEADING.fullmatch(name):
        return f"h{min(int(match[1]), 6)}"
    if name.startswith("list continue"):
        name = _LIST_DEPTH.sub("list continue", name)
    return "contents" if _CONTENTS.fullmatch(name) else _KINDS.get(name, "")


def _outline_heading_of(chain: list[Element]) -> str:
    return next((kind for style in chain if (kind := outline_heading(child(style, "w:pPr")))), "")


def outline_heading(properties: Element | None) -> str:
    """The heading that a paragraph's level in the outline makes it, "" if it has none."""
    level = number(value(properties, "w:outlineLvl"), 9)
    return f"h{min(level, 5) + 1}" if 0 <= level < 9 else ""
