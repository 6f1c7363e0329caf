"""Lines to chunks: what stands together in plain text, wrapped by hand or one paragraph a line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

_TAB = 4
_LONGEST_WRAP = 110
"""A line longer than this was not broken by hand."""

_NARROWEST_WRAP = 40
"""Lines that are all shorter are short for a reason: verse, tables, addresses."""

_MARKED = re.compile(r"(?:[-*+•·‣▪◦●○–—]|\(?(?:\d{1,3}|[a-zA-Z])[.)]|\[\^?\w{1,3}\]|[>|])\s")
_RULE = re.compile(r"(?:([=~^*#_-])\s?)(?:\1\s?){2,}|⁂|\* ?\* ?\*")
_GAP = re.compile(r"\S(?: {3,}|\t)\s*\S")


class Chunk(Struct, frozen=True):
    """Lines that stand together, as written but for the indent that they share; a wrapped paragraph is one line."""

    lines: tuple[str, ...]
    indent: int = 0

    @property
    def text(self) -> str:
        """All on one line."""
        return " ".join(" ".join(self.lines).split())


def chunks(text: str) -> list[Chunk]:
    """The chunks of `text`, in order."""
    lines = [line.expandtabs(_TAB).rstrip() if "\t" not in line.strip() else line.rstrip() for line in text.split("\n")]
    width = _wrap_width(lines)
    if _one_a_line(lines, width):
        return [Chunk((line.strip(),), _indent(line)) for line in lines if line.strip()]
    return [chunk for group in _groups(lines) for chunk in _chunks_of(group, width)]


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines without a blank one."""
    group: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            group.append(line)
        elif group:
            yield group
            group = []


def _wrap_width(lines: Sequence[str]) -> int:
    """How wide paragraphs are that were broken by hand, 0 if none are: no line may be much wider."""
    lengths = sorted(len(line) for line in lines if line.strip())
    width = max((len(a) for a, b in itertools.pairwise(lines) if a.strip() and b.strip()), default=0)
    usual = lengths[len(lengths) * 95 // 100] if lengths else 0
    return width if width >= _NARROWEST_WRAP and usual <= min(_LONGEST_WRAP, width * 1.2) else 0


def _one_a_line(lines: Sequence[str], width: int) -> bool:
    """Whether the text has no blank lines to speak of, and lines too long or too uneven to be wrapped ones."""
    filled = [line for line in lines if line.strip()]
    blank = len(lines) - len(filled)
    if blank * 8 > len(filled) or len(filled) < 3:
        return False
    return not width or sum(_full(a, b, width) for a, b in itertools.pairwise(filled)) < len(filled) / 3


def _chunks_of(group: list[str], width: int) -> Iterator[Chunk]:
    if len(group) > 1 and _shaped(group):
        yield _as_written(group)
    elif any(len(line) > _LONGEST_WRAP for line in group):
        yield from (Chunk((line.strip(),), _indent(line)) for line in group)
    else:
        yield from _unwrapped(group, width)


def _shaped(group: Sequence[str]) -> bool:
    """Whether the line ends count: lists, quotes, tables, rules under headings, code."""
    inner = [line.strip() for line in group]
    marked = _MARKED.match(inner[0]) and sum(bool(_MARKED.match(line)) for line in inner) > 1
    gaps = sum(bool(_GAP.search(line)) for line in inner) > len(inner) / 2
    return bool(marked or gaps or any(_RULE.fullmatch(line) for line in inner) or inner[0].startswith("```"))


def _as_written(group: Sequence[str]) -> Chunk:
    indent = min(map(_indent, group))
    return Chunk(tuple(line[indent:] for line in group), indent)


def _unwrapped(group: Sequence[str], width: int) -> Iterator[Chunk]:
    """Paragraphs joined where lines are full; lines that are short for a reason stay apart in one chunk."""
    pairs = list(itertools.pairwise(group))
    full = sum(_full(a, b, width) for a, b in pairs)
    if full < len(pairs) / 2:
        yield _as_written(group)
        return
    paragraph = [group[0]]
    for before, line in pairs:
        if _starts_paragraph(before, line, width):
            yield _joined(paragraph)
            paragraph = []
        paragraph.append(line)
    yield _joined(paragraph)


def _starts_paragraph(before: str, line: str, width: int) -> bool:
    indented = _indent(line) >= _indent(before) + 2 and line.strip()[:1].isupper()
    return indented or (not _full(before, line, width) and line.strip()[:1].isupper())


def _full(line: str, following: str, width: int) -> bool:
    """Whether `line` had no room for the first word of the next: it was broken by its writer's machine."""
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    return 0 < width * 0.9 < len(line) + 1 + len(first)


def _joined(lines: Sequence[str]) -> Chunk:
    joined = lines[0].strip()
    for line in lines[1:]:
        joined += ("" if joined.endswith(("-", "\u2010")) and joined[-2:-1].isalpha() else " ") + line.strip()
    return Chunk((joined,), min(map(_indent, lines)) if len(lines) > 1 else _indent(lines[0]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
