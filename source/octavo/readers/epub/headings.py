"""Headings of pages that have none: what the contents call a page, which it may say itself in plain paragraphs.

Many makers write a chapter's title as `<p class="title">`, or its number and its title as two: told by the contents
too, they would stand twice. So the paragraphs that a page begins with become its heading where they say what the
contents say, numbers and signs apart.
"""

from __future__ import annotations

import re

from octavo.model import (
    Block,
    Figure,
    FigureGroup,
    Footnote,
    Inline,
    Paragraph,
    Section,
    Text,
    ThematicBreak,
    to_inlines,
)
from octavo.walk import has, line

_MOST = 3
"""Paragraphs that may be a title: "Part One", "Chapter 2", "The First Day"."""

_WORD = re.compile(r"[^\W_]+")
_COUNTER = re.compile(r"^\W*(?:\d+|[ivxlc]+)(?:[.:)\]–—-]+\s*|\s+)(?=\w)", re.IGNORECASE)  # "1. ", "II – "


def make_section(label: str, blocks: tuple[Block, ...]) -> Section:
    """The blocks of a page without a heading as a section of this name."""
    before = _skip_pictures(blocks)
    for count in range(1, _MOST + 1):
        told = blocks[before : before + count]
        titles = [block for block in told if isinstance(block, Paragraph)]
        if len(titles) < count:
            break
        if (heading := _join_titles(titles, label)) is not None:
            name = next((block.id for block in titles if block.id), "")
            return Section(heading, blocks[:before] + blocks[before + count :], id=name)
    return Section(to_inlines(label), blocks)


def _skip_pictures(blocks: tuple[Block, ...]) -> int:
    """How many pictures and ornaments stand above the first words."""
    at = 0
    while at < min(len(blocks), _MOST) and (isinstance(blocks[at], _PICTURES) or not line(blocks[at])):
        at += 1
    return at


_PICTURES = (Figure, FigureGroup, ThematicBreak)
"""What stands above titles: pictures and ornaments."""


def _join_titles(titles: list[Paragraph], label: str) -> tuple[Inline, ...] | None:
    """The heading that these paragraphs are, None if they say anything else than the label."""
    said = " ".join(line(block) for block in titles)
    if not _is_same(said, label):
        return None
    if len(_letters(label)) >= len(_letters(said)) and not has(tuple(titles), Footnote):
        return to_inlines(label)
    joined: list[Inline] = []
    for block in titles:
        joined += [Text(" "), *block.content] if joined else block.content
    return tuple(joined)


def _is_same(said: str, label: str) -> bool:
    """Whether a title says what the contents say; one of both may be counted."""
    if not _letters(said):
        return False
    forms = [{_letters(text), _letters(_COUNTER.sub("", text))} for text in (said, label)]
    return not forms[0].isdisjoint(forms[1])


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))
