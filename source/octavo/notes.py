"""What was dropped, guessed or changed on the way into a book: losses are data.

A `Note` has a code from `CODES`, so that people and programs can look for it, and `CODES` is also its
documentation. Notes are collected beside the model, never in it: equality and hashing of articles
stay plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Literal, NamedTuple, TypeVar

from msgspec import Struct

Severity = Literal["info", "warning", "error"]


class Meaning(NamedTuple):
    """How grave a code is, and what it means in one sentence."""

    severity: Severity
    text: str


CODES: dict[str, Meaning] = {
    # reading
    "text-dropped": Meaning("info", "A passage that is no part of the article was left out."),
    "encoding-guessed": Meaning("info", "The file does not say its encoding; the likeliest was taken."),
    "encoding-broken": Meaning("warning", "Bytes that are no text in the file's encoding were replaced."),
    "title-guessed": Meaning("info", "The article states no title; the first heading or the file name was taken."),
    "script-dropped": Meaning("info", "A script, a style or an event handler was left out."),
    "link-unsafe": Meaning("warning", "A link that would run a script or open a file was taken off its words."),
    "structure-changed": Meaning("info", "An element that a book cannot hold became the nearest one that it can."),
    "too-deep": Meaning("warning", "Elements nested too deeply were flattened; their words are kept."),
    "span-clamped": Meaning("warning", "A table cell spans more rows or columns than a table can have."),
    "front-matter-unknown": Meaning("info", "A front matter key has no meaning here and was not used."),
    "wish-unmet": Meaning("warning", "No passage starts with the words that --keep or --drop names."),
    "math-unreadable": Meaning("warning", "A formula could not be read; it is printed as it was written."),
    "math-small": Meaning("warning", "A formula that is wider than its line was set much smaller."),
    # pictures and embeds
    "picture-missing": Meaning("warning", "A picture could not be found; its place and words are kept."),
    "picture-unreadable": Meaning("warning", "A picture could not be decoded; its place and words are kept."),
    "picture-too-large": Meaning("warning", "A picture is larger than a book can hold; its place and words are kept."),
    "picture-outside": Meaning("warning", "A picture on the network or outside the book's folder was not followed."),
    "picture-cleaned": Meaning("info", "Parts of a drawing that a book must not hold were left out."),
    "picture-resized": Meaning("info", "A picture had more pixels than the book's readers show; it has fewer now."),
    "picture-converted": Meaning("info", "A picture is of another format in the book, one that its readers show."),
    "picture-still": Meaning("info", "An animation stands still."),
    "pictures-squeezed": Meaning("info", "Pictures were made smaller, so that the book weighs no more than asked."),
    "book-divided": Meaning("info", "The book is in volumes, because one file would weigh more than asked."),
    "size-exceeded": Meaning("warning", "A file weighs more than asked: it could not be made smaller, nor parted."),
    "alt-unmet": Meaning("warning", "No picture, or more than one, has the name that a description is given for."),
    "alt-missing": Meaning("info", "A picture has no description for those who cannot see it."),
    "embed-linked": Meaning("info", "A video, a frame or another embed became its link."),
    "cover-small": Meaning("warning", "The cover picture has fewer pixels than shops want; it will look blurred."),
    # passes
    "link-dangling": Meaning("info", "A link led to a place that is not in the book; its words are kept."),
    "link-invalid": Meaning("info", "A link's address cannot be one; its words are kept."),
    "link-relative": Meaning("info", "A link led to a file that is not in the book; its words are kept."),
    # styles and builders
    "css-invalid": Meaning("warning", "A rule of a stylesheet could not be understood and was left out."),
    "css-dropped": Meaning("info", "A rule of a stylesheet means nothing in this medium and was left out."),
    "css-lowered": Meaning("info", "A value of a stylesheet that old readers do not know became a plainer one."),
    "table-lowered": Meaning("info", "A table too wide for small screens became cards, one for each of its rows."),
    "glyph-missing": Meaning("warning", "No font has this character; its code is printed in its place."),
    "pdf-engine": Meaning("info", "The PDF engine had something to say."),
    "print-interior": Meaning("info", "What a print house gets, as it was read back from the PDF."),
    "print-refused": Meaning("warning", "A print house does not take the PDF as it is."),
    "picture-coarse": Meaning("warning", "A picture has fewer pixels an inch than the print house asks for."),
    "date-unknown": Meaning("info", "No date is stated; a fixed one was taken, so that two builds are alike."),
    "language-unknown": Meaning("info", "No language is stated; English was taken."),
    "identifier-invalid": Meaning("warning", "The book's ISBN cannot be one; another identifier was given."),
    # checks
    "word-missing": Meaning("error", "A word of the article is not in the finished book."),
    "picture-lost": Meaning("error", "A picture of the article is not in the finished book."),
}


class Note(Struct, frozen=True):
    """One loss, guess or change: `where` names the file or article, `detail` says what in plain words."""

    code: str
    where: str
    detail: str

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return CODES[self.code].severity


class Choice(Struct, frozen=True):
    """A value of an article's metadata: where it was found, and what other places say (value, place)."""

    where: str
    name: str
    value: str
    source: str
    others: tuple[tuple[str, str], ...]


_T = TypeVar("_T")


class Notes:
    """Collects notes in order; `at` gives a view that fills in the place.

    `keep` names passages, by their first words, that readers must not leave out; `kept` are the names that they met.
    Where a value was found is collected too, in `choices`, if `explain` asks for it.
    """

    def __init__(self, where: str = "", *, keep: Iterable[str] = (), explain: bool = False) -> None:
        self.keep = tuple(keep)
        self.kept: set[str] = set()
        self.choices: list[Choice] = []
        self._where = where
        self._explain = explain
        self._found: list[Note] = []

    def at(self, where: str) -> Notes:
        """These notes, with `where` as the place of what is added."""
        view = copy(self)
        view._where = where
        return view

    def add(self, code: str, detail: str) -> None:
        """Adds a note. Raises KeyError for a code that `CODES` does not have: that is a bug."""
        if code not in CODES:
            raise KeyError(code)
        self._found.append(Note(code, self._where, detail))

    def leave_out(self, why: str, passage: str) -> bool:
        """Whether a reader may leave a passage out: then it is noted. False where the user wants it kept."""
        if met := [words for words in self.keep if begins(passage, words)]:
            self.kept.update(met)
            return False
        if said := opening(passage):
            self.add("text-dropped", f"{why}: “{said}”")
        return True

    def choose(self, name: str, claims: Iterable[tuple[_T, str]]) -> _T | None:
        """The first of these values (each with its place) that says anything; later ones are asked only to explain."""
        stated = ((value, source) for value, source in claims if value)
        chosen, source = next(stated, (None, ""))
        if self._explain and chosen is not None:
            others = tuple((_line(value), place) for value, place in stated)
            self.choices.append(Choice(self._where, name, _line(chosen), source, others))
        return chosen

    def __iter__(self) -> Iterator[Note]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _line(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


# --- passages, as notes and users name them ----------------------------------------------------------

_SHOWN = 80
"""Characters of a passage that a note shows."""

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
"""Spaces without width."""


def opening(passage: str) -> str:
    """The first words of a passage, on one line."""
    start = " ".join(passage[: 4 * _SHOWN].translate(_UNSEEN).split())
    return start if len(start) <= _SHOWN else f"{start[:_SHOWN].rpartition(' ')[0] or start[:_SHOWN]}…"


def begins(passage: str, words: str) -> bool:
    """Whether a passage starts with `words`, case, punctuation and white space apart."""
    wanted = bare(words)
    return bool(wanted) and bare(passage[: 4 * len(words) + _SHOWN]).startswith(wanted)


def bare(text: str) -> str:
    """The words of `text` alone, small, one space apart."""
    return " ".join(re.findall(r"\w+", text.casefold()))
