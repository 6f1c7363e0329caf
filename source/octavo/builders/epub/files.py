"""Where things are in a package: the files of every article and part, and of every id that a link may name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from octavo import walk
from octavo.builders.epub.splitting import LIMIT, cuts, weights
from octavo.builders.xhtml import Piece
from octavo.model import Article, Book, CodeBlock, Footnote, Math, Node, to_json

_PLAIN = re.compile("[A-Za-z0-9_][A-Za-z0-9._-]*")
_ID = re.compile(' id="([^"]+)"')

Pieces = Callable[[Article], Iterable[Piece]]
"""Writes an article's body on trial, to see how long it becomes."""


class Run(Struct, frozen=True):
    """The files of one article, in order, and the numbers of the pieces that those after the first begin with."""

    files: tuple[str, ...]
    cuts: tuple[int, ...] = ()


class Files(Struct, frozen=True):
    """The files of a book: by article and by part (both by id), and by every other id."""

    articles: Mapping[str, Run]
    parts: Mapping[str, str]
    places: Mapping[str, str]


def files(book: Book, pieces: Pieces) -> Files:
    """Finds a file for everything. Names come from ids, so that other articles do not change them."""
    name = _Names()
    first = {article.id: name(article.id, f"article-{number}") for number, article in enumerate(book.articles, 1)}
    parts = {part.id: name(part.id, f"part-{number}") for number, part in enumerate(book.parts, 1)}
    places = {**first, **parts}
    runs: dict[str, Run] = {}
    for article in book.articles:
        file = first[article.id]
        ids, most = _sized(article)
        places |= dict.fromkeys(ids, file)
        runs[article.id] = Run((file,))
        if most > LIMIT:
            runs[article.id], inside = _run(file, list(pieces(article)), name)
            places |= inside
    return Files(runs, parts, places)


def _run(file: str, pieces: list[Piece], name: _Names) -> tuple[Run, dict[str, str]]:
    """The files of a long article, and of the ids in it. A file has the name of the section that it begins with."""
    places: dict[str, str] = {}
    starts = cuts(weights(pieces))
    names = [file]
    for number, piece in enumerate(pieces):
        found = _ID.findall(piece.markup + piece.notes)
        if number in starts:
            names.append(name(found[0] if piece.kind == "start" and found else "", f"{_stem(file)}-{len(names) + 1}"))
        places |= dict.fromkeys(found, names[-1])
    return Run(tuple(names), tuple(starts)), places


def _sized(article: Article) -> tuple[list[str], int]:
    """The ids in an article, and how many bytes its XHTML may have at most: its JSON is longer, but for a few nodes."""
    ids: list[str] = []
    most = len(to_json(article))
    for node in walk.visit((article.headline, article.alternative_headline, article.body)):
        if isinstance(node, Node) and node.id:
            ids.append(node.id)
        if isinstance(node, Math):
            most += 80 * len(node.tex) + 2 * len(node.mathml)
        elif isinstance(node, CodeBlock):
            most += 8 * len(node.text) + 80 * node.text.count("\n")
        elif isinstance(node, Footnote):
            most += 600
    return ids, most


def _stem(file: str) -> str:
    return file.removeprefix("articles/").removesuffix(".xhtml")


class _Names:
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
