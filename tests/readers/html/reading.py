"""What the tests of web pages share: a page read to its article, and prose to fill it."""

from __future__ import annotations

from octavo.model import Article
from octavo.notes import Notes
from octavo.readers.html import read
from octavo.resources import Asset, Resource

LONG = "A sentence with enough words in it to be taken for prose, as an article has them. "


def article(page: str | bytes, notes: Notes | None = None, location: str = "page.html") -> Article:
    """The article of a page; it has every picture, under its own name."""
    content = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    return read(Resource(content, "text/html", location), _keep, Notes() if notes is None else notes)


def _keep(reference: str) -> Asset:
    return Asset(reference, "image/png", b"", 640, 480)


def codes(notes: Notes) -> set[str]:
    """The codes of all notes."""
    return {note.code for note in notes}
