"""Lines to chunks: what stands together in plain text, wrapped by hand or one paragraph a line."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from msgspec import Struct

from octavo.readers.text.line_features import UNSPACED
from octavo.readers.text.listings import FENCE, has_prompt, is_code

_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_DIVIDED = re.compile(r"[^\W\d_][-\u2010]\n")  # "cause-" at the end of a line
_FIRST_WORD = re.compile(rf"{UNSPACED.pattern}|\S+")  # a line may be broken between any two Han or kana

_TAB = 4
"""Columns that a tab at the start of a line takes."""

_LONGEST_WRAP = 110
"""A line longer than this was not broken by hand."""

_NARROWEST_WRAP = 40
"""Lines that are all shorter are short for a reason: verse, tables, addresses."""

_MARGINS = 2
"""Where lines begin in a text whose paragraphs begin further in."""

_NARROWEST_PROSE = 24
"""A paragraph of narrower lines is none."""

_MARKED = re.compile(  # "- sand", "3. ebb", "(a) ebb", "[1] Twice a day.", "> quoted", "| May"
    r"(?:[-*+•·‣▪◦●○–—]|\(?(?:\d{1,3}|[a-zA-Z])[.)]|\[\^?\w{1,3}\]|[>|])\s"
)
_ITEM = re.compile(r"(?:[*+•·‣▪◦●○-]|\d{1,2}[.)])\s")  # "* boots", "2. Wait"
_ORNAMENT = r"*⁂#=~_\-–—·•◆◇■□●○❦❧☙✦✧✻✽✿★☆∗＊※†‡+"
BREAK = re.compile(rf"(?:[{_ORNAMENT}] *){{3,}}|[*⁂#❦❧☙✦✻✽※◆◇]|([-–—=~]) ?\1")
"""A line between scenes: "* * *", "-----", "⁂", "-=-=-", "#"."""

_RULE = re.compile(r"(?:([=~^*#_-])\s?)(?:\1\s?){2,}|⁂|\* ?\* ?\*")  # "=====", "* * *"
_GAP = re.compile(r"\S(?: {3,}|\t)\s*\S")  # "May   4.2"


class Chunk(Struct, frozen=True, dict=True):
    """Lines that stand together, as written but for the indent (in characters) that they share.

    A paragraph that was wrapped by hand is one line. Where `heads` is not set it is no heading, whatever it looks like.
    """

    lines: tuple[str, ...]
    indent: int = 0
    heads: bool = True

    @cached_property
    def text(self) -> str:
        """All on one line."""
        return " ".join(" ".join(self.lines).split())


def split_chunks(text: str) -> list[Chunk]:
    """The chunks of `text`, in order."""
    vocabulary = frozenset(_WORD.findall(text.lower())) if _DIVIDED.search(text) else frozenset()
    lines = [line.expandtabs(_TAB).rstrip() if "\t" not in line.strip() else line.rstrip() for line in text.split("\n")]
    width = _find_wrap_width(lines)
    if _has_paragraph_a_line(lines, width):
        return [Chunk((line.strip(),), indent_of(line)) for line in lines if line.strip()]
    return [chunk for group in _split_at_blank_lines(lines) for chunk in _split_group(group, width, vocabulary)]


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
    lengths = sorted(columns(line) for line in lines if line.strip())
    width = max((columns(a) for a, b in itertools.pairwise(lines) if a.strip() and b.strip()), default=0)
    usual = lengths[len(lengths) * 95 // 100] if lengths else 0
    return width if width >= _NARROWEST_WRAP and usual <= min(_LONGEST_WRAP, width * 1.2) else 0


def _has_paragraph_a_line(lines: Sequence[str], width: int) -> bool:
    """Whether the text has no blank lines to speak of, and lines too long or too uneven to be wrapped ones."""
    filled = [line for line in lines if line.strip()]
    blank = len(lines) - len(filled)
    if blank * 8 > len(filled) or len(filled) < 2:
        return False
    if _begins_paragraphs_further_in(filled):
        return False
    if not width:
        return max(map(columns, filled)) > _NARROWEST_WRAP or not is_wrapped_prose(filled)
    pairs = itertools.pairwise(filled)
    broken = sum(_is_full(line, following, width) and not _ends_sentence(line) for line, following in pairs)
    return broken < len(filled) / 3


def _split_group(group: list[str], width: int, vocabulary: AbstractSet[str]) -> Iterator[Chunk]:
    """The chunks of lines that no blank one parts."""
    if (list_at := _find_list(group)) > 0:
        yield from _split_group(group[:list_at], width, vocabulary)
        yield _as_written(group[list_at:])
    elif len(group) > 1 and _keeps_line_ends(group):
        yield _as_written(group)
    elif any(columns(line) > _LONGEST_WRAP for line in group):
        yield from (Chunk((line.strip(),), indent_of(line)) for line in group)
    else:
        yield from _unwrap(group, width, vocabulary)


def _find_list(group: Sequence[str]) -> int:
    """Where items begin right under a paragraph or a label, two and more up to the end of the group; 0 if nowhere."""
    signs = [_ITEM.match(line.strip()) for line in group]
    at = next((at for at, sign in enumerate(signs) if sign), 0)
    found = [sign for sign in signs if sign]
    if not at or len(found) < 2 or has_prompt(group) or is_code(group, indented=False):
        return 0
    is_list = all(
        sign or indent_of(line) > indent_of(group[at]) for sign, line in zip(signs[at:], group[at:], strict=True)
    )
    return at if is_list and len({sign[0][0].isdigit() for sign in found}) == 1 else 0


def _keeps_line_ends(group: Sequence[str]) -> bool:
    """Whether the line ends count: lists, quotes, tables, rules under headings, code."""
    inner = [line.strip() for line in group]
    marked = [line for line in inner if _MARKED.match(line)]
    gapped = [line for line in inner if _GAP.search(line)]
    is_list = len(marked) > 1 and marked[0] == inner[0]
    is_table = len(gapped) > len(inner) / 2
    is_listing = has_prompt(group) or is_code(group, indented=False)
    return (
        is_list
        or is_table
        or is_listing
        or any(_RULE.fullmatch(line) for line in inner)
        or FENCE.fullmatch(inner[0]) is not None
    )


def _as_written(group: Sequence[str]) -> Chunk:
    indent = min(map(indent_of, group))
    return Chunk(tuple(line[indent:] for line in group), indent)


def _unwrap(group: Sequence[str], width: int, vocabulary: AbstractSet[str]) -> Iterator[Chunk]:
    """Paragraphs joined where lines are full; lines that are short for a reason stay apart in one chunk."""
    if _begins_paragraphs_further_in(group):
        for paragraph in _split_at_indents(group):
            yield _join(paragraph, vocabulary)
        return
    if _count_full(group, width) < (len(group) - 1) / 2:
        yield _join(group, vocabulary) if is_wrapped_prose(group) else _as_written(group)
        return
    paragraph = [group[0]]
    for before, line in itertools.pairwise(group):
        if _starts_paragraph(before, line, width):
            yield _join(paragraph, vocabulary)
            paragraph = []
        paragraph.append(line)
    yield _join(paragraph, vocabulary)


def _begins_paragraphs_further_in(lines: Sequence[str]) -> bool:
    """Whether the first line of each paragraph is set in and no other is: what stands before it ends as one does."""
    indents = {indent_of(line) for line in lines}
    pairs = [(before, line) for before, line in itertools.pairwise(lines) if indent_of(line)]
    if len(indents) != _MARGINS or 0 not in indents or not pairs or max(map(columns, lines)) > _LONGEST_WRAP:
        return False
    stops = sum(_ends_sentence(before) for before, _ in pairs)
    short = max(map(columns, lines)) / 2
    heads = sum(columns(before) < short and before.strip()[:1].isupper() for before, _ in pairs)
    return stops + heads >= len(pairs) and stops * 2 >= len(pairs)


def _ends_sentence(line: str) -> bool:
    return line.rstrip("\"'”’»)")[-1:] in ".!?…:。"


def _split_at_indents(lines: Sequence[str]) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in lines:
        if indent_of(line) and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def is_wrapped_prose(lines: Sequence[str]) -> bool:
    """Whether lines are one paragraph that was broken at a margin of its own, narrower than the text's.

    Verse has short lines too, but its lines reach no margin, begin with capitals or end where a clause does, and
    stand further in or out from line to line.
    """
    bare = [line.strip() for line in lines]
    pairs = list(itertools.pairwise(bare))
    width = max(map(columns, bare))
    if len({indent_of(line) for line in lines[1:]}) > 1 or not pairs or width < _NARROWEST_PROSE:
        return False
    full = _count_full(bare, width)
    begun = sum(line[:1].isupper() and before[-1] not in ".!?" for before, line in pairs)
    ended = sum(line[-1] in ",;:.!?—…" for line in bare[:-1])
    return full * 3 >= len(pairs) * 2 and begun * 2 <= len(pairs) and ended * 2 <= len(pairs)


def _starts_paragraph(before: str, line: str, width: int) -> bool:
    """Whether a line begins a paragraph: with a capital, and set in or after a line that was not full."""
    if not line.strip()[:1].isupper():
        return False
    return indent_of(line) >= indent_of(before) + 2 or not _is_full(before, line, width)


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether `line` had no room for the first word of the next: it was broken by its writer's machine."""
    first = _FIRST_WORD.match(following.lstrip())
    return 0 < width * 0.9 < columns(line) + 1 + (columns(first[0]) if first else 0)


def _count_full(lines: Sequence[str], width: int) -> int:
    return sum(1 for line, following in itertools.pairwise(lines) if _is_full(line, following, width))


def _join(lines: Sequence[str], vocabulary: AbstractSet[str]) -> Chunk:
    """A paragraph of wrapped lines."""
    pieces = [lines[0].strip()]
    for line in map(str.strip, lines[1:]):
        pieces[-1:] = [_join_pair(pieces[-1], line, vocabulary).removesuffix(line), line]
    return Chunk(("".join(pieces),), min(map(indent_of, lines)) if len(lines) > 1 else indent_of(lines[0]))


def _join_pair(before: str, line: str, vocabulary: AbstractSet[str]) -> str:
    """A line and the next: with a space, but in scripts that have none; a word that was divided becomes one again.

    The hyphen goes where the text has the whole word elsewhere, and a soft one always; else it stays.
    """
    if before.endswith("\u00ad"):
        return before[:-1] + line
    if before.endswith(("-", "\u2010")) and before[-2:-1].isalpha():
        start, end = _LAST_WORD.search(before[:-1]), _WORD.match(line)
        whole = (start[0] + end[0]).lower() if start and end else ""
        return (before[:-1] if whole in vocabulary and line[:1].islower() else before) + line
    is_unspaced = bool(before and line) and UNSPACED.match(before[-1]) and UNSPACED.match(line[0])
    return before + line if is_unspaced else f"{before} {line}"


def columns(text: str) -> int:
    """How wide a line is: signs of Chinese, Japanese and Korean take two columns."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)


def indent_of(line: str) -> int:
    """How many characters of white space a line starts with."""
    return len(line) - len(line.lstrip())
