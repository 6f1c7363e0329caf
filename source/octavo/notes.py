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
    "text-dropped": Meaning("info", "A passage that is not part of the article was left out."),
    "prose-lost": Meaning("warning", "Words in the middle of the article on its page are not in what was read."),
    "body-declared": Meaning(
        "warning",
        "The page shows hardly any of its text; what it declares for search engines, or its script, was read.",
    ),
    "entry-skipped": Meaning(
        "info", "Entries of a list lead to no page (a recording, a file, nothing); they were left out."
    ),
    "encoding-guessed": Meaning("info", "The file states no character encoding; the most likely one was used."),
    "encoding-broken": Meaning("warning", "Some bytes are not valid in the file's encoding and were replaced."),
    "controls-dropped": Meaning("info", "Control characters and codes of no character were left out."),
    "title-guessed": Meaning(
        "info", "No title is stated; the first heading, the first line or the file name was used."
    ),
    "language-guessed": Meaning("info", "No language is stated; it was guessed from the words."),
    "language-doubtful": Meaning(
        "warning", "The words look like another language than the stated one, which was kept."
    ),
    "script-dropped": Meaning("info", "A script, a style, a form control or an event handler was left out."),
    "link-unsafe": Meaning("warning", "A link would have run a script or opened a file; its words are kept."),
    "structure-changed": Meaning("info", "An element that a book cannot hold was replaced by the closest one."),
    "too-deep": Meaning("warning", "Elements nested too deeply were flattened; their words are kept."),
    "span-clamped": Meaning("warning", "A table cell spans more rows or columns than there are; it was cut back."),
    "front-matter-unknown": Meaning("info", "A front matter key has no meaning here and was ignored."),
    "front-matter-broken": Meaning(
        "warning", "An entry of the front matter is wrong; it was left out, or taken as plain words."
    ),
    "article-repeated": Meaning("warning", "An article has the words of another one of the book; both are in it."),
    "licence-forbids": Meaning("warning", "The licence of an article forbids to share it in a book, or to change it."),
    "licence-limits": Meaning("info", "The licence of an article allows less than all uses of the book."),
    "wish-unmet": Meaning("warning", "No passage starts with the words given to --keep or --drop."),
    "math-command": Meaning("warning", "A command in a formula is not known; it is shown as it stands."),
    "math-small": Meaning("warning", "A formula wider than its line was set much smaller."),
    "math-unreadable": Meaning("warning", "A formula could not be read; it is printed as it was written."),
    # pictures and embeds
    "page-missing": Meaning("warning", "A page that the book lists is not in its file."),
    "part-damaged": Meaning("warning", "A part of a file is damaged; it was left out."),
    "part-repeated": Meaning("warning", "A file holds two parts of one name; the last was read."),
    "picture-missing": Meaning("warning", "A picture was not found; its place and its description are kept."),
    "picture-unreadable": Meaning("warning", "A picture could not be decoded; its place and its description are kept."),
    "picture-too-large": Meaning(
        "warning", "A picture is too large for a book; its place and its description are kept."
    ),
    "picture-outside": Meaning("warning", "A picture is on the network or outside the book's folder and was not read."),
    "picture-cleaned": Meaning("info", "Parts of a drawing that are not allowed in a book were removed."),
    "picture-resized": Meaning("info", "A picture had more pixels than readers can show and was scaled down."),
    "picture-converted": Meaning("info", "A picture was converted to a format that the book's readers can show."),
    "picture-still": Meaning("info", "An animation is shown as a still picture."),
    "drawing-rasterised": Meaning(
        "info", "A drawing has parts that the PDF engine cannot draw; in the PDF it is made of pixels."
    ),
    "pictures-squeezed": Meaning("info", "Pictures were compressed, so that the book is no larger than asked."),
    "book-divided": Meaning("info", "The book was split into volumes, because one file would be larger than asked."),
    "size-exceeded": Meaning("warning", "A file is larger than asked and could not be made any smaller."),
    "alt-unmet": Meaning("warning", "A description was given for a name that no picture has, or more than one."),
    "alt-missing": Meaning("info", "A picture has no description for people who cannot see it."),
    "embed-linked": Meaning("info", "A video, a frame or another embed was replaced by a link to it."),
    "cover-small": Meaning("warning", "The cover picture has fewer pixels than shops ask for and will look blurred."),
    # passes
    "link-dangling": Meaning("info", "A link pointed to a place that is not in the book; its words are kept."),
    "link-invalid": Meaning("info", "A link's address is not valid; its words are kept."),
    "link-relative": Meaning("info", "A link pointed to a file that is not in the book; its words are kept."),
    "symbol-read": Meaning("info", "A sign of one of Word's symbol fonts was replaced by the character that it shows."),
    # styles and builders
    "css-invalid": Meaning("warning", "A rule of a stylesheet could not be understood and was ignored."),
    "css-dropped": Meaning("info", "A rule of a stylesheet does not apply to this kind of book and was left out."),
    "css-lowered": Meaning("info", "A CSS value that older reading systems do not know was replaced by a simpler one."),
    "table-lowered": Meaning("info", "A table too wide for the screen or page was laid out as cards, one a row."),
    "glyph-missing": Meaning("warning", "No installed font has this character; its name or code is printed instead."),
    "face-of-machine": Meaning(
        "info", "No package has a face for some characters; one of this machine's was used, which others may lack."
    ),
    "pages-tied": Meaning(
        "info", "Styles tie the pages of the book together; they were laid out as a whole, and will be at every change."
    ),
    "pdf-engine": Meaning("info", "A message from the PDF engine."),
    "print-interior": Meaning("info", "What the print house will get, as read back from the PDF."),
    "print-refused": Meaning("warning", "The print house will not accept the PDF as it is."),
    "picture-coarse": Meaning("warning", "A picture has a lower resolution than the print house asks for."),
    "date-unknown": Meaning("info", "No date is stated; a fixed one was used, so that two builds are alike."),
    "language-unknown": Meaning("info", "No language is stated; English was assumed."),
    "phrases-english": Meaning(
        "info", "What the book says of itself is in English, because its language has no phrases."
    ),
    "identifier-invalid": Meaning("warning", "The book's ISBN is not valid; another identifier was given."),
    # inputs
    "article-lost": Meaning("error", "An article could not be read; a page in its place says so, and why."),
    "book-skipped": Meaning("warning", "A book in a folder could not be read; it is not on the shelf."),
    # checks
    "word-missing": Meaning("error", "A word of the article is missing from the finished book."),
    "picture-lost": Meaning("error", "A picture of the article is missing from the finished book."),
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


class LeftOut(Struct, frozen=True):
    """A passage that is not in the book, whole: `where` names the file, `why` the reason in a word or two."""

    where: str
    why: str
    passage: str


class Choice(Struct, frozen=True):
    """A value of an article's metadata: where it was found, and what other places say (value, place)."""

    where: str
    name: str
    value: str
    source: str
    others: tuple[tuple[str, str], ...]


Fate = Literal["kept", "left out", "lost"]
"""What became of words of the source: the article has them; a note says why not; it lacks them."""


class Piece(NamedTuple):
    """Words of the source, what became of them, and the reason why they were left out."""

    words: str
    fate: Fate
    why: str


class Passage(Struct, frozen=True):
    """A run of the source's text, in pieces."""

    pieces: tuple[Piece, ...]


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
        self.explains = explain
        self.left_out: list[LeftOut] = []
        self.passages: list[Passage] = []
        self._where = where
        self._found: list[Note] = []

    def at(self, where: str) -> Notes:
        """These notes, with `where` as the place of what is added."""
        view = copy(self)
        view._where = where
        return view

    def at_line(self, line: int) -> Notes:
        """These notes, with a line of the place that they have: "essay.md:4"."""
        return self.at(f"{self._where}:{line}")

    def add(self, code: str, detail: str) -> None:
        """Adds a note. Raises KeyError for a code that `CODES` does not have: that is a bug."""
        if code not in CODES:
            raise KeyError(code)
        self._found.append(Note(code, self._where, detail))

    def merge(self, notes: Iterable[Note]) -> None:
        """Adds notes that were collected apart; each keeps the place that it was found at."""
        self._found.extend(notes)

    def leave_out(self, why: str, passage: str) -> bool:
        """Whether a reader may leave a passage out: then it is noted. False where the user wants it kept."""
        if met := [words for words in self.keep if starts_with(passage, words)]:
            self.kept.update(met)
            return False
        self.drop(why, passage)
        return True

    def drop(self, why: str, passage: str) -> None:
        """Notes a passage that is left out, if it has words."""
        if opening := first_words(passage):
            self.add("text-dropped", f"{why}: “{opening}”")
            self.left_out.append(LeftOut(self._where, why, passage))

    def choose(self, name: str, claims: Iterable[tuple[_T, str]]) -> _T | None:
        """The first of these claims (value, place) whose value says anything.

        Later ones are read only where `explain` was asked for.
        """
        stated = ((value, source) for value, source in claims if value)
        chosen, source = next(stated, (None, ""))
        if self.explains and chosen is not None:
            others = tuple((_to_line(value), place) for value, place in stated)
            self.choices.append(Choice(self._where, name, _to_line(chosen), source, others))
        return chosen

    def __iter__(self) -> Iterator[Note]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _to_line(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


# --- passages, as notes and users name them ----------------------------------------------------------

_SHOWN = 80
"""Characters of a passage that a note shows."""

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
"""Spaces without width."""


def first_words(passage: str) -> str:
    """The first words of a passage, on one line."""
    start = " ".join(passage[: 4 * _SHOWN].translate(_UNSEEN).split())
    return start if len(start) <= _SHOWN else f"{start[:_SHOWN].rpartition(' ')[0] or start[:_SHOWN]}…"


def starts_with(passage: str, words: str) -> bool:
    """Whether a passage starts with `words`, case, punctuation and white space apart."""
    wanted = bare_words(words)
    return bool(wanted) and bare_words(passage[: 4 * len(words) + _SHOWN]).startswith(wanted)


def bare_words(text: str) -> str:
    """The words of `text` in lower case, one space apart, without punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))
