"""What is a book's own look: digests of its title, its makers and its series, from which all that is drawn is chosen.

Nothing of its text is in them, so that an edit of an article changes neither cover nor ornaments.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from octavo.builders.xhtml.pages import book_authors
from octavo.model import Book


class Identity(NamedTuple):
    """Two digests: `own` is of the book alone, `shared` of its series, or `own` where it is in none."""

    own: bytes
    shared: bytes

    @property
    def palette(self) -> int:
        """The number that chooses its colours."""
        return self.shared[0]

    @property
    def family(self) -> int:
        """The number that chooses the kind of its leaves."""
        return self.shared[1]

    @property
    def composition(self) -> int:
        """The number that chooses how its cover is laid out."""
        return self.shared[2]


def find_identity(book: Book) -> Identity:
    """The identity of a book; those of a series share their colours, their kind of leaf and their composition."""
    metadata = book.metadata
    series = metadata.series
    own = _digest(metadata.title, book_authors(book), series.position if series else "")
    return Identity(own, _digest(series.name) if series else own)


def _digest(*words: str) -> bytes:
    return sha256("\n".join(words).encode("utf-8", "replace")).digest()
