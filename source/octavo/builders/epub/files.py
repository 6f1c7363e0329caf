"""Where things are in a package: the files of every article and part, and of every id that a link may name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from octavo import walk
from octavo.builders.epub.splitting import LIMIT, find_cuts, measure_pieces
from octavo.builders.xhtml import BodyPiece
from octavo.model import Article, Book, CodeBlock, Footnote, Math, Node, NoteReference, to_json

_PLAIN = re.compile("[A-Za-z0-9_][A-Za-z0-9._-]*")  # "on-paper.folds"
_ID = re.compile(' id="([^"]+)"')

WriteTrial = Callable[[Article], Iterable[BodyPiece]]
"""Writes an article's body on trial, to see how long it becomes."""


class ArticleFiles(Struct, frozen=True):
    """The files of one article, in order, and the numbers of the pieces that those after the first begin with."""

    files: tuple[str, ...]
    cuts: tuple[int, ...] = ()


class FileMap(Struct, frozen=True):
    """The files of a book: by article and by part (both by id), and by every other id."""

    articles: Mapping[str, ArticleFiles]
    parts: Mapping[str, str]
    ids: Mapping[str, str]


def assign_files(book: Book, write_trial: WriteTrial) -> FileMap:
    """Finds a file for everything. Names come from ids, so that other articles do not change them."""
    name = _FileNames()
    first = {article.id: name(article.id, f"article-{number}") for number, article in enumerate(book.articles, 1)}
    parts = {part.id: name(part.id, f"part-{number}") for number, part in enumerate(book.parts, 1)}
    ids = {**first, **parts}
    article_files: dict[str, ArticleFiles] = {}
    for article in book.articles:
        file = first[article.id]
        article_ids, most = _measure_article(article)
        ids |= dict.fromkeys(article_ids, file)
        article_files[article.id] = ArticleFiles((file,))
        if most > LIMIT:
            article_files[article.id], inside = _split_article(file, list(write_trial(article)), name)
            ids |= inside
    return FileMap(article_files, parts, ids)


def _split_article(file: str, pieces: list[BodyPiece], name: _FileNames) -> tuple[ArticleFiles, dict[str, str]]:
    """The files of a long article, and of the ids in it. A file has the name of the section that it begins with."""
    ids: dict[str, str] = {}
    starts = find_cuts(measure_pieces(pieces))
    names = [file]
    for number, piece in enumerate(pieces):
        found = _ID.findall(piece.markup + piece.footnotes)
        if number in starts:
            names.append(name(found[0] if piece.kind == "start" and found else "", f"{_stem(file)}-{len(names) + 1}"))
        ids |= dict.fromkeys(found, names[-1])
    return ArticleFiles(tuple(names), tuple(starts)), ids


def _measure_article(article: Article) -> tuple[list[str], int]:
    """The ids in an article, and how many bytes its XHTML may have at most: its JSON is longer, but for a few nodes."""
    ids: list[str] = []
    most = len(to_json(article))
    for node in walk.visit(article.content):
        if isinstance(node, Node) and node.id:
            ids.append(node.id)
        if isinstance(node, Math):
            most += 80 * len(node.tex) + 2 * len(node.mathml)
        elif isinstance(node, CodeBlock):
            most += 8 * len(node.text) + 80 * node.text.count("\n")
        elif isinstance(node, Footnote | NoteReference):
            most += 600
    return ids, most


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
