"""In which lists the books of a shelf stand: all of them, the new ones, by series, author and language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Generic, TypeVar

from msgspec import Struct

from octavo.catalog.book import ShelvedBook
from octavo.catalog.languages import name_language
from octavo.locale.collation import sort_key
from octavo.passes.names import slug

_T = TypeVar("_T")

PAGE = 50
"""Books, or lists, on one page of a feed."""


class Listing(Struct, frozen=True):
    """A list of books: the `name` of its files, and its title."""

    name: str
    title: str
    books: tuple[ShelvedBook, ...]


class Directory(Struct, frozen=True):
    """A list of lists. `noun` is what each of them is: "author"."""

    name: str
    title: str
    noun: str
    listings: tuple[Listing, ...]

    def find(self, title: str) -> Listing | None:
        """The list of a title."""
        return next((listing for listing in self.listings if listing.title == title), None)


class Catalog(Struct, frozen=True, kw_only=True):
    """A shelf as it is shown. `updated` is when the newest of its books was changed."""

    title: str
    updated: str
    new: Listing
    whole: Listing
    series: Directory
    authors: Directory
    languages: Directory

    @property
    def directories(self) -> tuple[Directory, ...]:
        """Those that have something to choose from."""
        asked = (self.series, self.authors, self.languages)
        return tuple(one for one in asked if len(one.listings) > (one is self.languages))


def arrange(title: str, books: Sequence[ShelvedBook]) -> Catalog:
    """The lists of a shelf. The order of `books` makes no difference."""
    ordered = sorted(books, key=_title_key)
    newest = sorted(ordered, key=lambda one: one.book.updated, reverse=True)
    return Catalog(
        title=title,
        updated=newest[0].book.updated if newest else "1980-01-01T00:00:00Z",
        new=Listing("new", "New", tuple(newest)),
        whole=Listing("all", "All books", tuple(ordered)),
        series=_arrange_series(ordered),
        authors=_group("authors", "Authors", "author", ordered, _name_authors),
        languages=_group("languages", "Languages", "language", ordered, _name_languages),
    )


def _title_key(one: ShelvedBook) -> tuple[tuple[str, str], str]:
    return sort_key(one.book.title), one.book.digest


def _arrange_series(books: Sequence[ShelvedBook]) -> Directory:
    found = _group(
        "series", "Series", "series", books, lambda one: [(s.name, s.name)] if (s := one.book.series) else []
    )
    listings = (Listing(one.name, one.title, tuple(sorted(one.books, key=_place))) for one in found.listings)
    return Directory(found.name, found.title, found.noun, tuple(listings))


def _place(one: ShelvedBook) -> float:
    return position(one.book.series.position if one.book.series else "")


def position(stated: str) -> float:
    """A place in a series as a number; books without one come last."""
    try:
        return float(stated)
    except ValueError:
        return float("inf")


def _name_authors(one: ShelvedBook) -> list[tuple[str, str]]:
    return [(person.name, person.file_as or person.name) for person in one.book.authors]


def _name_languages(one: ShelvedBook) -> list[tuple[str, str]]:
    name = name_language(one.book.language)
    return [(name, name)] if name else []


def _group(
    name: str,
    title: str,
    noun: str,
    books: Iterable[ShelvedBook],
    find: Callable[[ShelvedBook], list[tuple[str, str]]],
) -> Directory:
    """The books under each of the titles that `find` has for them, with what it is sorted by."""
    found: dict[str, list[ShelvedBook]] = {}
    keys: dict[str, tuple[str, str]] = {}
    for one in books:
        for group, key in dict(find(one)).items():
            found.setdefault(group, []).append(one)
            keys.setdefault(group, sort_key(key))
    titles = sorted(found, key=lambda group: (keys[group], group))
    names = _name_files(noun, titles)
    return Directory(name, title, noun, tuple(Listing(names[one], one, tuple(found[one])) for one in titles))


def _name_files(noun: str, titles: Iterable[str]) -> dict[str, str]:
    """A name for the files of each title: "author-ada-reader"; the second of a name has a digest behind it."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for title in titles:
        digest = sha256(title.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        plain = f"{noun}-{slug(title) or digest}"
        names[title] = f"{plain}-{digest}" if plain in taken else plain
        taken.add(names[title])
    return names


class Sheet(Struct, Generic[_T], frozen=True):
    """A page of a list: what stands on it, its number (the first is 1), of how many, and how many items all have."""

    items: tuple[_T, ...]
    number: int
    count: int
    total: int

    def name(self, stem: str, number: int, ending: str) -> str:
        """The file of a page of the list: "all.xml", "all.2.xml"."""
        return f"{stem}{ending}" if number == 1 else f"{stem}.{number}{ending}"

    def others(self) -> Iterator[tuple[str, int]]:
        """Where other pages are (RFC 5005, section 3): what each is to this one, and its number."""
        if self.count > 1:
            yield "first", 1
            yield "last", self.count
        if self.number > 1:
            yield "previous", self.number - 1
        if self.number < self.count:
            yield "next", self.number + 1


def divide(items: Sequence[_T], most: int = PAGE) -> list[Sheet[_T]]:
    """The pages of a list, one at least."""
    count = max(1, -(-len(items) // most))
    return [
        Sheet(tuple(items[(number - 1) * most : number * most]), number, count, len(items))
        for number in range(1, count + 1)
    ]
