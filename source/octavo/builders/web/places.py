"""Where everything is in a web edition: the files of articles, parts and all ids, and the ways between files."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from msgspec import Struct

from octavo.builders.file_names import file_stem
from octavo.model import Article, Book, Node
from octavo.walk import visit

INDEX = "index.html"


class Places(Struct, frozen=True):
    """The file of every id that a link may name; all in one page is ""."""

    files: Mapping[str, str]

    def link(self, id_: str, here: str) -> str:
        """The way from the file `here` to what has an id: to the file itself where it is that of an article."""
        file = self.files[id_]
        opens = file and posixpath.basename(file) == f"{file_stem(id_)}.html"
        return way(file, here) if opens and file != here else f"{way(file, here) if file != here else ''}#{id_}"


def way(file: str, here: str) -> str:
    """The way from the file `here` to another one."""
    return posixpath.relpath(file or ".", posixpath.dirname(here) or ".")


def find_places(book: Book, *, together: bool) -> Places:
    """The places of a book; `together` in one page."""
    files: dict[str, str] = {part.id: _name(part.id, together) for part in book.parts}
    for article in book.articles:
        file = _name(article.id, together)
        files |= dict.fromkeys((article.id, *list_ids(article)), file)
    return Places(files)


def list_ids(article: Article) -> list[str]:
    """The ids that stand in an article."""
    return [node.id for node in visit(article.content) if isinstance(node, Node) and node.id]


def _name(id_: str, together: bool) -> str:
    return "" if together else f"articles/{file_stem(id_)}.html"
