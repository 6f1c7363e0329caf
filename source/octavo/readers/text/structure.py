"""Chunks to blocks: headings, lists, quotes, tables, verse, code and paragraphs, told by how they stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from octavo.model import Block, CodeBlock, LineBreak, Paragraph, Quote, ThematicBreak, Verse
from octavo.readers.text.inlines import InlineParser
from octavo.readers.text.line_features import is_prose, is_sentence, looks_like_heading, size
from octavo.readers.text.lines import BREAK, Chunk, indent_of, split_chunks
from octavo.readers.text.listings import FENCE, has_prompt, is_code
from octavo.readers.text.lists import BULLET, Marked, are_short, goes_on, make_list, split_items
from octavo.readers.text.tables import parse_table
from octavo.walk import Flat, Heading

_CHAPTER = re.compile(  # "Chapter II.", "Part one", "Kapitel 3", "第一章 潮"
    r"(?:chapter|part|book|section|kapitel|teil|buch|chapitre|partie|livre|capítulo|parte|capitolo|hoofdstuk|deel|"
    r"rozdział|глава|часть) "
    r"(?:[ivxlc]+|\d{1,3}|(?:the )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|"
    r"second|third|fourth|fifth|last))\b[.:]?(?: .{1,60}[^.,;])?|"
    r"第[一二三四五六七八九十百〇零\d]{1,5}[章回節节部話话篇卷](?:[ \u3000:：].{1,30}|.{0,12})",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"[IVXLC]{1,7}\.?|\d{1,3}\.?")  # "IV." over a chapter
_UNDERLINE = re.compile(r"(=|-|~|\*|\^|_)\1{2,}")  # "====" under a heading
_HASHES = re.compile(r"(#{1,6}) (.*?)( #+)?")  # "## Low water ##"
_SECTION_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.? \S")  # "2.1 Spring tides"
_ATTRIBUTION = re.compile(r"(?:—|–|--) ?(\S.*)")  # "— Ada Holm, pilot"
_STEP = re.compile(r"\d+[.):]? |step \d|part \d|schritt \d|étape \d|teil \d", re.IGNORECASE)  # "2. Wait", "Step 2"
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_COUNTED = re.compile(r"#?(\d{1,2})\s?[.):–—-]\s?(?=[^\W\d])")  # "2 - The sea is never late."
_TWO_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?][\"'”’»)]* +[^\W\d_a-z]")  # "That was it. Thank you!" is no heading
_LONGEST_LABEL = 6
"""Words of a line that ends in a colon and leads to one item: "Practices:"."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’»]* +|[。！？]")
_SHORTEST_QUOTE = 6
"""Words of a sentence that a page shows once more in large letters."""

_LONGER = 1.15
_LONGEST_HEADING = 16
"""Words."""

_SIGNATURE = "--"
"""The line over the signature of an e-mail (RFC 3676, section 4.3)."""

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
        texts = (chunk.text for chunk in chunks if size(chunk.text) > _LONGEST_HEADING)
        self._sentences = {sentence.rstrip(".") for text in texts for sentence in _SENTENCE_END.split(text)}
        self._counted = _find_counted(self._chunks)
        self._numerals = {chunk.text for chunk in chunks if _NUMERAL.fullmatch(chunk.text)}
        self._numbers_chapters = bool(
            self._numerals & {"I", "I.", "1", "1."} and self._numerals & {"II", "II.", "2", "2."}
        )

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
        if (
            match is None
            or BREAK.fullmatch(match[0])
            or size(match[1]) > 12
            or not (is_prose(here.text) or "@" in match[1])
            or _is_marked(here)
        ):
            return None
        body = (Paragraph(self._inlines.parse(here.text)),)
        return [Quote(body, attribution=self._inlines.parse(match[1]))], 2

    def _parse_list(self, at: int) -> tuple[list[Flat], int] | None:
        """Chunks in a row that all start with a bullet, or with numbers that count up."""
        end = at
        items: list[Marked] = []
        while end < len(self._chunks) and (marked := split_items(self._chunks[end])):
            if BREAK.fullmatch(self._chunks[end].text) or (items and not goes_on(items, marked[0])):
                break
            items += marked
            end += 1
        if len(items) < 2 and not (items and BULLET.match(items[0].marker + " ")):
            return None
        is_one_a_chunk = len(items) == end - at
        if is_one_a_chunk and self._is_lone_heading(at, end):
            return None
        return [make_list(items, self._inlines, tight=not is_one_a_chunk or are_short(items))], end - at

    def _is_lone_heading(self, at: int, end: int) -> bool:
        """Whether numbered lines are headings: only one stands in a row, with text under it."""
        return end - at == 1 and looks_like_heading(self._chunks[at].text) and end < len(self._chunks)

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
        after_colon = at > 0 and self._chunks[at - 1].text.endswith((":", "："))
        has_body = end < len(self._chunks) and _can_follow_heading(self._chunks[end])
        first = 0 if after_colon else 1
        is_item = after_colon and len(run) != 2 and has_body and not _differs(run, self._chunks[end].text)
        if is_item and len(run) == 1 and size(self._chunks[at - 1].text) <= _LONGEST_LABEL:
            return [Paragraph(self._inlines.parse(run[0]))], 1
        stop = len(run) - 1 if has_body and not (is_item and len(run) > 1) else len(run)
        items = [Marked("", text, 0) for text in run[first:stop]]
        if len(items) < 2 or run[0].isupper():
            return self._parse_heading_pair(run, after_colon=after_colon, has_body=has_body), len(run)
        heads: list[Flat] = [self._parse_heading(text) for text in run[:first]]
        tails = [self._parse_heading(text) for text in run[stop:]]
        return [*heads, make_list(items, self._inlines, tight=True), *tails], len(run)

    def _parse_heading_pair(self, run: Sequence[str], *, after_colon: bool, has_body: bool) -> list[Flat]:
        """One or two headings; a line that nothing follows, or that goes on after a colon, is a paragraph."""
        nodes: list[Flat] = []
        for place, text in enumerate(run):
            is_last = place == len(run) - 1
            goes_on = after_colon and place == 0 and not is_last
            is_heading = (has_body or not is_last) and not goes_on
            nodes.append(self._parse_heading(text) if is_heading else Paragraph(self._inlines.parse(text)))
        return nodes

    def _could_be_heading(self, at: int) -> bool:
        chunk = self._chunks[at]
        if not chunk.heads or len(chunk.lines) > 1 or chunk.indent > self._margin + 3 or BREAK.fullmatch(chunk.text):
            return False
        return looks_like_heading(chunk.text) and not BULLET.match(chunk.text) and not _HASHES.fullmatch(chunk.text)

    def _parse_heading(self, text: str) -> Flat:
        """A line that stands as a heading does; two sentences, or words of a paragraph once more, are none."""
        is_quoted = size(text) >= _SHORTEST_QUOTE and text in self._sentences
        return (
            Paragraph(self._inlines.parse(text))
            if is_quoted or _TWO_SENTENCES.search(text)
            else self._new_heading(text)
        )

    def _new_heading(self, text: str) -> Heading:
        """A heading, as deep as the number says that it starts with: "2.1 Spring tides" is one of the second level."""
        number = _SECTION_NUMBER.match(text)
        return Heading(_FIRST_LEVEL + (number[1].count(".") if number else 0), self._inlines.parse(text))

    # -- one chunk ----------------------------------------------------------------------------------

    def _parse_chunk(self, at: int) -> Flat:
        chunk = self._chunks[at]
        if BREAK.fullmatch(chunk.text):
            return ThematicBreak()
        if hashes := _HASHES.fullmatch(chunk.text):
            return Heading(max(2, len(hashes[1])), self._inlines.parse(hashes[2]))
        if self._is_chapter(at):
            return self._new_heading(chunk.text)
        if len(chunk.lines) == 2 and _UNDERLINE.fullmatch(chunk.lines[1].strip()):
            level = 2 if chunk.lines[1].strip()[0] == "=" else 3
            return Heading(level, self._inlines.parse(chunk.lines[0].strip()))
        if chunk.text.startswith(">") and not has_prompt(chunk.lines):
            sign = r"^> ?" if self._depth < _DEEPEST else r"^[> ]+"
            return self._parse_quote([re.sub(sign, "", line) for line in chunk.lines])
        return self._parse_lines(chunk) if len(chunk.lines) > 1 else self._parse_paragraph(chunk)

    def _is_chapter(self, at: int) -> bool:
        """Whether a line is what chapters have over them, "Chapter II." or a numeral, and something stands under it."""
        chunk = self._chunks[at]
        if at in self._counted:
            return True
        if at + 1 == len(self._chunks) or is_prose(chunk.text):
            return False
        if len(chunk.lines) > 1:
            number, *titles = chunk.lines
            is_entry = _CHAPTER.match(titles[0].strip()) is not None  # of a list of contents
            return len(titles) == 1 and not is_entry and _CHAPTER.fullmatch(number.strip()) is not None
        is_numeral = self._numbers_chapters and chunk.text in self._numerals and is_prose(self._chunks[at + 1].text)
        return is_numeral or _CHAPTER.fullmatch(chunk.text) is not None

    def _parse_quote(self, lines: Sequence[str]) -> Quote:
        inner = BlockParser(split_chunks("\n".join(lines)), self._inlines, self._depth + 1)
        return Quote(tuple(Paragraph(node.content) if isinstance(node, Heading) else node for node in inner.parse()))

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
        if FENCE.fullmatch(chunk.lines[0]) or self._is_code(chunk):
            return CodeBlock("\n".join(line for line in chunk.lines if not FENCE.fullmatch(line)))
        if chunk.lines[0].strip() == _SIGNATURE:
            chunk = Chunk(chunk.lines[1:], chunk.indent)
        lines = tuple(self._inlines.parse("\u2003" * (indent_of(line) // 2) + line.strip()) for line in chunk.lines)
        if chunk.indent > self._margin or any(map(indent_of, chunk.lines)):
            return Verse((lines,))
        return Paragraph(tuple(part for line in lines for part in (*line, LineBreak()))[:-1])

    def _is_code(self, chunk: Chunk) -> bool:
        return is_code(chunk.lines, indented=chunk.indent >= self._margin + 2)


def is_chapter(text: str) -> bool:
    """Whether a line is what chapters have over them: "Chapter II."."""
    return _CHAPTER.fullmatch(text) is not None


def _find_counted(chunks: Sequence[Chunk]) -> set[int]:
    """The places of lines that count up over paragraphs, three and more: "2 - The sea is never late."."""
    found: list[int] = []
    for at, (chunk, following) in enumerate(itertools.pairwise(chunks)):
        match = _COUNTED.match(chunk.text)
        is_next = match is not None and int(match[1]) == len(found) + 1
        if is_next and size(chunk.text) <= _LONGEST_HEADING and size(following.text) > _LONGEST_HEADING:
            found.append(at)
    return set(found) if len(found) > 2 else set()


def _differs(run: Sequence[str], following: str) -> bool:
    """Whether the last of a row of short lines is no item like the others: it heads the paragraph that follows.

    It is clearly longer than all, in title case and they are not, it asks and they do not, it counts, or the
    paragraph takes up its words.
    """
    *others, last = run
    asks = last.endswith("?") and not any(text.endswith("?") for text in others)
    if asks or _STEP.match(last) or (others and len(last) > _LONGER * max(map(len, others))):
        return True
    words = _LONG_WORD.findall(last.lower())
    taken_up = sum(word in following.lower() for word in words)
    cased = [_is_in_title_case(text) for text in others]
    return (bool(words) and taken_up * 2 > len(words)) or (_is_in_title_case(last) and sum(cased) * 2 < len(cased))


def _is_in_title_case(text: str) -> bool:
    """Whether a line of two long words and more has a capital in each: "Low Water"."""
    words = _LONG_WORD.findall(text)
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _is_marked(chunk: Chunk) -> bool:
    """Whether a chunk starts with the sign of an item or a quotation."""
    return bool(split_items(chunk)) or chunk.text.startswith(">")


def _can_follow_heading(chunk: Chunk) -> bool:
    text = chunk.text
    return is_prose(text) or is_sentence(text) or text.endswith(":") or _is_marked(chunk) or len(chunk.lines) > 1
