"""The makers of a book: whose names stand under its title, and whether these speak for all of its articles."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.model import Book, Person


def book_makers(book: Book) -> Sequence[Person]:
    """The persons whose names stand under the title: the authors, or whoever else made the book if it names none."""
    creators = book.metadata.creators
    return [person for person in creators if person.role == "aut"] or creators


def names_all_authors(book: Book) -> bool:
    """Whether the names under the title are those of the authors of each article: then no byline repeats them."""
    makers = [person.name for person in book_makers(book) if person.role == "aut"]
    return bool(makers) and all(
        [person.name for person in article.authors if person.role == "aut"] == makers for article in book.articles
    )
