"""Changes of a book file that keep what its user wrote: comments, order, spaces and all that stands there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

from tomlkit import TOMLDocument, parse
from tomlkit.items import AoT

from octavo.errors import BuildError
from octavo.files import read_regular, show_name
from octavo.projects.book_file import DEFAULT_ARTICLES, load_book_file
from octavo.projects.inputs import InputFinder
from octavo.projects.toml_editing import Row, add_key, insert_members, write_value
from octavo.projects.toml_values import LARGEST_BOOK_FILE
from octavo.scratch import ScratchFolder

_MARK = "\ufeff"
"""What Windows begins files with."""


class BookFileEditor:
    """A book file that is changed. Raises as `load_book_file` does for one that is none."""

    def __init__(self, file: Path) -> None:
        load_book_file(file)
        self._file = file
        self._before = read_regular(file, LARGEST_BOOK_FILE).decode()
        self._document = parse(self._before.removeprefix(_MARK))

    def text(self) -> str:
        """The file as it is now."""
        mark = _MARK if self._before.startswith(_MARK) else ""
        return f"{mark}{self._document.as_string()}"

    def save(self) -> None:
        """Writes the file if it was changed: whole, or not at all. Raises `BuildError` if it cannot be written."""
        if self.text() == self._before:
            return
        file = self._file.resolve()
        try:
            with ScratchFolder(file.parent) as scratch:
                draft = scratch.path / file.name
                draft.write_bytes(self.text().encode())
                draft.chmod(file.stat().st_mode)
                draft.replace(file)
        except OSError as error:
            raise BuildError(f"cannot be written: {error.strerror}", where=show_name(self._file)) from error
        self._before = self.text()

    def set_value(self, key: str, value: Any, *, replace: bool = False) -> None:
        """Gives a key that is in no table a value (text, number, true or false, a list of these), if it has none.

        With `replace`, in place of the one that it has.
        """
        if key not in self._document:
            self._add(key, write_value(value))
        elif replace and self._document[key] != value:
            self._document[key] = value

    def add_words(self, key: str, words: str) -> None:
        """Adds a text to a list of texts that is in no table, if it is not in it."""
        row = self._document.get(key)
        if row is None:
            self._add(key, write_value([words], apart=True))
        elif words not in row:
            insert_members(row, [(len(row), words)])

    def remove_words(self, key: str, words: str) -> None:
        """Takes a text out of such a list, and the list out of the file where nothing is left in it."""
        row = self._document.get(key, [])
        for place in reversed([place for place, one in enumerate(row) if one == words]):
            del row[place]
        if key in self._document and not row:
            del self._document[key]

    def describe_picture(self, name: str, words: str) -> None:
        """Gives a picture the words that describe it, in place of those that it has there."""
        if "alt" not in self._document:
            end = "\r\n" if "\r\n" in self.text() else "\n"
            before = self._document.as_string()
            self._document = parse(f"{before}{end if before else ''}[alt]{end}")
        self._document["alt"][name] = words

    def add_source(self, address: str, **wishes: str | int) -> None:
        """Adds an address that the book is collected from, if it is not there; `wishes` are other keys of its table."""
        known = self._document.get("sources")
        if any(address == (one["address"] if isinstance(one, Mapping) else one) for one in known or ()):
            return
        table = {"address": address} | {key: wish for key, wish in wishes.items() if wish}
        source = table if len(table) > 1 or isinstance(known, AoT) else address
        if known is None:
            self._add("sources", write_value([source], apart=True))
        else:
            insert_members(known, [(len(known), source)])

    def place_articles(self, names: Sequence[str]) -> None:
        """Puts those of the files into the book that are not in it; `names` are all in the order that is wished.

        Each comes after the nearest one before it in that order that is in the body of the book, else before the
        nearest one after it, else at the end of the body. What stands in the book stays where it is. Names are relative
        to the folder of the book file.
        """
        wished = [normpath(name) for name in names]
        placing = _Placing(self._document, wished)
        if placing.body:
            placing.place_all()
        elif fresh := [name for name in wished if not placing.has(name)]:
            others = [name for name in self._default_articles() if name not in wished]
            self._add("articles", write_value([*others, *fresh], apart=True))

    def remove_article(self, name: str) -> None:
        """Takes a file out of the articles, if they name it."""
        row = self._document.get("articles", [])
        for place in reversed([place for place, one in enumerate(row) if one == name]):
            del row[place]

    def place_parts(self, parts: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Puts files into the book that are grouped by the titles of parts; those of the title "" are in none.

        Where the file names articles already, they take their places there as `place_articles` has it.
        """
        grouped = list(parts)
        if len(grouped) < 2 or _Placing(self._document, []).body:
            self.place_articles([name for _, names in grouped for name in names])
            return
        if not grouped[0][0]:
            self.place_articles(grouped.pop(0)[1])
        tables = "".join(
            f"\n[[parts]]\ntitle = {write_value(title)}\narticles = {write_value(list(names), apart=True)}\n"
            for title, names in grouped
        )
        self._document = parse(f"{self.text()}{tables}")

    def _default_articles(self) -> Iterator[str]:
        """The articles of a book whose file names none, from its folder."""
        folder = self._file.parent
        for found in InputFinder((), folder).find(str(folder / DEFAULT_ARTICLES)):
            if isinstance(found.body, Path):
                yield found.body.relative_to(folder).as_posix()

    def _add(self, key: str, value: str) -> None:
        self._document = add_key(self._document, key, value)


class _Members:
    """The files and folders of one list of the book file, and those that are to come into it."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self._fresh: list[tuple[int, str]] = []
        self.names = [normpath(one["file"] if isinstance(one, Mapping) else one) for one in row]

    def find(self, name: str) -> int | None:
        """The place of the member that is this file, or a folder that it lies in."""
        holders = (name, *map(str, PurePosixPath(name).parents))
        return next((self.names.index(one) for one in holders if one in self.names), None)

    def insert(self, place: int, name: str) -> None:
        """Sees that a file comes there."""
        self.names.insert(place, name)
        self._fresh.append((place, name))

    def write(self) -> None:
        """Puts the files there that are to come."""
        if self._fresh:
            as_tables = isinstance(self._row, AoT)
            insert_members(self._row, [(place, {"file": one} if as_tables else one) for place, one in self._fresh])


class _Placing:
    """The articles of a book file, and those that are to come in; `body` are the lists of articles between its ends."""

    def __init__(self, document: TOMLDocument, wished: Sequence[str]) -> None:
        self._wished = wished
        parts = document.get("parts", [])
        lists = [document.get("articles"), *(part["articles"] for part in parts)]
        self.body = [_Members(one) for one in lists if one is not None]
        ends = (document.get(key) for key in ("frontmatter", "backmatter"))
        self._ends = [_Members(one) for one in ends if one is not None]

    def has(self, name: str) -> bool:
        """Whether the book has this file."""
        return any(members.find(name) is not None for members in (*self.body, *self._ends))

    def place_all(self) -> None:
        """Puts all files that the book lacks into its body."""
        before: tuple[_Members, int] | None = None
        for number, name in enumerate(self._wished):
            if spot := self._find(name):
                before = spot
            elif not self.has(name):
                members, place = (before[0], before[1] + 1) if before else self._find_first(self._wished[number:])
                members.insert(place, name)
                before = members, place
        for members in self.body:
            members.write()

    def _find(self, name: str) -> tuple[_Members, int] | None:
        """The list of the body that has a file, and its place there."""
        places = ((members, members.find(name)) for members in self.body)
        return next(((members, place) for members, place in places if place is not None), None)

    def _find_first(self, names: Sequence[str]) -> tuple[_Members, int]:
        """The place of the first of these files that the body has, else its end."""
        found = next((spot for name in names if (spot := self._find(name))), None)
        return found or (self.body[-1], len(self.body[-1].names))
