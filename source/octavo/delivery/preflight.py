"""What is looked at before a book leaves: all that would make it fail on its way, or look poor where it arrives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from octavo.delivery.finished_book import FinishedBook
from octavo.delivery.letter import measure_letter, most_bytes
from octavo.delivery.receivers import ReceiverKind
from octavo.errors import OctavoError

Level = Literal["error", "warning", "hint"]

_LONGEST_TITLE = 200


class Finding(Struct, frozen=True):
    """What was found of a book before it left; nothing is sent while there is an "error". `hint` says what to do."""

    level: Level
    words: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.words} — {self.hint}" if self.hint else self.words


def check_book(book: FinishedBook, kind: ReceiverKind) -> list[Finding]:
    """What is to be said of a book for a receiver of that kind, what stops it first."""
    if book.ending not in kind.takes:
        takes = " and ".join(ending.lstrip(".").upper() for ending in kind.takes)
        return [Finding("error", f"{kind.label} takes no {book.label}", f"it takes {takes}")]
    try:
        if not book.size:
            return [Finding("error", f"{book.path.name} is empty", "build it again")]
        return [*_check_size(book, kind), *check_looks(book), *_check_pictures(book, kind)]
    except OctavoError as error:
        return [Finding("error", str(error))]


def _check_size(book: FinishedBook, kind: ReceiverKind) -> Iterator[Finding]:
    size, most = measure_letter([book]), most_bytes(kind.limit)
    if size > kind.limit:
        words = (
            f"{book.path.name} has {book.size / 1e6:.1f} MB, as mail {size / 1e6:.1f} MB, "
            f"and {kind.label} takes {kind.limit / 1e6:.0f} MB a message"
        )
        hint = f"--max-size {most // 1_000_000}MB makes volumes of the project's EPUB"
        yield Finding("error", words, hint if book.ending == ".epub" else f"send the EPUB, with {hint}")


def check_looks(book: FinishedBook) -> Iterator[Finding]:
    """What would make a book look poor on any shelf. Raises `ReadError` for one that does not open."""
    facts = book.facts
    if not facts.title:
        yield Finding("warning", f"{book.path.name} has no title", "shelves will show the name of the file")
    elif len(facts.title) > _LONGEST_TITLE or not facts.title.isprintable():
        yield Finding("warning", "its title is very long, or has characters that nobody sees", "shelves may cut it")
    if not facts.has_cover:
        yield Finding("warning", f"{book.path.name} has no cover", "shelves will show a grey page: build it again")


def _check_pictures(book: FinishedBook, kind: ReceiverKind) -> Iterator[Finding]:
    pictures = {name for name in book.facts.media_types if name.startswith("image/")}
    if unknown := pictures - set(kind.pictures or pictures):
        words = f"{kind.label} does not show pictures of {', '.join(sorted(unknown))}"
        yield Finding("warning", words, f"octavo build --for {kind.name} makes others of them")
