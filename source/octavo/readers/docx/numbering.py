"""Lists and numbered headings of a Word file: which list a paragraph is in, and which number it has."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from octavo.readers.docx.styles import Styles
from octavo.readers.docx.wordml import Element, child, number, tag, value

_TYPES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 8


class Item(Struct, frozen=True):
    """A paragraph's place in a list: the list, the level from 0, the number, and HTML's letter for its kind.

    `kind` is "" for bullets. `label` is the number as Word prints it before the words.
    """

    list: str
    level: int
    number: int
    kind: str
    label: str


class Numbering:
    """Counts the items of all lists of one file, in the order of its paragraphs."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        found = [] if root is None else list(root)
        self._abstract = {one.get(tag("w:abstractNumId")): one for one in found if one.tag == tag("w:abstractNum")}
        self._lists = {one.get(tag("w:numId")): one for one in found if one.tag == tag("w:num")}
        self._counts: dict[str, list[int]] = {}
        self._seen: set[tuple[str, int]] = set()

    def item(self, properties: Element | None, style: str) -> Item | None:
        """The next item: the paragraph with these properties and this style; None if it is in no list."""
        name, level = value(properties, "w:numPr/w:numId"), value(properties, "w:numPr/w:ilvl")
        styled, styled_level = self._styles.numbering(style)
        name = name or styled
        definition = self._definition(name)
        if definition is None or name == "0":
            return None
        at = number(level or styled_level, self._level_of(definition, style))
        item = self._counted(name, definition, max(0, min(at, _DEEPEST)))
        return replace(item, level=item.level + self._styles.depth(style))

    def _definition(self, name: str) -> Element | None:
        """The definition that a list (w:num) uses; one that names a style for lists is followed there."""
        found = self._abstract.get(value(self._lists.get(name), "w:abstractNumId"))
        linked = value(found, "w:numStyleLink")
        return (
            next((one for one in self._abstract.values() if value(one, "w:styleLink") == linked), found)
            if linked
            else found
        )

    def _level_of(self, definition: Element, style: str) -> int:
        levels = definition.findall(tag("w:lvl"))
        return next((number(one.get(tag("w:ilvl")) or "") for one in levels if value(one, "w:pStyle") == style), 0)

    def _counted(self, name: str, definition: Element, level: int) -> Item:
        key = definition.get(tag("w:abstractNumId")) or ""
        counts = self._counts.setdefault(key, [])
        override = self._override(name, level)
        started = number(value(override, "w:startOverride"), -1)
        if started >= 0 and (name, level) not in self._seen:
            del counts[level:]
        self._seen.add((name, level))
        del counts[level + 1 :]
        while len(counts) < level:
            counts.append(self._start(definition, len(counts)))
        if len(counts) == level:
            counts.append(started if started >= 0 else self._start(definition, level))
        else:
            counts[level] += 1
        here = child(override, "w:lvl")
        return self._made(name, here if here is not None else _level(definition, level), counts, definition)

    def _made(self, name: str, here: Element | None, counts: list[int], definition: Element) -> Item:
        written = value(here, "w:numFmt") or "decimal"
        level = len(counts) - 1
        if written in ("bullet", "none"):
            return Item(name, level, counts[level], "", "")

        def one(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            kind = written if place == level else value(_level(definition, place), "w:numFmt")
            return _written(counts[place], kind) if place < len(counts) else ""

        label = _PLACE.sub(one, value(here, "w:lvlText")).strip()
        return Item(name, level, counts[level], _TYPES.get(written, "1"), label)

    def _override(self, name: str, level: int) -> Element | None:
        levels = self._lists[name].findall(tag("w:lvlOverride")) if name in self._lists else []
        return next((one for one in levels if one.get(tag("w:ilvl")) == str(level)), None)

    def _start(self, definition: Element, level: int) -> int:
        return number(value(_level(definition, level), "w:start"), 1)


def _level(definition: Element, level: int) -> Element | None:
    levels = definition.findall(tag("w:lvl"))
    return next((one for one in levels if one.get(tag("w:ilvl")) == str(level)), None)


def _written(count: int, kind: str) -> str:
    """A number as its kind writes it."""
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _roman(count) if kind == "lowerRoman" else _roman(count).upper()
    return "" if kind in ("bullet", "none") else str(count)


def _roman(count: int) -> str:
    said = ""
    for worth, letters in _ROMAN:
        said += letters * (count // worth)
        count %= worth
    return said
