"""Why an article was read as it was: where each value was found, and what became of the words of its source."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from octavo.model import Article
from octavo.notes import Choice, Note, Notes, Passage
from octavo.walk import line, title


class Explanation(Struct, frozen=True):
    """What the reading of one article noted: its values, what was left out, other notes, and its source in pieces."""

    headline: str
    choices: tuple[Choice, ...]
    left_out: tuple[Note, ...]
    notes: tuple[Note, ...]
    passages: tuple[Passage, ...]

    def count(self, fate: str) -> int:
        """The words of the source that had this fate."""
        pieces = (piece for passage in self.passages for piece in passage.pieces)
        return sum(len(piece.words.split()) for piece in pieces if piece.fate == fate)


def explain(article: Article, notes: Notes) -> Explanation:
    """What `notes` know of the reading of an article; they must have been made to explain."""
    chosen = {choice.name: choice for choice in notes.choices}
    return Explanation(
        title(article),
        (*chosen.values(), *_list_stated(article, set(chosen))),
        tuple(note for note in notes if note.code == "text-dropped"),
        tuple(note for note in notes if note.code != "text-dropped"),
        tuple(notes.passages),
    )


def _list_stated(article: Article, chosen: set[str]) -> Iterator[Choice]:
    """The values whose reader has but one place for them."""
    values = {
        "headline": title(article),
        "subtitle": line(article.alternative_headline),
        "authors": ", ".join(person.name for person in article.authors),
        "published": article.date_published,
        "modified": article.date_modified,
        "publisher": article.publisher,
        "licence": article.license,
        "language": article.in_language,
        "address": article.origin.url,
    }
    for name, value in values.items():
        if value and name not in chosen:
            yield Choice(article.origin.path, name, value, "the file", ())


def list_others(choice: Choice) -> dict[str, list[str]]:
    """What other places say of a value: "the same", or the other value, and the places that say so."""
    places: dict[str, list[str]] = {}
    for value, place in dict.fromkeys(choice.others):
        places.setdefault("the same" if value == choice.value else f"not {value}", []).append(place)
    return places
