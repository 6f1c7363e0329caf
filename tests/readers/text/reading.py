"""Reads texts that tests make up."""

from __future__ import annotations

from octavo.model import Article, Block, Section
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.readers.text import read
from octavo.resources import Assets, Resource, data_only
from octavo.walk import line, visit

PROSE = "The keeper trims the lamp at four, and at five the boats come in, whatever the clock of the church may say."
MORE = "Nobody on the quay would call that late, because late is a word for people who have somewhere else to be."


def read_text(text: str, notes: Notes | None = None) -> Article:
    """The article of a text."""
    resource = Resource(text.encode(), "text/plain", "lamp.txt")
    return read(resource, make_fetch(data_only, Assets()), Notes() if notes is None else notes)


def body(text: str) -> tuple[Block, ...]:
    """The blocks of a text under a title."""
    return read_text(f"The Lamp\n\n{text}").body


def headings(article: Article) -> list[str]:
    """The headings of an article, in order."""
    return [line(node.heading) for node in visit(article.body) if isinstance(node, Section)]


def left_out(text: str) -> list[str]:
    """What is left out of a text: reason and words."""
    notes = Notes()
    read_text(text, notes)
    return [note.detail for note in notes if note.code == "text-dropped"]
