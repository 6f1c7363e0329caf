"""Lists of plain text: lines with bullets, or with numbers that count up; deeper ones stand further in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from octavo.model import Item, List, Numbering, Paragraph
from octavo.readers.text.inlines import InlineParser
from octavo.readers.text.line_features import size
from octavo.readers.text.lines import Chunk, indent_of

BULLET = re.compile(r"([-*+•·‣▪◦●○–])\s+")  # "- sand"
NUMBER = re.compile(r"\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+", re.IGNORECASE)  # "3. ebb", "(a) ebb", "iv) ebb"
_SHORT = 16
"""Words; a list whose items are all shorter is set without space between them."""

_DEEPEST = 8
"""Lists in lists; deeper ones are taken as one."""


class Marked(Struct, frozen=True):
    """One item as it is written: its marker, its words, and how far in it stands."""

    marker: str
    text: str
    indent: int


def split_items(chunk: Chunk) -> list[Marked]:
    """The items of a chunk whose lines are items; lines without a marker go on. None if the first has no marker."""
    items: list[Marked] = []
    for line in chunk.lines:
        bare = line.strip()
        match = BULLET.match(bare) or NUMBER.match(bare)
        if match:
            items.append(Marked(match[0].strip(), bare[match.end() :], chunk.indent + indent_of(line)))
        elif not items:
            return []
        else:
            last = items[-1]
            items[-1] = Marked(last.marker, f"{last.text} {bare}", last.indent)
    return items


def goes_on(items: Sequence[Marked], item: Marked) -> bool:
    """Whether an item goes on the list of those before it: the next of its depth, or the first of a deeper one."""
    before = next((other for other in reversed(items) if other.indent <= item.indent + 1), None)
    if before is None:
        return items[0].indent - item.indent < 2 and _follows(items[0].marker, item.marker)
    return item.indent >= before.indent + 2 or _follows(before.marker, item.marker)


def _follows(before: str, marker: str) -> bool:
    """Whether `marker` can follow `before` in one list: "4." after "3.", "b)" after "a)", "-" after "-"."""
    bare_before, bare = before.strip("()."), marker.strip("().")
    if bare_before.isdigit() and bare.isdigit():
        return int(bare) == int(bare_before) + 1
    return before == marker or (bare_before.isalpha() and bare.isalpha())


def make_list(items: Sequence[Marked], inlines: InlineParser, *, tight: bool, depth: int = 0) -> List:
    """A list of items; those that stand further in than the one before are a list in it."""
    nodes: list[Item] = []
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and items[end].indent >= items[at].indent + 2 and depth < _DEEPEST:
            end += 1
        body = [Paragraph(inlines.parse(items[at].text))]
        inner = [make_list(items[at + 1 : end], inlines, tight=tight, depth=depth + 1)] if end > at + 1 else []
        nodes.append(Item((*body, *inner)))
        at = end
    numbering, start = _numbering(items[0].marker)
    return List(tuple(nodes), numbering=numbering, start=start, tight=tight)


def are_short(items: Sequence[Marked]) -> bool:
    """Whether all items are short enough to stand without space between them."""
    return all(size(item.text) < _SHORT for item in items)


def _numbering(marker: str) -> tuple[Numbering | None, int]:
    """How a list is numbered whose first item has this marker, and from where; None for bullets."""
    bare = marker.strip("().")
    if bare.isdigit():
        return "decimal", int(bare)
    if bare.lower() == "i":
        return ("lower-roman" if bare.islower() else "upper-roman"), 1
    if len(bare) == 1 and bare.isalpha():
        return ("lower-alpha" if bare.islower() else "upper-alpha"), ord(bare.lower()) - ord("a") + 1
    return None, 1
