"""Where things are in a package: the files of every article and part, and of every id that a link may name.

A file's name comes from ids of its own article alone, so that it lasts while other articles come and go: readers keep
their highlights under the names of files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from octavo.builders.epub.survey import ArticleSurvey, FileSurvey
from octavo.builders.file_names import file_stem
from octavo.model import Book


class FileMap(Struct, frozen=True):
    """The files of a book: of each article, in order, and of each part (both by id), and of every other id."""

    articles: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, str]
    ids: Mapping[str, str]


def assign_files(book: Book, surveys: Mapping[str, ArticleSurvey]) -> FileMap:
    """Finds a file for everything."""
    articles = {article.id: _name_files(article.id, surveys[article.id].files) for article in book.articles}
    parts = {part.id: f"articles/{file_stem(part.id)}.xhtml" for part in book.parts}
    ids = {id_: files[0] for id_, files in articles.items()} | parts
    for id_, files in articles.items():
        ids |= dict.fromkeys(surveys[id_].ids, files[0])
        for file, survey in zip(files, surveys[id_].files, strict=True):
            ids |= dict.fromkeys(survey.ids, file)
    return FileMap(articles, parts, ids)


def _name_files(article: str, files: Sequence[FileSurvey]) -> tuple[str, ...]:
    """The files of an article: the first has its id, and others that of the section that they begin with.

    One that begins with no section has its number: "articles/tides--2.xhtml".
    """
    first = file_stem(article)
    more = (file_stem(one.begins) if one.begins else f"{first}--{number}" for number, one in enumerate(files[1:], 2))
    return tuple(f"articles/{stem}.xhtml" for stem in (first, *more))
