"""Lists and numbered headings of a Word file: which list a paragraph is in, and which number it has."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from octavo.readers.docx.styles import Styles
from octavo.readers.docx.wordml import child, number, tag, value
from octavo.readers.elements.tree import Element

_HTML_TYPES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
"""Formats of numbers, and HTML's letters for them."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVEL_IN_LABEL = re.compile(r"%([1-9])")  # the two levels of "%1.%2)"
_DEEPEST = 8
"""The last of the nine levels that a list has."""


class DocxItem(Struct, frozen=True):
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
        self._definitions = {one.get(tag("w:abstractNumId")): one for one in found if one.tag == tag("w:abstractNum")}
        self._lists = {one.get(tag("w:numId")): one for one in found if one.tag == tag("w:num")}
        self._counts: dict[str, list[int]] = {}
        self._seen: set[tuple[str, int]] = set()

    def next_item(self, properties: Element | None, style: str) -> DocxItem | None:
        """The paragraph with these properties and this style as the next item of its list; None if it is in none."""
        name, level = value(properties, "w:numPr/w:numId"), value(properties, "w:numPr/w:ilvl")
        style_list, style_level = self._styles.numbering(style)
        name = name or style_list
        definition = self._definition(name)
        if definition is None or name == "0":
            return None
        at = number(level or style_level, _level_of_style(definition, style))
        item = self._count(name, definition, max(0, min(at, _DEEPEST)))
        return replace(item, level=item.level + self._styles.list_depth(style))

    def _definition(self, name: str) -> Element | None:
        """The definition that a list (w:num) uses; one that names a style for lists is followed there."""
        found = self._definitions.get(value(self._lists.get(name), "w:abstractNumId"))
        if not (linked := value(found, "w:numStyleLink")):
            return found
        return next((one for one in self._definitions.values() if value(one, "w:styleLink") == linked), found)

    def _count(self, name: str, definition: Element, level: int) -> DocxItem:
        """Counts one item more on a level of a list; deeper levels start anew."""
        counts = self._counts.setdefault(definition.get(tag("w:abstractNumId")) or "", [])
        override = self._override(name, level)
        restart = number(value(override, "w:startOverride"), -1)
        if restart >= 0 and (name, level) not in self._seen:
            del counts[level:]
        self._seen.add((name, level))
        del counts[level + 1 :]
        while len(counts) < level:
            counts.append(_start(definition, len(counts)))
        if len(counts) == level:
            counts.append(restart if restart >= 0 else _start(definition, level))
        else:
            counts[level] += 1
        here = child(override, "w:lvl")
        return _new_item(name, here if here is not None else _level(definition, level), counts, definition)

    def _override(self, name: str, level: int) -> Element | None:
        """What a list changes on a level of its definition."""
        levels = self._lists[name].findall(tag("w:lvlOverride")) if name in self._lists else []
        return next((one for one in levels if one.get(tag("w:ilvl")) == str(level)), None)


def _new_item(name: str, level: Element | None, counts: list[int], definition: Element) -> DocxItem:
    """The item that `counts` have counted last, on the level that is defined so."""
    format_ = value(level, "w:numFmt") or "decimal"
    at = len(counts) - 1
    if format_ in ("bullet", "none"):
        return DocxItem(name, at, counts[at], "", "")

    def write_level(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        own = format_ if place == at else value(_level(definition, place), "w:numFmt")
        return _format_number(counts[place], own) if place < len(counts) else ""

    label = _LEVEL_IN_LABEL.sub(write_level, value(level, "w:lvlText")).strip()
    return DocxItem(name, at, counts[at], _HTML_TYPES.get(format_, "1"), label)


def _level(definition: Element, level: int) -> Element | None:
    levels = definition.findall(tag("w:lvl"))
    return next((one for one in levels if one.get(tag("w:ilvl")) == str(level)), None)


def _level_of_style(definition: Element, style: str) -> int:
    """The level that belongs to a paragraph style, 0 if none does."""
    levels = definition.findall(tag("w:lvl"))
    return next((number(one.get(tag("w:ilvl")) or "") for one in levels if value(one, "w:pStyle") == style), 0)


def _start(definition: Element, level: int) -> int:
    return number(value(_level(definition, level), "w:start"), 1)


def _format_number(count: int, format_: str) -> str:
    """A number as a format of Word's writes it: "d" or "iv" for 4; after "z" comes "aa"."""
    if format_ in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letter.upper() if format_ == "upperLetter" else letter
    if format_ in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _roman(count) if format_ == "lowerRoman" else _roman(count).upper()
    return "" if format_ in ("bullet", "none") else str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (count // worth)
        count %= worth
    return written
