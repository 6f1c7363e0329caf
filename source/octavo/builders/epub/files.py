"""Where things are in a package: the files of every article and part, and of every id that a link may name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from octavo.builders.epub.survey import ArticleSurvey
from octavo.model import Book

_PLAIN = re.compile("[A-Za-z0-9_][A-Za-z0-9._-]*")  # "on-paper.folds"


class FileMap(Struct, frozen=True):
    """The files of a book: of each article, in order, and of each part (both by id), and of every other id."""

    articles: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, str]
    ids: Mapping[str, str]


def assign_files(book: Book, surveys: Mapping[str, ArticleSurvey]) -> FileMap:
    """Finds a file for everything. Names come from ids, so that other articles do not change them."""
    name = _FileNames()
    first = {article.id: name(article.id, f"article-{number}") for number, article in enumerate(book.articles, 1)}
    parts = {part.id: name(part.id, f"part-{number}") for number, part in enumerate(book.parts, 1)}
    ids = {**first, **parts}
    articles: dict[str, tuple[str, ...]] = {}
    for id_, file in first.items():
        survey = surveys[id_]
        more = (name(one.begins, f"{_stem(file)}-{number}") for number, one in enumerate(survey.files[1:], 2))
        articles[id_] = (file, *more)
        ids |= dict.fromkeys(survey.ids, file)
        for one, inside in zip(articles[id_], survey.files, strict=True):
            ids |= dict.fromkeys(inside.ids, one)
    return FileMap(articles, parts, ids)


def _stem(file: str) -> str:
    return file.removeprefix("articles/").removesuffix(".xhtml")


class _FileNames:
    """Gives names to files: plain ASCII, and each its own in any case of letters."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def __call__(self, wanted: str, otherwise: str) -> str:
        name, number = wanted if _PLAIN.fullmatch(wanted) else otherwise, 1
        stem = name
        while name.lower() in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name.lower())
        return f"articles/{name}.xhtml"
