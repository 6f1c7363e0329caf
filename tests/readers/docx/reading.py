"""Word files read, for the tests of their reader."""

from __future__ import annotations

from octavo.model import Article
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.readers.docx import read
from octavo.resources import Assets, Resource, data_only, media_type
from octavo.walk import line
from tests.readers.docx.word_files import p, word

HEAD = p("On Paper", style="Titel")


def read_word(content: bytes, notes: Notes | None = None) -> Article:
    """The article of a file."""
    notes = Notes() if notes is None else notes
    return read(Resource(content, media_type("a.docx"), "a.docx"), make_fetch(data_only, Assets()), notes)


def lines(*blocks: str) -> list[str]:
    """The words of each block of a file of these paragraphs."""
    return [line(block) for block in read_word(word(HEAD, *blocks)).body]
