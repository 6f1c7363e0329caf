"""Builds a line of inlines from the words and elements of a tree. White space collapses as HTML's does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from octavo.model import Inline, LineBreak, Span, Text
from octavo.readers.elements.convert.displays import part_displays
from octavo.readers.elements.tree import WHITESPACE, clean_text

_SPACES = re.compile(f"[{WHITESPACE}]+")
_UNEVEN = re.compile(r"[\t\n\r\f]|  ")
"""White space that is not one space already."""


class InlineBuilder:
    """Collects the inlines of one line; a space waits until a word follows it."""

    def __init__(self) -> None:
        self.nodes: list[Inline] = []
        self._waiting = False
        """Whether a space comes before the next word."""
        self._fresh = True
        """Whether the line has just begun, or ends in a space: then white space adds none."""
        self._owed = False
        """Whether a space stood before a node that was attached: it comes after it, if a word follows."""

    def add_text(self, text: str | None) -> None:
        """Adds words, white space collapsed."""
        if not text:
            return
        text = clean_text(text)
        if _UNEVEN.search(text):
            text = _SPACES.sub(" ", text)
        if self._owed:
            self._owed, self._waiting = False, text[:1].isalnum()
        if text[:1] == " ":
            self._waiting = not self._fresh
            text = text[1:]
        if not text:
            return
        self._write_space()
        self._waiting = text[-1] == " "
        self._write(text[:-1] if self._waiting else text)

    def add(self, node: Inline) -> None:
        """Adds a node that stands like a word."""
        self._write_space()
        self.nodes.append(node)
        self._fresh = False

    def attach(self, node: Inline) -> None:
        """Adds a node that stands close to the word before it, a note: a space before it comes after it."""
        self._owed, self._waiting = self._waiting, False
        self.nodes.append(node)

    def add_target(self, node: Inline) -> None:
        """Adds a node that shows nothing."""
        self.nodes.append(node)

    def break_line(self) -> None:
        """Adds a line end; spaces around it go."""
        self._waiting, self._fresh = False, True
        self.nodes.append(LineBreak())

    def open(self) -> list[Inline]:
        """Starts a node around what follows; hand the result to `close`."""
        self._write_space()
        outer, self.nodes = self.nodes, []
        return outer

    def close(self, outer: list[Inline]) -> tuple[Inline, ...]:
        """What was added since `open`; what follows goes outside again."""
        inner, self.nodes = self.nodes, outer
        return tuple(inner)

    def extend(self, nodes: Iterable[Inline]) -> None:
        """Adds finished nodes; words next to words become one text."""
        for node in nodes:
            last = self.nodes[-1] if self.nodes else None
            if isinstance(node, Text) and isinstance(last, Text):
                self.nodes[-1] = Text(last.text + node.text)
            else:
                self.nodes.append(node)

    def _write_space(self) -> None:
        if self._waiting:
            self._waiting = False
            self._write(" ")
            self._fresh = True

    def _write(self, text: str) -> None:
        self._fresh = False
        if self.nodes and isinstance(last := self.nodes[-1], Text):
            self.nodes[-1] = Text(last.text + text)
        else:
            self.nodes.append(Text(text))


def trim_line(line: Iterable[Inline]) -> tuple[Inline, ...]:
    """A line without line ends and spaces at its edges."""
    nodes = list(line)
    while nodes and isinstance(nodes[0], LineBreak):
        nodes.pop(0)
    while nodes and (isinstance(nodes[-1], LineBreak) or nodes[-1] == Text(" ")):
        nodes.pop()
    if nodes and isinstance(last := nodes[-1], Text) and last.text[-1:] == " ":
        nodes[-1] = Text(last.text.rstrip(WHITESPACE))
    return tuple(nodes)


def split_paragraphs(line: Iterable[Inline]) -> list[tuple[Inline, ...]]:
    """The paragraphs that a line is: displayed formulas stand apart, and so do words after two line ends or more."""
    parts = [part for piece in part_displays(line) for part in _split_at_line_ends(piece)]
    return [content for part in parts if (content := trim_line(part)) and not _says_nothing(content)]


def _split_at_line_ends(line: Iterable[Inline]) -> list[list[Inline]]:
    """A line parted where two line ends or more follow each other, with no words between them."""
    nodes = list(line)
    if LineBreak() not in nodes and not any(map(_is_blank, nodes[:1])):
        return [nodes]
    parts: list[list[Inline]] = [[]]
    ends = 0
    for node in nodes:
        if isinstance(node, LineBreak):
            ends += 1
            parts[-1].append(node)
            continue
        if _is_blank(node) and (ends or not parts[-1]):
            continue
        if ends > 1:
            parts.append([])
        ends = 0
        parts[-1].append(node)
    return parts


def _is_blank(node: Inline) -> bool:
    return isinstance(node, Text) and not node.text.strip()


def _says_nothing(nodes: tuple[Inline, ...]) -> bool:
    """Whether nodes only make room: no-break spaces, in whatever style."""
    return all(
        _is_blank(node)
        or isinstance(node, LineBreak)
        or (isinstance(node, Span) and not node.id and _says_nothing(node.content))
        for node in nodes
    )
