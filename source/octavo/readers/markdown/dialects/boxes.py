"""Boxes between colons: `::: note Title` (VuePress), `:::tip[Title]` (Docusaurus), `:::{tip} Title` (MyST),
`::: {.callout-tip title="T"}` (Quarto), `::: {.name #id}` and `::: name` (divisions of Pandoc).

Boxes with names that nobody knows and without an end are no boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from octavo.readers.markdown.dialects.attributes import parse_attributes
from octavo.readers.markdown.dialects.callouts import Box, close_box, open_box
from octavo.readers.markdown.dialects.environment import INTERRUPTING, is_indented_code, line_text, tokenize_lines

_OPENING = re.compile(r":{3,}\s*([^\s:].*?)\s*:*$")  # "::: note Title", "::::: warning :::::"
_DEEPEST = 20
"""Boxes in one another that may want their ends."""

_DIRECTIVE = re.compile(r"\{([A-Za-z][\w:-]*)\}\s*(.*)")  # "{tip} Title"
_BRACKETED = re.compile(r"([\w-]+)(?:\[(.*?)\])?\s*(.*)")  # "tip[Title]", "tip Title"


def add_boxes(parser: MarkdownIt) -> None:
    """Reads boxes between colons."""
    parser.block.ruler.before("fence", "box", _parse_box, INTERRUPTING)
    parser.add_render_rule("box_open", _render_opening)
    parser.add_render_rule("box_close", _render_closing)


def _parse_box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = line_text(state, start)
    match = None if not text.startswith(":::") or is_indented_code(state, start) else _OPENING.match(text)
    if match is None:
        return False
    box = read_box(match[1])
    closing = _find_closing(state, start, end)
    if closing is None and not (box.is_known or text.endswith("}")):
        return False
    if not silent:
        push_box(state, box, range(start, end if closing is None else closing))
        state.line = end if closing is None else closing + 1
    return True


_LAYOUTS = {"layout-ncol", "layout-nrow", "layout"}
"""Attributes by which Quarto sets what is in a box beside each other."""


def read_box(info: str) -> Box:
    """The box that the words after the colons tell: `note Title`, `{.note #id} Title`, `{tip} Title`."""
    if match := _DIRECTIVE.fullmatch(info):
        return Box((match[1],), match[2])
    braces = info.find("{")
    found = parse_attributes(info, braces) if braces >= 0 else None
    attributes, end = found or ({}, len(info))
    bare = info[:braces] + info[end:] if found else info
    names = attributes.pop("class", "").split()
    names += ["columns"] if _LAYOUTS & attributes.keys() else []
    title = attributes.pop("title", "") or attributes.pop("name", "")
    if names:
        return Box(tuple(names), title or bare.strip().strip("\"'"), attributes)
    match = _BRACKETED.fullmatch(bare.strip())
    if match is None:
        return Box(("division",), title or bare.strip(), attributes)
    return Box((match[1],), title or match[2] or match[3].strip().strip("\"'"), attributes)


def _find_closing(state: StateBlock, start: int, end: int) -> int | None:
    """The line that ends the box that begins at `start`, None if it has no end."""
    ends: dict[int, int] = state.env.setdefault("box_ends", {})
    if start not in ends:
        ends.update(_match_colons(state, start, end))
    found = ends.get(start, -1)  # what stands to the left of the block that is read begins no box of it
    return None if found < 0 else found


def _match_colons(state: StateBlock, start: int, end: int) -> dict[int, int]:
    """The line that ends each box from `start` on, -1 for a box without an end.

    A line of colons ends the innermost box (Pandoc), or the one that began with as many (MyST).
    """
    ends: dict[int, int] = {}
    opened: list[tuple[int, int]] = []  # its line, how many colons
    for line, text in _lines_outside_code(state, start, end):
        colons = len(text) - len(text.lstrip(":"))
        if colons < 3:
            continue
        if colons < len(text):
            ends[line] = -1
            opened.append((line, colons))
        elif opened:
            while opened[-1][1] < colons and any(length == colons for _, length in opened[-_DEEPEST:-1]):
                opened.pop()
            ends[opened.pop()[0]] = line
    return ends


def _lines_outside_code(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The lines up to one that is indented less, without those of listings."""
    fence = ""
    for line in range(start, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return
        text = line_text(state, line)
        if text.startswith(fence or ("```", "~~~")):
            fence = "" if fence else text[:3]
        elif not fence:
            yield line, text


def push_box(state: StateBlock, box: Box, lines: range) -> None:
    """Adds a box: its first line names it, the others are its content."""
    token = state.push("box_open", "div", 1)
    token.meta["box"], token.map, token.block = box, [lines.start, lines.stop], True
    first = lines.start + 1
    token.meta["titled"] = not box.title and line_text(state, first).startswith("#") if first < lines.stop else False
    tokenize_lines(state, first, lines.stop)
    state.push("box_close", "div", -1).meta["box"] = box


def _render_opening(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    return open_box(tokens[at].meta["box"], titled=tokens[at].meta["titled"])


def _render_closing(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    return close_box(tokens[at].meta["box"])
