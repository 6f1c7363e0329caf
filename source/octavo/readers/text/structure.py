"""Chunks to blocks: headings, lists, quotes, tables, verse, code and paragraphs, told by how they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from octavo.model import Block, CodeBlock, Item, LineBreak, List, Numbering, Paragraph, Quote, ThematicBreak, Verse
from octavo.readers.text.inlines import InlineParser
from octavo.readers.text.line_features import is_prose, is_sentence, looks_like_heading, size
from octavo.readers.text.lines import Chunk, indent_of, split_chunks
from octavo.readers.text.tables import parse_table
from octavo.walk import Flat, Heading

_BULLET = re.compile(r"([-*+•·‣▪◦●○–])\s+")  # "- sand"
_NUMBER = re.compile(r"\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+", re.IGNORECASE)  # "3. ebb", "(a) ebb", "iv) ebb"
_BREAK = re.compile(r"([*⁂#=~_-])( ?\1)*|[*⁂#=~_ -]{3,}|⁂")  # "* * *", "-----", "#", "-=-=-"
_UNDERLINE = re.compile(r"(=|-|~|\*|\^|_)\1{2,}")  # "====" under a heading
_HASHES = re.compile(r"(#{1,6}) (.*?)( #+)?")  # "## Low water ##"
_SECTION_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.? \S")  # "2.1 Spring tides"
_ATTRIBUTION = re.compile(r"(?:—|–|--) ?(\S.*)")  # "— Ada Holm, pilot"
_CODE = re.compile(r"[{};=<>]|\w\(|^\s*(#|//|\$ )|::|->")  # "x = f(y);", "$ make", "// why"
_CODE_FENCE = "```"
_FIRST_LEVEL = 2
_DEEPEST = 20
"""Quotations in quotations; deeper ones are taken as one."""


class BlockParser:
    """Parses the chunks of one article, or of a quotation in it, `depth` quotations deep."""

    def __init__(self, chunks: Sequence[Chunk], inlines: InlineParser, depth: int = 0) -> None:
        self._chunks = list(chunks)
        self._inlines = inlines
        self._depth = depth
        self._margin = min((chunk.indent for chunk in chunks), default=0)
        indented = [chunk for chunk in chunks if chunk.indent > self._margin]
        self._indents_few = len(indented) * 3 < len(self._chunks)

    def parse(self) -> Iterator[Flat]:
        """Blocks and headings, in order."""
        at = 0
        while at < len(self._chunks):
            nodes, taken = self._parse_group(at) or ([self._parse_chunk(at)], 1)
            yield from nodes
            at += taken

    # -- chunks that belong together ----------------------------------------------------------------

    def _parse_group(self, at: int) -> tuple[list[Flat], int] | None:
        """Blocks made of several chunks, and how many; None where a chunk stands for itself."""
        return self._parse_attributed(at) or self._parse_list(at) or self._parse_headings(at)

    def _parse_attributed(self, at: int) -> tuple[list[Flat], int] | None:
        """A paragraph and the line under it that says whose words it is."""
        if at + 1 >= len(self._chunks):
            return None
        match = _ATTRIBUTION.fullmatch(self._chunks[at + 1].text)
        here = self._chunks[at]
        if match is None or size(match[1]) > 12 or not (is_prose(here.text) or "@" in match[1]) or _is_marked(here):
            return None
        body = (Paragraph(self._inlines.parse(here.text)),)
        return [Quote(body, attribution=self._inlines.parse(match[1]))], 2

    def _parse_list(self, at: int) -> tuple[list[Flat], int] | None:
        """Chunks in a row that all start with a bullet, or with numbers that count up."""
        end = at
        items: list[tuple[str, str]] = []
        while end < len(self._chunks) and (marked := _split_items(self._chunks[end])):
            if _BREAK.fullmatch(self._chunks[end].text) or (items and not _follows(items[-1][0], marked[0][0])):
                break
            items += marked
            end += 1
        if len(items) < 2 and not (items and _BULLET.match(items[0][0] + " ")):
            return None
        is_one_a_chunk = len(items) == end - at
        if is_one_a_chunk and self._is_lone_heading(at, end):
            return None
        tight = not is_one_a_chunk or all(size(text) < 16 for _, text in items)
        return [self._new_list(items, tight=tight)], end - at

    def _is_lone_heading(self, at: int, end: int) -> bool:
        """Whether numbered lines are headings: only one stands in a row, with text under it."""
        return end - at == 1 and looks_like_heading(self._chunks[at].text) and end < len(self._chunks)

    def _new_list(self, items: Sequence[tuple[str, str]], *, tight: bool) -> List:
        """A list of items (marker and text each)."""
        nodes = tuple(Item((Paragraph(self._inlines.parse(text)),)) for _, text in items)
        numbering, start = _numbering(items[0][0])
        return List(nodes, numbering=numbering, start=start, tight=tight)

    def _parse_headings(self, at: int) -> tuple[list[Flat], int] | None:
        """Lines in a row that could be headings: first and last are, and two or more between are items of a list.

        The first is an item too where the chunk before ends in a colon, and the last where nothing follows it.
        """
        end = at
        while end < len(self._chunks) and self._could_be_heading(end):
            end += 1
        run = [chunk.text for chunk in self._chunks[at:end]]
        if not run:
            return None
        after_colon = at > 0 and self._chunks[at - 1].text.endswith(":")
        has_body = end < len(self._chunks) and _can_follow_heading(self._chunks[end])
        first = 0 if after_colon else 1
        stop = len(run) - 1 if has_body else len(run)
        items = [("", text) for text in run[first:stop]]
        if len(items) < 2 or run[0].isupper():
            return self._parse_heading_pair(run, after_colon=after_colon, has_body=has_body), len(run)
        heads: list[Flat] = [self._new_heading(text) for text in run[:first]]
        tails = [self._new_heading(text) for text in run[stop:]]
        return [*heads, self._new_list(items, tight=True), *tails], len(run)

    def _parse_heading_pair(self, run: Sequence[str], *, after_colon: bool, has_body: bool) -> list[Flat]:
        """One or two headings; a line that nothing follows, or that goes on after a colon, is a paragraph."""
        nodes: list[Flat] = []
        for place, text in enumerate(run):
            is_last = place == len(run) - 1
            goes_on = after_colon and place == 0 and not is_last
            is_heading = (has_body or not is_last) and not goes_on
            nodes.append(self._new_heading(text) if is_heading else Paragraph(self._inlines.parse(text)))
        return nodes

    def _could_be_heading(self, at: int) -> bool:
        chunk = self._chunks[at]
        if len(chunk.lines) > 1 or chunk.indent > self._margin + 3 or _BREAK.fullmatch(chunk.text):
            return False
        return looks_like_heading(chunk.text) and not _BULLET.match(chunk.text) and not _HASHES.fullmatch(chunk.text)

    def _new_heading(self, text: str) -> Heading:
        """A heading, as deep as the number says that it starts with: "2.1 Spring tides" is one of the second level."""
        number = _SECTION_NUMBER.match(text)
        return Heading(_FIRST_LEVEL + (number[1].count(".") if number else 0), self._inlines.parse(text))

    # -- one chunk ----------------------------------------------------------------------------------

    def _parse_chunk(self, at: int) -> Flat:
        chunk = self._chunks[at]
        if _BREAK.fullmatch(chunk.text):
            return ThematicBreak()
        if hashes := _HASHES.fullmatch(chunk.text):
            return Heading(max(2, len(hashes[1])), self._inlines.parse(hashes[2]))
        if len(chunk.lines) == 2 and _UNDERLINE.fullmatch(chunk.lines[1].strip()):
            level = 2 if chunk.lines[1].strip()[0] == "=" else 3
            return Heading(level, self._inlines.parse(chunk.lines[0].strip()))
        if chunk.text.startswith(">"):
            sign = r"^> ?" if self._depth < _DEEPEST else r"^[> ]+"
            return self._parse_quote([re.sub(sign, "", line) for line in chunk.lines])
        return self._parse_lines(chunk) if len(chunk.lines) > 1 else self._parse_paragraph(chunk)

    def _parse_quote(self, lines: Sequence[str]) -> Quote:
        inner = BlockParser(split_chunks("\n".join(lines)), self._inlines, self._depth + 1)
        return Quote(tuple(block for block in inner.parse() if not isinstance(block, Heading)))

    def _parse_paragraph(self, chunk: Chunk) -> Block:
        paragraph = Paragraph(self._inlines.parse(chunk.text))
        return Quote((paragraph,)) if self._is_set_in(chunk) and is_prose(chunk.text) else paragraph

    def _is_set_in(self, chunk: Chunk) -> bool:
        """Whether a chunk stands further in than most."""
        return self._indents_few and chunk.indent >= self._margin + 4

    def _parse_lines(self, chunk: Chunk) -> Block:
        """Lines that stay apart: a table, code, verse, or a paragraph with line ends."""
        if table := parse_table(chunk.lines, self._inlines):
            return table
        if chunk.lines[0].startswith(_CODE_FENCE) or self._is_code(chunk):
            return CodeBlock("\n".join(line for line in chunk.lines if not line.startswith(_CODE_FENCE)))
        lines = tuple(self._inlines.parse("\u2003" * (indent_of(line) // 2) + line.strip()) for line in chunk.lines)
        if chunk.indent > self._margin or any(map(indent_of, chunk.lines)):
            return Verse((lines,))
        return Paragraph(tuple(part for line in lines for part in (*line, LineBreak()))[:-1])

    def _is_code(self, chunk: Chunk) -> bool:
        """Whether a chunk is set in, and half of its lines have what only code has."""
        lines = [line for line in chunk.lines if _CODE.search(line)]
        return chunk.indent >= self._margin + 2 and len(lines) * 2 >= len(chunk.lines)


def _is_marked(chunk: Chunk) -> bool:
    """Whether a chunk starts with the sign of an item or a quotation."""
    return bool(_split_items(chunk)) or chunk.text.startswith(">")


def _can_follow_heading(chunk: Chunk) -> bool:
    text = chunk.text
    return is_prose(text) or is_sentence(text) or text.endswith(":") or _is_marked(chunk) or len(chunk.lines) > 1


def _split_items(chunk: Chunk) -> list[tuple[str, str]]:
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


def _follows(before: str, marker: str) -> bool:
    """Whether `marker` can follow `before` in one list: "4." after "3.", "b)" after "a)", "-" after "-"."""
    bare_before, bare = before.strip("()."), marker.strip("().")
    if bare_before.isdigit() and bare.isdigit():
        return int(bare) == int(bare_before) + 1
    return before == marker or (bare_before.isalpha() and bare.isalpha())


def _numbering(marker: str) -> tuple[Numbering | None, int]:
    """How a list is numbered whose first item has this marker, and from where; None for bullets."""
    bare = marker.strip("().")
    if bare.isdigit():
        return "decimal", int(bare)
    if bare.lower() == "i":
        return ("lower-roman" if bare.islower() else "upper-roman"), 1
    if len(bare) == 1 and bare.isalpha():
        return ("lower-alpha" if bare.islower() else "upper-alpha"), ord(bare.lower()) - ord("a") + 1
    return None, 1
