"""What the styles of a Word file mean: headings, captions, quotations, code; and how they look and what they speak."""

from __future__ import annotations

import re

from msgspec import Struct

from octavo.readers.docx.wordml import Element, child, number, on, tag, value

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

_SPANS = {
    "verbatim char": "code", "source text": "code", "code char": "code", "inline code": "code", "html code": "code",
    "code": "code", "html keyboard": "kbd", "html typewriter": "code", "html sample": "samp", "html variable": "var",
    "html cite": "cite", "html definition": "dfn",
}  # fmt: skip
_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"(toc|contents|index) ?(\d|heading)|table of (figures|authorities)|toa heading|toc heading")
_DEPTH = re.compile(r"list (?:bullet|number|continue) ([2-5])")
_MONOSPACED = re.compile(r"mono|courier|consolas|menlo|monaco|lucida console|inconsolata|typewriter", re.I)
_DEEPEST = 30
"""Styles on styles that are followed; more is a circle."""

SWITCHES = ("w:b", "w:i", "w:strike", "w:smallCaps", "w:vanish", "w:rtl")
"""What a style of characters can turn on that means something."""


class Spoken(Struct, frozen=True):
    """The languages of a run: of western, East Asian and right-to-left text; "" where not stated."""

    western: str = ""
    eastern: str = ""
    complex: str = ""


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

    def kind(self, name: str) -> str:
        """What a paragraph of a style is ("h1" … "h6", "title", "quote" …), "" for a plain one."""
        if name not in self._kinds:
            chain = self._chain(name)
            said = (kind for style in chain if (kind := _kind(value(style, "w:name"))))
            self._kinds[name] = next(said, "") or _outlined(chain)
        return self._kinds[name]

    def span(self, name: str) -> str:
        """The element that a style of characters stands for, "" if none."""
        said = (_SPANS.get(value(style, "w:name").lower(), "") for style in self._chain(name))
        return next(filter(None, said), "")

    def switches(self, name: str) -> dict[str, bool]:
        """What a style of characters turns on and off."""
        found: dict[str, bool] = {}
        for style in reversed(self._chain(name)):
            for switch in SWITCHES:
                if (said := on(style, f"w:rPr/{switch}")) is not None:
                    found[switch] = said
        return found

    def raised(self, name: str) -> str:
        """Whether a style of characters is "superscript" or "subscript", "" if neither."""
        return next((said for style in self._chain(name) if (said := value(style, "w:rPr/w:vertAlign"))), "")

    def monospaced(self, properties: Element | None, style: str) -> bool:
        """Whether a run with these properties and this style is in a face whose letters are all as wide."""
        places = [properties, *(child(found, "w:rPr") for found in self._chain(style))]
        faces = (value(place, "w:rFonts", "w:ascii") for place in places)
        return bool(_MONOSPACED.search(next(filter(None, faces), "")))

    def spoken(self, properties: Element | None, styles: tuple[str, str]) -> Spoken:
        """The languages of a run, by its properties, its styles (of characters, of its paragraph) and the defaults."""
        chain = [
            style
            for name in (styles[0], styles[1] or self._defaults.get("paragraph", ""))
            for style in self._chain(name)
        ]
        places = [properties, *(child(style, "w:rPr") for style in chain), self._base]
        return Spoken(*(_first(places, key) for key in ("w:val", "w:eastAsia", "w:bidi")))

    def numbering(self, name: str) -> tuple[str, str]:
        """The list (numId) and the level that a paragraph style puts its paragraphs in; "" where it says neither."""
        chain = self._chain(name)
        lists = (value(style, "w:pPr/w:numPr/w:numId") for style in chain)
        levels = (value(style, "w:pPr/w:numPr/w:ilvl") for style in chain)
        return next(filter(None, lists), ""), next(filter(None, levels), "")

    def depth(self, name: str) -> int:
        """How much deeper than its list says a style such as "List Bullet 2" sets its items."""
        matches = (_DEPTH.fullmatch(value(style, "w:name").lower()) for style in self._chain(name))
        return next((int(match[1]) - 1 for match in matches if match), 0)

    def right_to_left(self, name: str) -> bool:
        """Whether a paragraph style runs from right to left."""
        return next((said for style in self._chain(name) if (said := on(style, "w:pPr/w:bidi")) is not None), False)

    def marks_first_row(self, name: str) -> bool:
        """Whether a table style sets its first row in bold: that row is a head."""
        rows = [row for style in self._chain(name) for row in style.findall(tag("w:tblStylePr"))]
        return any(row.get(tag("w:type")) == "firstRow" and on(row, "w:rPr/w:b") for row in rows)


def _first(places: list[Element | None], key: str) -> str:
    return next((said for place in places if (said := value(place, "w:lang", key))), "")


def _kind(name: str) -> str:
    said = name.lower()
    if match := _HEADING.fullmatch(said):
        return f"h{min(int(match[1]), 6)}"
    said = _DEPTH.sub("list continue", said) if said.startswith("list continue") else said
    return "contents" if _CONTENTS.fullmatch(said) else _KINDS.get(said, "")


def _outlined(chain: list[Element]) -> str:
    return next((kind for style in chain if (kind := outlined(child(style, "w:pPr")))), "")


def outlined(properties: Element | None) -> str:
    """The heading that a paragraph's level in the outline makes it, "" if it has none."""
    level = number(value(properties, "w:outlineLvl"), 9)
    return f"h{min(level, 5) + 1}" if 0 <= level < 9 else ""
