"""Chunks to blocks: headings, lists, quotes, tables, verse, code and paragraphs, told by how they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from octavo.model import Block, CodeBlock, Item, LineBreak, List, Numbering, Paragraph, Quote, ThematicBreak, Verse
from octavo.readers.text.line_features import is_prose, is_sentence, looks_like_heading, size
from octavo.readers.text.lines import Chunk, chunks
from octavo.readers.text.tables import table
from octavo.readers.text.words import Words
from octavo.walk import Flat, Heading

_BULLET = re.compile(r"([-*+•·‣▪◦●○–])\s+")
_NUMBER = re.compile(r"\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+", re.IGNORECASE)
_BREAK = re.compile(r"([*⁂#=~_-])( ?\1)*|[*⁂#=~_ -]{3,}|⁂")
_UNDERLINE = re.compile(r"(=|-|~|\*|\^|_)\1{2,}")
_HASHES = re.compile(r"(#{1,6}) (.*?)( #+)?")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.? \S")
_ATTRIBUTION = re.compile(r"(?:—|–|--) ?(\S.*)")
_CODE = re.compile(r"[{};=<>]|\w\(|^\s*(#|//|\$ )|::|->")
_FIRST_LEVEL = 2
_DEEPEST = 20
"""Quotations in quotations; deeper ones are taken as one."""


class Structure:
    """Turns the chunks of one article into blocks and headings, in order."""

    def __init__(self, found: Sequence[Chunk], words: Words, depth: int = 0) -> None:
        self._chunks = list(found)
        self._words = words
        self._depth = depth
        self._margin = min((chunk.indent for chunk in found), default=0)

    def flat(self) -> Iterator[Flat]:
        """All of it."""
        at = 0
        while at < len(self._chunks):
            made, taken = self._run(at) or ([self._chunk(at)], 1)
            yield from (node for node in made if node is not None)
            at += taken

    # -- chunks that belong together ----------------------------------------------------------------

    def _run(self, at: int) -> tuple[list[Flat | None], int] | None:
        """Blocks made of several chunks, and how many; None where a chunk stands for itself."""
        return self._attributed(at) or self._list(at) or self._headings(at)

    def _attributed(self, at: int) -> tuple[list[Flat | None], int] | None:
        """A paragraph and the line under it that says whose words it is."""
        if at + 1 >= len(self._chunks):
            return None
        match = _ATTRIBUTION.fullmatch(self._chunks[at + 1].text)
        here = self._chunks[at]
        if match is None or size(match[1]) > 12 or not (is_prose(here.text) or "@" in match[1]) or self._marked(here):
            return None
        body = (Paragraph(self._words.inlines(here.text)),)
        return [Quote(body, attribution=self._words.inlines(match[1]))], 2

    def _list(self, at: int) -> tuple[list[Flat | None], int] | None:
        """Chunks in a row that all start with a bullet, or with numbers that count up."""
        end, items = at, list[tuple[str, str]]()
        while end < len(self._chunks) and (marked := _items(self._chunks[end])):
            if _BREAK.fullmatch(self._chunks[end].text):
                break
            if items and not _goes_on(items[-1][0], marked[0][0]):
                break
            items += marked
            end += 1
        if len(items) < 2 and not (items and _BULLET.match(items[0][0] + " ")):
            return None
        if end - at == len(items) and self._heads(at, end):
            return None
        return [self._made(items, tight=end - at < len(items) or all(size(text) < 16 for _, text in items))], end - at

    def _heads(self, at: int, end: int) -> bool:
        """Whether numbered lines are headings: only one stands in a row, with text under it."""
        return end - at == 1 and looks_like_heading(self._chunks[at].text) and end < len(self._chunks)

    def _made(self, items: Sequence[tuple[str, str]], tight: bool) -> List:
        made = tuple(Item((Paragraph(self._words.inlines(text)),)) for _, text in items)
        numbering, start = _numbering(items[0][0])
        return List(made, numbering=numbering, start=start, tight=tight)

    def _headings(self, at: int) -> tuple[list[Flat | None], int] | None:
        """Lines in a row that could be headings: the last is one, those between are items of a list."""
        end = at
        while end < len(self._chunks) and self._could_head(end):
            end += 1
        run = [self._chunks[place].text for place in range(at, end)]
        if not run:
            return None
        opened = at > 0 and self._chunks[at - 1].text.endswith(":")
        last = end < len(self._chunks) and self._is_body(self._chunks[end])
        if len(run) + opened - last < 3 or run[0].isupper():
            return self._heading_pair(run, opened and len(run) > 1, last), len(run)
        first = 0 if opened else 1
        stop = len(run) - last
        items = [("", text) for text in run[first:stop]]
        heads: list[Flat | None] = [self._heading(text) for text in run[:first]]
        tails = [self._heading(text) for text in run[stop:]]
        return [*heads, self._made(items, tight=True), *tails], len(run)

    def _heading_pair(self, run: Sequence[str], opened: bool, last: bool) -> list[Flat | None]:
        """One or two headings; a line that nothing follows, or that goes on after a colon, is a paragraph."""
        made: list[Flat | None] = []
        for place, text in enumerate(run):
            final = place == len(run) - 1
            head = (last or not final) and not (opened and place == 0)
            made.append(self._heading(text) if head else Paragraph(self._words.inlines(text)))
        return made

    def _could_head(self, at: int) -> bool:
        chunk = self._chunks[at]
        if len(chunk.lines) > 1 or chunk.indent > self._margin + 3 or _BREAK.fullmatch(chunk.text):
            return False
        return looks_like_heading(chunk.text) and not _BULLET.match(chunk.text) and not _HASHES.fullmatch(chunk.text)

    def _is_body(self, chunk: Chunk) -> bool:
        """Whether a chunk can stand under a heading."""
        text = chunk.text
        return is_prose(text) or is_sentence(text) or text.endswith(":") or self._marked(chunk) or len(chunk.lines) > 1

    def _heading(self, text: str) -> Heading:
        numbered = _NUMBERED.match(text)
        level = _FIRST_LEVEL + (numbered[1].count(".") if numbered else 0)
        return Heading(level, self._words.inlines(text))

    # -- one chunk ----------------------------------------------------------------------------------

    def _chunk(self, at: int) -> Flat | None:
        chunk = self._chunks[at]
        if _BREAK.fullmatch(chunk.text):
            return ThematicBreak()
        if hashes := _HASHES.fullmatch(chunk.text):
            return Heading(max(2, len(hashes[1])), self._words.inlines(hashes[2]))
        if len(chunk.lines) == 2 and _UNDERLINE.fullmatch(chunk.lines[1].strip()):
            return Heading(2 if chunk.lines[1].strip()[0] == "=" else 3, self._words.inlines(chunk.lines[0].strip()))
        if chunk.text.startswith(">"):
            sign = r"^> ?" if self._depth < _DEEPEST else r"^[> ]+"
            return self._quote([re.sub(sign, "", line) for line in chunk.lines])
        return self._several(chunk) if len(chunk.lines) > 1 else self._single(chunk)

    def _marked(self, chunk: Chunk) -> bool:
        return bool(_items(chunk)) or chunk.text.startswith(">")

    def _quote(self, lines: Sequence[str]) -> Quote:
        inner = Structure(chunks("\n".join(lines)), self._words, self._depth + 1)
        return Quote(tuple(block for block in inner.flat() if not isinstance(block, Heading)))

    def _single(self, chunk: Chunk) -> Block:
        paragraph = Paragraph(self._words.inlines(chunk.text))
        return Quote((paragraph,)) if self._set_in(chunk) and is_prose(chunk.text) else paragraph

    def _set_in(self, chunk: Chunk) -> bool:
        return chunk.indent >= self._margin + 4 and sum(
            other.indent > self._margin for other in self._chunks
        ) * 3 < len(self._chunks)

    def _several(self, chunk: Chunk) -> Block:
        """Lines that stay apart: a table, code, verse, or a paragraph with line ends."""
        if made := table(chunk.lines, self._words):
            return made
        if chunk.lines[0].startswith("```") or self._is_code(chunk):
            return CodeBlock("\n".join(line for line in chunk.lines if not line.startswith("```")))
        lines = tuple(self._words.inlines("\u2003" * (_depth(line) // 2) + line.strip()) for line in chunk.lines)
        if chunk.indent > self._margin or any(map(_depth, chunk.lines)):
            return Verse((lines,))
        return Paragraph(tuple(part for line in lines for part in (*line, LineBreak()))[:-1])

    def _is_code(self, chunk: Chunk) -> bool:
        return chunk.indent >= self._margin + 2 and sum(bool(_CODE.search(line)) for line in chunk.lines) * 2 >= len(
            chunk.lines
        )


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _items(chunk: Chunk) -> list[tuple[str, str]]:
    """The markers and texts of a chunk whose lines are items; lines without a marker go on."""
    items: list[tuple[str, str]] = []
    for line in chunk.lines:
        bare = line.strip()
        match = _BULLET.match(bare) or _NUMBER.match(bare)
        if match:
            items.append((match[0].strip(), bare[match.end() :]))
        elif not items:
            return []
        else:
            items[-1] = (items[-1][0], f"{items[-1][1]} {bare}")
    return items


def _goes_on(before: str, marker: str) -> bool:
    """Whether `marker` can follow `before` in one list."""
    if before.strip("().").isdigit() and marker.strip("().").isdigit():
        return int(marker.strip("().")) == int(before.strip("().")) + 1
    return before == marker or (before.strip("().").isalpha() and marker.strip("().").isalpha())


def _numbering(marker: str) -> tuple[Numbering | None, int]:
    bare = marker.strip("().")
    if bare.isdigit():
        return "decimal", int(bare)
    if bare.lower() == "i" and bare:
        return ("lower-roman" if bare.islower() else "upper-roman"), 1
    if len(bare) == 1 and bare.isalpha():
        return ("lower-alpha" if bare.islower() else "upper-alpha"), ord(bare.lower()) - ord("a") + 1
    return None, 1
