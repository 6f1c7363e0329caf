"""The law of all readers: any bytes become an article, or one line that says why not, within seconds."""

from __future__ import annotations

import time

from hypothesis import settings

from octavo.errors import OctavoError
from octavo.model import Article
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.readers import find_reader
from octavo.resources import Assets, Resource, data_only, media_type
from octavo.walk import text, visit

cases = settings(max_examples=100 if settings().max_examples < 1_000 else 10_000)
"""How many inputs a target tries: few, but with the profile of `make fuzz`."""

LONGEST = 10.0
"""CPU seconds that an input of a few kilobytes may cost, on the slowest machine."""


def read_or_refuse(content: bytes, name: str) -> tuple[Article | None, Notes]:
    """What a file is read as, and its notes; None where it is refused in one line. Fails where it is neither."""
    notes = Notes(name)
    before = time.process_time()
    try:
        article = find_reader(media_type(name))(
            Resource(content, media_type(name), name), make_fetch(data_only, Assets()), notes
        )
        assert sum(1 for _ in visit(article)) > 0
    except OctavoError as error:
        assert str(error), "an error says what is wrong"
        assert "\n" not in str(error), "and in one line"
        article = None
    assert time.process_time() - before < LONGEST
    return article, notes


def find_lost(said: list[str], article: Article, notes: Notes) -> list[str]:
    """Those of the words that are neither in the article nor in what a note tells of."""
    kept = " ".join([text(article.headline), text(article.alternative_headline), text(article.body)])
    told = " ".join([*(note.detail for note in notes), *(one.passage for one in notes.left_out)])
    stated = " ".join([*(person.name for person in article.authors), article.description, *article.keywords])
    return [word for word in said if word not in f"{kept} {told} {stated}"]
