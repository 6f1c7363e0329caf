"""Where the pages of the printed book begin, marked in the words of an article while it is written.

A mark is a `doc-pagebreak` (DPUB-ARIA 1.1), whose name is the page's number alone: reading systems and screen
readers say "page" themselves. It stands before a word or at the end of a paragraph, never in a heading or a link, whose
names it would join, and between blocks only where no paragraph ends.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from unicodedata import east_asian_width

from msgspec import Struct

from octavo.builders.xhtml.markup import attributes, escape
from octavo.locale.characters import count_characters, drop_illegal

_COUNTED = re.compile(r"<[^>]*>|&[^;]+;|\S")
"""A tag, or a character that is counted."""


class PageBreakMark(Struct, frozen=True):
    """The start of a page: its id, the number on it, and how many characters, white space apart, stand before it.

    A picture or a formula is one character.
    """

    id: str
    label: str
    offset: int = 0


def page_break(page: PageBreakMark, element: str) -> str:
    """The empty element that marks the start of a page: a span among words, a div among blocks."""
    named = attributes(id=page.id, role="doc-pagebreak", epub_type="pagebreak", aria_label=page.label)
    return f"<{element}{named}></{element}>"


class PageMarks:
    """The marks of one article, in the order of their offsets; each is placed once, when its offset is reached."""

    def __init__(self, marks: Sequence[PageBreakMark] = ()) -> None:
        self._coming = deque(marks)
        self._placed: list[PageBreakMark] = []
        self._count = 0
        self._open = True
        self._counting = True

    def take_placed(self) -> list[PageBreakMark]:
        """The marks that were placed since this was called last."""
        placed, self._placed = self._placed, []
        return placed

    def marks_in_line(self) -> str:
        """The marks of the pages that begin at this place, among words."""
        return "".join(self._place_next() for _ in self._pages_here())

    def marks_before_block(self) -> str:
        """The marks of the pages that begin at this place, among blocks: MuPDF wants no inline elements there."""
        return "".join(f"{self._place_next('div')}\n" for _ in self._pages_here())

    def remaining_marks(self) -> str:
        """The marks of pages that begin after the last word, among blocks."""
        return "".join(f"{self._place_next('div')}\n" for _ in list(self._coming))

    def mark_words(self, text: str) -> str:
        """Text as markup, with the marks of the pages that begin in it; they never part a word."""
        if not self._coming or not self._counting:
            return escape(text)
        text, written = drop_illegal(text), ""
        if not count_characters(text):
            return escape(text)
        while self._open and self._coming and self._coming[0].offset < self._count + count_characters(text):
            place = _find_word_start(text, self._coming[0].offset - self._count)
            self._count += count_characters(text[:place])
            written += escape(text[:place]) + self._place_next()
            text = text[place:]
        self._count += count_characters(text)
        return written + escape(text)

    def count_drawn(self) -> None:
        """Counts a picture or a formula as one character: a page that begins behind it does not begin before it."""
        self._count += self._counting

    def mark_markup(self, markup: str) -> str:
        """Finished markup of words (code, for instance) with the marks of the pages that begin in it."""
        if not self._coming or not self._counting:
            return markup
        written, done = "", 0
        for token in _COUNTED.finditer(markup):
            if not token[0].startswith("<"):
                if marks := self.marks_in_line():
                    written, done = written + markup[done : token.start()] + marks, token.start()
                self._count += 1
        return written + markup[done:]

    @contextmanager
    def holding_back(self) -> Iterator[None]:
        """Inside it characters are counted, but marks wait."""
        before, self._open = self._open, False
        yield
        self._open = before

    @contextmanager
    def not_counting(self) -> Iterator[None]:
        """Inside it nothing is counted, and marks wait: footnotes and formulas are not in the article's own order."""
        before, self._counting = self._counting, False
        with self.holding_back():
            yield
        self._counting = before

    def _pages_here(self) -> list[PageBreakMark]:
        if not (self._open and self._coming and self._coming[0].offset <= self._count):
            return []
        return [page for page in self._coming if page.offset <= self._count]

    def _place_next(self, element: str = "span") -> str:
        page = self._coming.popleft()
        self._placed.append(page)
        return page_break(page, element)


def _find_word_start(text: str, count: int) -> int:
    """Where the word begins in which `text` has passed `count` characters that are not white space."""
    solid = [place for place, letter in enumerate(text) if not letter.isspace()]
    place = solid[max(count, 0)]
    while place and _joins_words(text[place - 1]) and _joins_words(text[place]):
        place -= 1
    return place


def _joins_words(letter: str) -> bool:
    """Whether a character makes one word with its neighbours; those of East Asia stand for themselves."""
    return (letter.isalnum() or letter in "\xad\u2019'") and east_asian_width(letter) not in "FW"
