"""Every reader, on inputs that were right and have been edited, and on pages that were grown."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.errors import OctavoError
from octavo.projects.book_file import BookFile, load_book_file
from octavo.projects.order import make_order
from octavo.readers.markdown import read as _  # noqa: F401 - its parser is made before the first case is timed
from tests.fuzz.edits import edited, edited_parts
from tests.fuzz.grammar import Grown, grown, page_around
from tests.fuzz.law import cases, find_lost, read_or_refuse
from tests.fuzz.seeds import (
    BOOK_FILE,
    EPUB_PARTS,
    KEYS,
    MARKDOWN,
    MARKS,
    PAGE,
    PIECES,
    SIGNS,
    TAGS,
    TEXT,
    TOML,
    WORD,
    WORDML,
    word_parts,
)  # fmt: skip
from tests.readers.docx.word_files import pack_parts

pytestmark = pytest.mark.timeout(0)


@cases
@given(edited([PAGE.encode()], [*MARKS, *TAGS]))
def test_web_pages(content: bytes) -> None:
    read_or_refuse(content, "page.html")


@cases
@given(grown)
def test_pages_that_were_grown_keep_their_words(made: Grown) -> None:
    article, notes = read_or_refuse(page_around(made.markup), "page.html")
    assert article is not None
    assert find_lost(made.words, article, notes) == []


@cases
@given(edited([MARKDOWN.encode(), PAGE.encode()], [*MARKS, *SIGNS, *TAGS]))
def test_markdown(content: bytes) -> None:
    read_or_refuse(content, "text.md")


@cases
@given(edited([MARKDOWN.encode()[: MARKDOWN.index("# Rope")], TOML.encode()], [*MARKS, *KEYS]))
def test_front_matter(content: bytes) -> None:
    read_or_refuse(content + b"\n\nwords\n", "text.md")


_LINES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60)


@cases
@given(edited([TEXT.encode(), TEXT.encode("utf-16")], [*MARKS, *SIGNS]) | _LINES.map("".join).map(str.encode))
def test_plain_text(content: bytes) -> None:
    read_or_refuse(content, "text.txt")


@cases
@given(edited([WORD], [*MARKS]) | edited_parts(word_parts(), [*MARKS, *WORDML]).map(pack_parts))
def test_word_files(content: bytes) -> None:
    read_or_refuse(content, "text.docx")


@cases
@given(edited([pack_parts(EPUB_PARTS)], [*MARKS]) | edited_parts(EPUB_PARTS, [*MARKS, *TAGS]).map(pack_parts))
def test_epubs(content: bytes) -> None:
    read_or_refuse(content, "book.epub")


@cases
@given(edited([BOOK_FILE.encode()], [*MARKS, *KEYS]))
def test_book_files(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "book.toml"
        file.write_bytes(content)
        try:
            book = load_book_file(file)
            make_order(book, (), (), file.parent)
        except OctavoError as error:
            assert "\n" not in str(error)
        else:
            assert isinstance(book, BookFile)
            assert not re.search("[\0\x07]", book.title)
