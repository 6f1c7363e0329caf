"""Numbers of lists that CommonMark does not know (Pandoc): `a.`, `iv)`, `(2)`, `#.`, and examples, `(@good)`.

A letter before a sentence may be the sentence's own, `(c) 2020 Ada Holm`: so letters and numerals count from the first
on, and two items at least stand in their order. Capital letters with a point want two spaces, because of `A. Holm`.
Examples are counted through the whole text, and `(@good)` in a sentence is the number of that one.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from msgspec import Struct

from octavo.readers.markdown.dialects.environment import INTERRUPTING, is_indented_code, line_text, tokenize_lines

_MARKER = re.compile(r"(?:\((?P<inner>@[\w-]*|[A-Za-z]+|\d{1,9})\)|(?P<outer>#|[A-Za-z]+)(?P<point>[.)]))[ \t]+(?=\S)")
_EXAMPLE = re.compile(r"\(@([\w-]+)\)")  # "(@good)" in a sentence
_NUMERAL = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def add_list_numbers(parser: MarkdownIt) -> None:
    """Reads lists with these numbers."""
    parser.block.ruler.before("list", "list_numbers", _parse_list, {"alt": INTERRUPTING["alt"][1:]})
    parser.core.ruler.after("inline", "examples", _number_examples)


class _Marker(Struct, frozen=True):
    """What stands before an item: its style ("a", "A", "i", "I", "1", "#", "@"), its number, its width in columns."""

    style: str
    number: int
    width: int
    label: str = ""


# --- what counts items -----------------------------------------------------------------------------


def _read_markers(text: str) -> list[_Marker]:
    """What the start of a line may be: `i.` is a letter and a numeral. Empty if it is no item."""
    match = _MARKER.match(text)
    if match is None:
        return []
    mark, width = match["inner"] or match["outer"], match.end()
    if mark[0] == "@":
        return [_Marker("@", 0, width, mark[1:])]
    if mark == "#" or mark.isdecimal():
        return [_Marker("#" if mark == "#" else "1", 0 if mark == "#" else int(mark), width)]
    if mark.isupper() and match["point"] == "." and not text[: match.end()].endswith(("  ", "\t")):
        return []
    case = "i" if mark.islower() else "I"
    found = [_Marker(case, number, width)] if (number := _numeral(mark)) else []
    if len(mark) == 1:
        found.append(_Marker("a" if mark.islower() else "A", ord(mark.lower()) - ord("a") + 1, width))
    return found if mark in (mark.lower(), mark.upper()) else []


def _numeral(mark: str) -> int:
    """The value of a Roman numeral, 0 if it is none."""
    if not _NUMERAL.fullmatch(mark):
        return 0
    values = [_VALUES[letter] for letter in mark.lower()]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


# --- the items of a list ---------------------------------------------------------------------------


def _parse_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if is_indented_code(state, start) or not (markers := _read_markers(line_text(state, start))):
        return False
    items = max((_find_items(state, marker, range(start, end)) for marker in markers), key=len)
    counted = items[0][0].style not in "#@"
    if counted and (len(items) < 2 or items[0][0].number != 1):
        return False
    if not silent:
        _push_list(state, items)
        state.line = items[-1][1].stop
    return True


_Item = tuple[_Marker, range]
"""What stands before an item, and its lines."""


def _find_items(state: StateBlock, first: _Marker, lines: range) -> list[_Item]:
    """The items of the list that begins in the first of these lines."""
    items: list[_Item] = []
    marker, start = first, lines.start
    while True:
        stop, last = _find_item_end(state, marker, range(start, lines.stop))
        items.append((marker, range(start, last)))
        following = _read_markers(line_text(state, stop)) if stop < lines.stop and _is_flush(state, stop, first) else []
        fitting = [one for one in following if one.style == first.style and one.number in (0, marker.number + 1)]
        if not fitting:
            return items
        marker, start = fitting[0], stop


def _is_flush(state: StateBlock, line: int, marker: _Marker) -> bool:
    return 0 <= state.sCount[line] - state.blkIndent < min(4, marker.width)


def _find_item_end(state: StateBlock, marker: _Marker, lines: range) -> tuple[int, int]:
    """The next line that is not of an item, blank ones passed over, and the line after the item's last."""
    last = lines.start + 1
    for line in lines[1:]:
        if state.isEmpty(line):
            continue
        is_lazy = line == last and line_text(state, line)[:1].isalnum() and not _read_markers(line_text(state, line))
        if state.sCount[line] < state.blkIndent + min(4, marker.width) and not is_lazy:
            return line, last
        last = line + 1
    return lines.stop, last


# --- tokens ----------------------------------------------------------------------------------------


def _push_list(state: StateBlock, items: list[_Item]) -> None:
    known = len(state.tokens)
    first = items[0][0]
    token = state.push("ordered_list_open", "ol", 1)
    if first.style in "aAiI":
        token.attrs["type"] = first.style
    if first.style == "@":
        token.attrs["start"] = _count_examples(state, items)
    elif first.number > 1:
        token.attrs["start"] = first.number
    for marker, lines in items:
        state.push("list_item_open", "li", 1)
        _tokenize_item(state, marker, lines)
        state.push("list_item_close", "li", -1)
    state.push("ordered_list_close", "ol", -1)
    if not any(state.isEmpty(line) for line in range(items[0][1].start, items[-1][1].stop)):
        for token in state.tokens[known:]:
            if token.type.startswith("paragraph") and token.level == state.level + 2:
                token.hidden = True


def _count_examples(state: StateBlock, items: list[_Item]) -> int:
    """The number of the first of these examples; all of them are counted."""
    numbers: dict[str, int] = state.env.setdefault("examples", {})
    first = len(numbers) + 1
    for number, (marker, _) in enumerate(items, first):
        numbers[marker.label or f"({number})"] = number
    return first


def _tokenize_item(state: StateBlock, marker: _Marker, lines: range) -> None:
    """Parses the lines of an item, without what counts it."""
    line = lines.start
    place = state.bMarks[line], state.tShift[line], state.sCount[line]
    around = state.blkIndent
    state.blkIndent += min(4, marker.width)
    state.bMarks[line] += state.tShift[line] + marker.width
    state.tShift[line], state.sCount[line] = 0, state.blkIndent
    tokenize_lines(state, lines.start, lines.stop)
    state.bMarks[line], state.tShift[line], state.sCount[line] = place
    state.blkIndent = around


def _number_examples(state: StateCore) -> None:
    """Puts their numbers in the place of the names of examples."""
    numbers: dict[str, int] = state.env.get("examples", {})
    if not numbers:
        return
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text" and "(@" in child.content:
                child.content = _EXAMPLE.sub(
                    lambda match: f"({numbers[match[1]]})" if match[1] in numbers else match[0], child.content
                )
