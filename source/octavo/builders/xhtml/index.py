"""The index of a book: its entries by their letters, each with links to its places or to another entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from octavo.builders.xhtml.markup import attributes, escape, words_heading, words_language
from octavo.locale.collation import first_letter
from octavo.locale.phrases import phrases
from octavo.markup_names import Class
from octavo.model import Book, IndexEntry
from octavo.walk import digest

_FEW = 40
"""Entries: so many are seen at a glance, and need no letters above them."""

WriteLocators: TypeAlias = Callable[[IndexEntry], Iterable[str]]
"""Writes the links to the places of an entry, each an element."""


def index_section(book: Book, write_locators: WriteLocators) -> str:
    """The index of a book, with the terms of EPUB Indexes 1.0; how its places are written the medium says."""
    words = phrases(book.metadata.language)
    writer = _Writer(book, write_locators, words)
    named = attributes(id="index", class_=Class.INDEX, epub_type="index", role="doc-index", aria_label=words["index"])
    groups = (writer.write_group(letter, entries) for letter, entries in groupby(book.index, _letter))
    return f"<section{named}>\n{words_heading('index', words)}\n{''.join(groups)}</section>\n"


def _letter(entry: IndexEntry) -> str:
    return first_letter(entry.term)


class _Writer:
    """Writes the entries of one index."""

    def __init__(self, book: Book, write_locators: WriteLocators, words: dict[str, str]) -> None:
        self._write_locators = write_locators
        self._words = words
        self._lettered = len(book.index) > _FEW
        self._referred = {entry.see for entry in book.index if entry.see}

    def write_group(self, letter: str, entries: Iterable[IndexEntry]) -> str:
        """The entries of a letter under a heading; without one if they are few, or it is "": numbers, other scripts."""
        heading = f"<h2>{escape(letter)}</h2>\n" if letter and self._lettered else ""
        named = attributes(class_=Class.LETTER, epub_type="index-group")
        shown = "".join(f"{self._write_entry(entry)}\n" for entry in entries)
        return f'<section{named}>\n{heading}<ul epub:type="index-entry-list">\n{shown}</ul>\n</section>\n'

    def _write_entry(self, entry: IndexEntry) -> str:
        name = _entry_name(entry.term) if entry.term in self._referred else ""
        term = f'<span epub:type="index-term">{escape(entry.term)}</span>'
        behind = self._write_reference(entry.see) if entry.see else self._write_places(entry)
        return f"<li{attributes(id=name, epub_type='index-entry')}>{term}{behind}</li>"

    def _write_reference(self, term: str) -> str:
        said = f"<em{words_language(self._words)}>{escape(self._words['see'])}</em>"
        link = attributes(href=f"#{_entry_name(term)}", epub_type="index-xref-preferred")
        return f", {said} <a{link}>{escape(term)}</a>"

    def _write_places(self, entry: IndexEntry) -> str:
        return f'<span class="{Class.LOCATORS}">{"".join(self._part(self._write_locators(entry)))}</span>'

    def _part(self, links: Iterable[str]) -> Iterator[str]:
        """The places, each with the comma before it: one that is left out takes it along."""
        for link in links:
            yield f'<span class="{Class.LOCATOR}">, {link}</span>'


def _entry_name(term: str) -> str:
    """The id of an entry that others refer to."""
    return f"index.{digest(term)}"
