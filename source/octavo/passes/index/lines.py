"""The running text of an article as lines: one a paragraph, with what is linked and marked in it, by section.

What is no running text has no lines: headings, tables, code, verse, notes and lists of works. There every word may have
a capital letter, or names stand that nobody would look for.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from octavo.model import (
    Abbreviation,
    Article,
    CodeBlock,
    Figure,
    FigureGroup,
    Footnote,
    LineBreak,
    Link,
    Paragraph,
    Section,
    Span,
    Table,
    Text,
    Verse,
)
from octavo.walk import INNER_FIELDS, line

OPAQUE = "\ufffc"
"""Stands for what is no words: code, a picture, a formula, a note."""


@dataclass
class Line:
    """A paragraph: its words, the number of its section, and where each of its texts begins, by its number.

    `links`, `definitions` and `abbreviations` are stretches of it: where each begins and ends, and what is said of it.
    """

    section: int
    words: str = ""
    texts: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    definitions: list[tuple[int, int]] = field(default_factory=list)
    abbreviations: list[tuple[int, int, str]] = field(default_factory=list)

    def find_text(self, at: int) -> tuple[int, int, int]:
        """The text that a place in the words is in: its number, the place in it, and where it ends in the words."""
        start, number = max(one for one in self.texts if one[0] <= at)
        following = [one[0] for one in self.texts if one[0] > at]
        return number, at - start, min(following, default=len(self.words))


@dataclass
class Reading:
    """What was read of an article: its lines, and the ids that it has. Texts are numbered as `rewrite` meets them."""

    lines: list[Line]
    ids: set[str]


def read_lines(article: Article) -> Reading:
    """The running text of an article."""
    reader = _Reader()
    reader.read(article)
    return Reading([one for one in reader.lines if one.words], reader.ids)


_SKIPPED = frozenset({CodeBlock, Footnote, Table, Verse})
_LISTS_OF_WORKS = frozenset({"doc-bibliography", "doc-endnotes"})


class _Reader:
    """One way through an article."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.ids: set[str] = set()
        self._pieces: list[str] = []
        self._length = 0
        self._line: Line | None = None
        self._texts = self._sections = 0

    def read(self, node: object) -> None:  # noqa: PLR0912 - a line for each kind
        """Reads a node or a tuple of nodes."""
        kind = node.__class__
        if kind is tuple:
            for member in node:  # type: ignore[attr-defined]
                self.read(member)
            return
        if kind is Text:
            self._read_text(node.text)  # type: ignore[attr-defined]
            return
        fields = INNER_FIELDS[kind]
        if fields is None:
            return
        if name := getattr(node, "id", ""):
            self.ids.add(name)
        match node:
            case Paragraph():
                self._read_paragraph(node)
            case Section():
                self._read_section(node)
            case Link() | Span() | Abbreviation():
                self._read_marked(node)
            case Figure():
                self._read_apart(node.body, node.caption, node.credit)
            case FigureGroup():
                self._read_apart(node.figures, node.caption, node.credit)
            case _ if kind in _SKIPPED or getattr(node, "role", "") in _LISTS_OF_WORKS:
                self._add(OPAQUE)
                self._read_apart(*(getattr(node, name) for name in fields))
            case _ if not fields:
                self._add("\n" if kind is LineBreak else OPAQUE)
            case _:
                for name in fields:
                    self.read(getattr(node, name))

    def _read_text(self, words: str) -> None:
        if self._line is not None:
            self._line.texts.append((self._length, self._texts))
            self._add(words)
        self._texts += 1

    def _add(self, words: str) -> None:
        if self._line is not None:
            self._pieces.append(words)
            self._length += len(words)

    def _read_paragraph(self, node: Paragraph) -> None:
        around = self._line, self._pieces, self._length
        if self._line is None:
            self._line, self._pieces, self._length = Line(self._sections), [], 0
            self.read(node.content)
            self._line.words = "".join(self._pieces)
            self.lines.append(self._line)
            self._line, self._pieces, self._length = around
        else:
            self.read(node.content)

    def _read_section(self, node: Section) -> None:
        self._sections += 1
        if node.role in _LISTS_OF_WORKS or line(node.heading).casefold() in _WORKS:
            self._read_apart(node.heading, node.body)
            return
        self._read_apart(node.heading)
        self.read(node.body)
        self._sections += 1

    def _read_marked(self, node: Link | Span | Abbreviation) -> None:
        start = self._length
        self.read(node.content)
        if self._line is None or start == self._length:
            return
        match node:
            case Link():
                self._line.links.append((start, self._length, node.href))
            case Abbreviation():
                self._line.abbreviations.append((start, self._length, node.expansion))
            case Span(style="definition"):
                self._line.definitions.append((start, self._length))

    def _read_apart(self, *content: object) -> None:
        """Reads what has no lines, only to count its texts and to know its ids."""
        before = len(self.lines), self._line
        self._line = None
        for member in content:
            self.read(member)
        del self.lines[before[0] :]
        self._line = before[1]


_WORKS = frozenset({"references", "bibliography", "further reading", "external links", "literatur", "einzelnachweise",
    "weblinks", "références", "bibliographie", "liens externes", "referencias", "bibliografía", "enlaces externos",
    "notes", "sources", "see also", "siehe auch"})  # fmt: skip
"""What lists of works are called that nothing else marks as such."""
