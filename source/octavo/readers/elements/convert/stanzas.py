"""Verse that no class names: paragraphs whose lines end where their author ended them, with hard breaks.

Addresses, signatures, lists of ingredients, credits and prose that was wrapped by hand have such lines, too. So two
signs that do not depend on each other are asked for, and no sign may speak against it:

- sentences run on over the ends of lines: "The lamp was lit at four, and the rain / came over all the town";
- the lines stand in stanzas: two or more in a row, or one of four lines or more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import TypeAlias

from msgspec.structs import replace

from octavo.model import Code, Image, Inline, LineBreak, Math, Paragraph, Placeholder, Span, Verse
from octavo.readers.elements.convert.inline_builder import trim_line
from octavo.walk import Flat, has, line

Stanza: TypeAlias = tuple[tuple[Inline, ...], ...]

_FEWEST_LINES = 4
_LONGEST_LINE, _USUAL_LINE = 100, 62
"""Characters of the longest line, and of half of the lines at most."""

_NARROWEST = 56
"""Characters of the longest line of prose that was wrapped, at least."""

_FEWEST_WORDS = 4
"""Words of half of the lines, at least: those of addresses and signatures are shorter ("12 Mill Lane", "Ada Holm")."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")  # "and wrote it down.”"
_RUNS_ON = re.compile(r"[,;:—–-]$|^[a-zà-ÿа-яα-ω]")  # "the rain,", "came over all the town"
_LISTED = re.compile(
    r"^(?:[-–—•*·]\s|\d|[\w .]{1,24}:\s|(?:tel|fax|e-?mail|www|https?)\b)|\d{3}|@|://", re.I
)  # "— Who is there?", "2 cups", "Words: Ada Holm", "tel. 555 0100"
_CAPITAL = re.compile(r"(?<=\s)[A-ZÀ-ÞА-Я]")


def find_stanzas(flow: list[Flat]) -> list[Flat]:
    """Blocks with verse in the place of paragraphs in a row that are stanzas."""
    if not any(isinstance(block, Paragraph) and _breaks(block) for block in flow):
        return flow
    out: list[Flat] = []
    for has_lines, group in groupby(flow, lambda block: isinstance(block, Paragraph) and _breaks(block)):
        blocks = list(group)
        out += _read_run([block for block in blocks if isinstance(block, Paragraph)]) if has_lines else blocks
    return out


def _breaks(paragraph: Paragraph) -> bool:
    """Whether a plain paragraph has lines."""
    if paragraph.role or paragraph.align or not any(isinstance(node, LineBreak) for node in _content(paragraph)):
        return False
    return not has(paragraph, Image, Placeholder, Code, Math)


def _read_run(paragraphs: list[Paragraph]) -> Sequence[Flat]:
    """Paragraphs in a row that have lines: verse, if they say so."""
    stanzas = [_split_lines(paragraph) for paragraph in paragraphs]
    if not is_verse_by_lines([[line(words) for words in stanza] for stanza in stanzas]):
        return paragraphs
    first = paragraphs[0]
    targets = [Span((), id=paragraph.id) if paragraph.id else None for paragraph in paragraphs[1:]]
    rest = [_with_target(stanza, target) for stanza, target in zip(stanzas[1:], targets, strict=True)]
    return [Verse((stanzas[0], *rest), id=first.id, language=first.language, direction=first.direction)]


def _with_target(stanza: Stanza, target: Span | None) -> Stanza:
    return stanza if target is None else ((target, *stanza[0]), *stanza[1:])


def _content(paragraph: Paragraph) -> tuple[Inline, ...]:
    """What stands in a paragraph, or in the one span that is all of it: a poem in italics."""
    match paragraph.content:
        case (Span(content=inside),):
            return inside
    return paragraph.content


def _split_lines(paragraph: Paragraph) -> Stanza:
    """The lines of a paragraph, each in the style that all of it has."""
    lines: list[list[Inline]] = [[]]
    for node in _content(paragraph):
        if isinstance(node, LineBreak):
            lines.append([])
        else:
            lines[-1].append(node)
    trimmed = [made for words in lines if (made := trim_line(words))]
    match paragraph.content:
        case (Span() as around,):
            return tuple((replace(around, content=words, id=""),) for words in trimmed)
    return tuple(trimmed)


# --- the law ----------------------------------------------------------------------------------------


def is_verse_by_lines(stanzas: Sequence[Sequence[str]]) -> bool:
    """Whether lines are verse by how they are written."""
    lines = [words for stanza in stanzas for words in stanza]
    if len(lines) < _FEWEST_LINES or not _has_lengths_of_verse(lines):
        return False
    if _share(lines, lambda words: bool(_LISTED.search(words))) > 0.2 or _are_names(lines):
        return False
    return _runs_on(stanzas) and not _is_wrapped(stanzas)


def _has_lengths_of_verse(lines: Sequence[str]) -> bool:
    if max(map(len, lines)) > _LONGEST_LINE or median(map(len, lines)) > _USUAL_LINE:
        return False
    return median(len(words.split()) for words in lines) >= _FEWEST_WORDS


def _are_names(lines: Sequence[str]) -> bool:
    """Whether half of the words after the first of each line begin as names do: "Written by Ada Holm"."""
    others = sum(len(words.split()) - 1 for words in lines)
    return sum(len(_CAPITAL.findall(words)) for words in lines) >= 0.4 * others


def _runs_on(stanzas: Iterable[Sequence[str]]) -> bool:
    """Whether sentences go over the ends of lines, as half of them do in verse."""
    ends = [pair for stanza in stanzas for pair in pairwise(stanza)]
    open_ends = [pair for pair in ends if not _SENTENCE_END.search(pair[0])]
    shown = [pair for pair in open_ends if _RUNS_ON.search(pair[0][-1:]) or _RUNS_ON.search(pair[1][:1])]
    return 2 * len(open_ends) >= len(ends) and 3 * len(shown) >= len(ends)


def _is_wrapped(stanzas: Sequence[Sequence[str]]) -> bool:
    """Whether lines end where the next word had no room: prose that was wrapped by hand or by a program."""
    width = max(len(words) for stanza in stanzas for words in stanza)
    ends = [pair for stanza in stanzas for pair in pairwise(stanza)]
    full = sum(len(words) + len(following.split()[0]) >= width for words, following in ends if following.split())
    return width >= _NARROWEST and full >= 0.8 * len(ends)


def _share(lines: Sequence[str], asks: Callable[[str], bool]) -> float:
    return sum(map(asks, lines)) / len(lines)
