"""What was dropped, guessed or changed on the way into a book: losses are data.

A `Note` has a code from `CODES`, so that people and programs can look for it, and `CODES` is also its
documentation. Notes are collected beside the model, never in it: equality and hashing of articles
stay plain.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

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
    "math-unreadable": Meaning("warning", "A formula could not be read; it is printed as it was written."),
    # pictures and embeds
    "picture-missing": Meaning("warning", "A picture could not be found; its place and words are kept."),
    "picture-unreadable": Meaning("warning", "A picture could not be decoded; its place and words are kept."),
    "picture-too-large": Meaning("warning", "A picture is larger than a book can hold; its place and words are kept."),
    "picture-outside": Meaning("warning", "A picture on the network or outside the book's folder was not followed."),
    "picture-cleaned": Meaning("info", "Parts of a drawing that a book must not hold were left out."),
    "alt-missing": Meaning("info", "A picture has no description for those who cannot see it."),
    "embed-linked": Meaning("info", "A video, a frame or another embed became its link."),
    # passes
    "link-dangling": Meaning("info", "A link led to a place that is not in the book; its words are kept."),
    "link-invalid": Meaning("info", "A link's address cannot be one; its words are kept."),
    "link-relative": Meaning("info", "A link led to a file that is not in the book; its words are kept."),
    # styles and builders
    "css-invalid": Meaning("warning", "A rule of a stylesheet could not be understood and was left out."),
    "css-dropped": Meaning("info", "A rule of a stylesheet means nothing in this medium and was left out."),
    "glyph-missing": Meaning("warning", "No font has this character; its code is printed in its place."),
    "pdf-engine": Meaning("info", "The PDF engine had something to say."),
    "date-unknown": Meaning("info", "No date is stated; a fixed one was taken, so that two builds are alike."),
    "language-unknown": Meaning("info", "No language is stated; English was taken."),
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


class Notes:
    """Collects notes in order; `at` gives a view that fills in the place."""

    def __init__(self, where: str = "", found: list[Note] | None = None) -> None:
        self._where = where
        self._found: list[Note] = [] if found is None else found

    def at(self, where: str) -> Notes:
        """These notes, with `where` as the place of what is added."""
        return Notes(where, self._found)

    def add(self, code: str, detail: str) -> None:
        """Adds a note. Raises KeyError for a code that `CODES` does not have: that is a bug."""
        if code not in CODES:
            raise KeyError(code)
        self._found.append(Note(code, self._where, detail))

    def __iter__(self) -> Iterator[Note]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
