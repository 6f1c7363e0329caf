"""Which way the lines of a book and of its articles run, and how words of the other way stand among them.

An article says it (HTML's `dir`), or its language does. The book's own pages, and the order of all of them, follow the
articles in the book's language where all of these run the same way, and else that language: the tag "az" alone does not
say that a book is in Arabic letters.
"""

from __future__ import annotations

from unicodedata import bidirectional

from octavo.locale.tags import Direction, direction_of
from octavo.model import Article, Book

_ISOLATES: dict[Direction, str] = {"ltr": "\u2066", "rtl": "\u2067"}
_END_OF_ISOLATE = "\u2069"
_MARKS: dict[Direction, str] = {"ltr": "\u200e", "rtl": "\u200f"}


def article_direction(article: Article, language: str) -> Direction:
    """The direction of an article, which is in `language` if it names none."""
    return article.direction or direction_of(article.in_language or language)


def book_direction(book: Book) -> Direction:
    """The direction of a book's own pages, and of the order of all of its pages."""
    language = book.metadata.language
    own = (article for article in book.articles if _primary(article.in_language) in {"", _primary(language)})
    match [*{article_direction(article, language) for article in own}]:
        case [direction]:
            return direction
    return direction_of(language)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def isolate(text: str, direction: Direction) -> str:
    """`text` for a line that may run the other way, where no element can say so (Unicode Bidirectional Algorithm, 2.4).

    Words of one direction in a line of their own need nothing: "Contents" stays as it is.
    """
    return text if not _has_from_right(text) else f"{_ISOLATES[direction]}{text}{_END_OF_ISOLATE}"


def mark_direction(text: str, direction: Direction) -> str:
    """`text` for a program that takes its direction from its first letter, with a mark before it if that misleads.

    "HTML" begins the title of a Hebrew article: "HTML הוא שפה".
    """
    first = next((kind for kind in map(bidirectional, text) if kind in {"L", "R", "AL"}), "")
    misleads = first not in {"R", "AL"} and _has_from_right(text) if direction == "rtl" else first in {"R", "AL"}
    return _MARKS[direction] + text if misleads else text


def _has_from_right(text: str) -> bool:
    """Whether letters of `text` run from right to left."""
    return not text.isascii() and any(bidirectional(character) in {"R", "AL"} for character in text)
