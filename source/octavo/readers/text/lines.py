"""Lines to chunks: what stands together in plain text, wrapped by hand or one paragraph a line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

_TAB = 4
"""Columns that a tab at the start of a line takes."""

_LONGEST_WRAP = 110
"""A line longer than this was not broken by hand."""

_NARROWEST_WRAP = 40
"""Lines that are all shorter are short for a reason: verse, tables, addresses."""

_MARKED = re.compile(  # "- sand", "3. ebb", "(a) ebb", "[1] Twice a day.", "> quoted", "| May"
    r"(?:[-*+•·‣▪◦●○–—]|\(?(?:\d{1,3}|[a-zA-Z])[.)]|\[\^?\w{1,3}\]|[>|])\s"
)
_RULE = re.compile(r"(?:([=~^*#_-])\s?)(?:\1\s?){2,}|⁂|\* ?\* ?\*")  # "=====", "* * *"
_GAP = re.compile(r"\S(?: {3,}|\t)\s*\S")  # "May   4.2"


class Chunk(Struct, frozen=True):
    """Lines that stand together, as written but for the indent (in characters) that they share.

    A paragraph that was wrapped by hand is one line.
    """

    lines: tuple[str, ...]
    indent: int = 0

    @property
    def text(self) -> str:
        """All on one line."""
        return " ".join(" ".join(self.lines).split())


def split_chunks(text: str) -> list[Chunk]:
    """The chunks of `text`, in order."""
    lines = [line.expandtabs(_TAB).rstrip() if "\t" not in line.strip() else line.rstrip() for line in text.split("\n")]
    width = _find_wrap_width(lines)
    if _has_paragraph_a_line(lines, width):
        return [Chunk((line.strip(),), indent_of(line)) for line in lines if line.strip()]
    return [chunk for group in _split_at_blank_lines(lines) for chunk in _split_group(group, width)]


def _split_at_blank_lines(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines without a blank one."""
    group: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            group.append(line)
        elif group:
            yield group
            group = []


def _find_wrap_width(lines: Sequence[str]) -> int:
    """How wide paragraphs are that were broken by hand, 0 if none are: no line may be much wider."""
    lengths = sorted(len(line) for line in lines if line.strip())
    width = max((len(a) for a, b in itertools.pairwise(lines) if a.strip() and b.strip()), default=0)
    usual = lengths[len(lengths) * 95 // 100] if lengths else 0
    return width if width >= _NARROWEST_WRAP and usual <= min(_LONGEST_WRAP, width * 1.2) else 0


def _has_paragraph_a_line(lines: Sequence[str], width: int) -> bool:
    """Whether the text has no blank lines to speak of, and lines too long or too uneven to be wrapped ones."""
    filled = [line for line in lines if line.strip()]
    blank = len(lines) - len(filled)
    if blank * 8 > len(filled) or len(filled) < 3:
        return False
    return not width or _count_full(filled, width) < len(filled) / 3


def _split_group(group: list[str], width: int) -> Iterator[Chunk]:
    """The chunks of lines that no blank one parts."""
    if len(group) > 1 and _keeps_line_ends(group):
        yield _as_written(group)
    elif any(len(line) > _LONGEST_WRAP for line in group):
        yield from (Chunk((line.strip(),), indent_of(line)) for line in group)
    else:
        yield from _unwrap(group, width)


def _keeps_line_ends(group: Sequence[str]) -> bool:
    """Whether the line ends count: lists, quotes, tables, rules under headings, code."""
    inner = [line.strip() for line in group]
    marked = [line for line in inner if _MARKED.match(line)]
    gapped = [line for line in inner if _GAP.search(line)]
    is_list = len(marked) > 1 and marked[0] == inner[0]
    is_table = len(gapped) > len(inner) / 2
    return is_list or is_table or any(_RULE.fullmatch(line) for line in inner) or inner[0].startswith("```")


def _as_written(group: Sequence[str]) -> Chunk:
    indent = min(map(indent_of, group))
    return Chunk(tuple(line[indent:] for line in group), indent)


def _unwrap(group: Sequence[str], width: int) -> Iterator[Chunk]:
    """Paragraphs joined where lines are full; lines that are short for a reason stay apart in one chunk."""
    if _count_full(group, width) < (len(group) - 1) / 2:
        yield _as_written(group)
        return
    paragraph = [group[0]]
    for before, line in itertools.pairwise(group):
        if _starts_paragraph(before, line, width):
            yield _join(paragraph)
            paragraph = []
        paragraph.append(line)
    yield _join(paragraph)


def _starts_paragraph(before: str, line: str, width: int) -> bool:
    """Whether a line begins a paragraph: with a capital, and set in or after a line that was not full."""
    if not line.strip()[:1].isupper():
        return False
    return indent_of(line) >= indent_of(before) + 2 or not _is_full(before, line, width)


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether `line` had no room for the first word of the next: it was broken by its writer's machine."""
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    return 0 < width * 0.9 < len(line) + 1 + len(first)


def _count_full(lines: Sequence[str], width: int) -> int:
    return sum(1 for line, following in itertools.pairwise(lines) if _is_full(line, following, width))


def _join(lines: Sequence[str]) -> Chunk:
    """A paragraph of wrapped lines; a word that was divided at a line's end keeps its hyphen."""
    joined = lines[0].strip()
    for line in lines[1:]:
        joined += ("" if joined.endswith(("-", "\u2010")) and joined[-2:-1].isalpha() else " ") + line.strip()
    return Chunk((joined,), min(map(indent_of, lines)) if len(lines) > 1 else indent_of(lines[0]))


def indent_of(line: str) -> int:
    """How many characters of white space a line starts with."""
    return len(line) - len(line.lstrip())
