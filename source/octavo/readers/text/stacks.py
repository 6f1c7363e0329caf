"""Lines under each other with no blank line between that are no paragraph: the head of a page, a box of titles, a
heading over its text. Each becomes a chunk of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from octavo.readers.text.byline import is_byline, is_cue, is_dateline, looks_like_writer, read_names
from octavo.readers.text.line_features import is_label, is_prose, looks_like_heading, looks_like_name, size
from octavo.readers.text.lines import Chunk, indent_of
from octavo.readers.text.wording import EMPTY, has_sure_button, is_closing, is_rubric, likely_reason, sure_reason

_ALIGNED = re.compile(r"\||\t| {3}|^(?:[-*•>]|\d+[.)]) ")  # "a | b", "a   b", "- a", "1. a"
_AND = re.compile(r"(?:,|;|&|and|und|et|y|e|i|en|og|och|и)", re.IGNORECASE)  # "and" on a line of its own between names

_LEAD = 25
"""A paragraph of so many words ends the head of a page; a shorter one may be a standfirst."""

_LONGEST_HEADING = 10
"""Words of a heading that stands right over its text."""


def are_aligned(chunk: Chunk) -> bool:
    """Whether a line of a chunk is set in columns or has the sign of an item."""
    return any(map(_ALIGNED.search, chunk.lines))


def split_stacks(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks with those split up whose lines are no paragraph."""
    head = _split_head(chunks)
    return list(_join_names([part for chunk in head for part in _split_box(chunk)]))


def _split_head(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Short lines at the top that stand together (title, byline, date) one by one, up to the first paragraph."""
    split: list[Chunk] = []
    paragraphs = 0
    for at, chunk in enumerate(chunks):
        is_head = len(chunk.lines) > 1 and any(map(_is_of_head, chunk.lines))
        is_paragraph = is_prose(chunk.text) and not is_head
        lines = [chunk] if is_paragraph else _split_lines(chunk)
        is_text = (is_paragraph or len(chunk.lines) > 1) and paragraphs > 0 and not is_head
        if not lines or is_text or (is_paragraph and size(chunk.text) > _LEAD):
            return [*split, *chunks[at:]]
        paragraphs += is_paragraph
        split += lines
    return split


def _is_of_head(line: str) -> bool:
    """Whether a line says who wrote an article or when."""
    return is_dateline(line) or is_cue(line) or bool(read_names(line))


def _split_box(chunk: Chunk) -> Iterator[Chunk]:
    """A heading and its text, and the lines of a box that begins as boxes of pages do; else the chunk as it is."""
    if len(chunk.lines) > 1 and not chunk.indent:
        first, *others = chunk.lines
        if not are_aligned(chunk) and _begins_box(first):
            yield from (Chunk((line.strip(),)) for line in chunk.lines)
            return
        is_heading = looks_like_heading(first) and size(first) <= _LONGEST_HEADING and not is_label(first)
        if is_heading and all(map(is_prose, others)):
            yield from (Chunk((line.strip(),)) for line in chunk.lines)
            return
    yield chunk


def _begins_box(line: str) -> bool:
    is_button = bool(likely_reason(line)) and has_sure_button(line)
    return sure_reason(line) not in ("", EMPTY) or is_button or is_rubric(line) or is_closing(line)


def _split_lines(chunk: Chunk) -> list[Chunk]:
    """The lines of a chunk as chunks of their own; none where they belong together."""
    if len(chunk.lines) == 1:
        return [chunk]
    first, *others = chunk.lines
    if len(others) == 1 and not any(map(str.isalnum, others[0])):
        return [Chunk((first,))]  # a title with a line under it
    belong_together = chunk.indent or any(indent_of(line) > 1 or _ALIGNED.search(line) for line in chunk.lines)
    return [] if belong_together else [Chunk((line.strip(),)) for line in chunk.lines]


def _join_names(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """Chunks with the names of several writers on one line where "and" stands between them on a line of its own."""
    names: list[str] = []
    at = 0
    while at < len(chunks):
        names = [chunks[at].text]
        end = at + 1
        while end + 1 < len(chunks) and _are_joined(names[-1], chunks[end].text, chunks[end + 1].text):
            names += [chunks[end].text, chunks[end + 1].text]
            end += 2
        yield Chunk((" ".join(names),)) if len(names) > 1 else chunks[at]
        at = end


def _are_joined(before: str, between: str, after: str) -> bool:
    if not _AND.fullmatch(between) or not (looks_like_name(before) or is_byline(before)):
        return False
    return looks_like_name(after) and looks_like_writer(after)
