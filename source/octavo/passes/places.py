"""Where links can lead inside a book, and what an article asked of it: the same is asked again of the next book."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from octavo.model import Article, Origin
from octavo.urls import page_key
from octavo.walk import title, visit

_ARTICLE_FILES = (".html", ".htm", ".xhtml", ".md", ".markdown", ".mdx", ".qmd", ".rmd")


class Target(Struct, frozen=True, array_like=True):
    """An article that a link leads to: its id and its title."""

    id: str
    title: str


class Place(Struct, frozen=True, array_like=True):
    """What the links of a book ask of an article: itself, where it came from, and the ids in it."""

    target: Target
    origin: Origin
    ids: tuple[str, ...]


def describe_place(article: Article) -> Place:
    """The place of an article whose nodes have names."""
    ids = dict.fromkeys(name for node in visit(article) if (name := getattr(node, "id", "")))
    return Place(Target(article.id, title(article)), article.origin, tuple(ids))


class Guide(Protocol):
    """Knows the places of a book."""

    def has_id(self, name: str) -> bool:
        """Whether anything in the book has this id."""

    def find_file(self, path: str) -> Target | None:
        """The article in a file; the file's ending does not count."""

    def find_page(self, page: str) -> Target | None:
        """The article that came from this address (`page_key`), or that it leads to."""


class Places:
    """The places of a book."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._ids = {name for place in places for name in place.ids}
        self._files: dict[str, Target] = {}
        self._pages: dict[str, Target] = {}
        for place in places:
            if place.origin.path:
                self._files.setdefault(posixpath.normpath(place.origin.path), place.target)
            if page := page_key(place.origin.url):
                self._pages.setdefault(page, place.target)
        for page, target in _lead_elsewhere(places):
            self._pages.setdefault(page, target)
        for path, target in list(self._files.items()):
            self._files.setdefault(_stem(path), target)

    def has_id(self, name: str) -> bool:
        """Whether anything in the book has this id."""
        return name in self._ids

    def find_file(self, path: str) -> Target | None:
        """The article in a file; the file's ending does not count."""
        return self._files.get(path) or self._files.get(_stem(path))

    def find_page(self, page: str) -> Target | None:
        """The article that came from this address (`page_key`), or that it leads to."""
        return self._pages.get(page)


def _lead_elsewhere(places: Iterable[Place]) -> Iterator[tuple[str, Target]]:
    """The other addresses of articles; not one that several claim: all pages of a site may name its first as theirs."""
    claims: dict[str, dict[str, Target]] = {}
    for place in places:
        for page in filter(None, map(page_key, place.origin.addresses)):
            claims.setdefault(page, {})[place.target.id] = place.target
    return ((page, target) for page, claimed in claims.items() if len(claimed) == 1 for target in claimed.values())


def _stem(path: str) -> str:
    """A path without the ending that only says that it is an article, and without "index"."""
    stem, ending = posixpath.splitext(path)
    path = stem if ending.lower() in _ARTICLE_FILES else path
    return posixpath.dirname(path) if posixpath.basename(path) == "index" else path


class Asked(Struct, array_like=True):
    """What was asked of the places of a book, with the answers."""

    ids: dict[str, bool]
    files: dict[str, Target | None]
    pages: dict[str, Target | None]

    def is_same(self, guide: Guide) -> bool:
        """Whether another book would answer the same."""
        return (
            all(guide.has_id(name) == found for name, found in self.ids.items())
            and all(guide.find_file(path) == found for path, found in self.files.items())
            and all(guide.find_page(page) == found for page, found in self.pages.items())
        )


class RecordingGuide:
    """Asks another guide, and writes down what."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self.asked = Asked({}, {}, {})

    def has_id(self, name: str) -> bool:
        """Whether anything in the book has this id."""
        self.asked.ids[name] = found = self._guide.has_id(name)
        return found

    def find_file(self, path: str) -> Target | None:
        """The article in a file; the file's ending does not count."""
        self.asked.files[path] = found = self._guide.find_file(path)
        return found

    def find_page(self, page: str) -> Target | None:
        """The article that came from this address (`page_key`), or that it leads to."""
        self.asked.pages[page] = found = self._guide.find_page(page)
        return found
