"""What a package must know of an article before it writes its pages: ids, links, headings, and how long it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from octavo import walk
from octavo.alt_text import is_undescribed
from octavo.builders.epub.accessibility import ArticleTally, tally_article
from octavo.builders.epub.splitting import LIMIT, find_cuts, measure_pieces
from octavo.builders.labels import plain_label
from octavo.builders.screen import ScreenMedium
from octavo.builders.xhtml import BodyPiece, Xhtml
from octavo.locale.phrases import phrases
from octavo.model import (
    Article,
    CodeBlock,
    Footnote,
    Image,
    Link,
    Math,
    Node,
    NoteReference,
    Text,
    to_json,
)
from octavo.notes import Notes
from octavo.profiles import ReadingSystem

_ID = re.compile(' id="([^"]+)"')


class ListedHeading(Struct, frozen=True):
    """A heading in plain words, as contents list it, and those under it. `id` is that of its section."""

    id: str
    label: str
    under: tuple[ListedHeading, ...] = ()


class FileSurvey(Struct, frozen=True):
    """A file of an article: the section that it begins with, "" if none, and the ids in it."""

    begins: str = ""
    ids: tuple[str, ...] = ()


class ArticleSurvey(Struct, frozen=True):
    """`label` is the headline in plain words, `ids` are those of nodes, `targets` those that links lead to.

    `files` are those that the article needs, and `cuts` the numbers of the pieces that all but the first begin with.
    `undescribed` are pictures.
    """

    label: str
    headings: tuple[ListedHeading, ...]
    ids: tuple[str, ...]
    targets: tuple[str, ...]
    files: tuple[FileSurvey, ...]
    cuts: tuple[int, ...]
    undescribed: tuple[Image, ...]
    tally: ArticleTally


def survey_article(article: Article, reader: ReadingSystem, depth: int) -> ArticleSurvey:
    """The survey of an article, which states its language, for a reader and contents of `depth` levels."""
    nodes = [
        node for node in walk.visit(article.content) if node.__class__ is not Text
    ]  # most are, and none is asked for
    is_long = _most_bytes(article, nodes) > LIMIT
    cuts, files = _plan_files(list(_write_trial(article, reader))) if is_long else ((), (FileSurvey(),))
    return ArticleSurvey(
        label=plain_label(article.headline),
        headings=_list_headings(walk.outline(article.body, depth - 1)),
        ids=tuple(node.id for node in nodes if isinstance(node, Node) and node.id),
        targets=_list_targets(nodes),
        files=files,
        cuts=cuts,
        undescribed=tuple(node for node in nodes if isinstance(node, Image) and is_undescribed(node)),
        tally=tally_article(article, nodes, depth),
    )


def _list_targets(nodes: Iterable[Struct]) -> tuple[str, ...]:
    """The ids that links lead to, each once."""
    links = (node.href for node in nodes if isinstance(node, Link) and node.href.startswith("#"))
    return tuple(dict.fromkeys(href[1:] for href in links))


# --- headings --------------------------------------------------------------------------------------


def _list_headings(entries: Iterable[walk.OutlineEntry]) -> tuple[ListedHeading, ...]:
    return tuple(
        ListedHeading(entry.id, plain_label(entry.heading), _list_headings(entry.entries))
        for entry in entries
        if entry.id
    )


# --- files -----------------------------------------------------------------------------------------


def _most_bytes(article: Article, nodes: Iterable[Struct]) -> int:
    """How many bytes the XHTML of an article may have at most: its JSON is longer, but for a few nodes."""
    most = len(to_json(article))
    for node in nodes:
        if isinstance(node, Math):
            most += 80 * len(node.tex) + 2 * len(node.mathml)
        elif isinstance(node, CodeBlock):
            most += 8 * len(node.text) + 80 * node.text.count("\n")
        elif isinstance(node, Footnote | NoteReference):
            most += 600
    return most


def _write_trial(article: Article, reader: ReadingSystem) -> Iterable[BodyPiece]:
    """The pieces of an article, written only to be measured: links do not know yet where they lead."""
    medium = ScreenMedium("articles/", {}, phrases(article.in_language), Notes(), reader)
    return Xhtml(article, medium, article.in_language).pieces()


def _plan_files(pieces: Sequence[BodyPiece]) -> tuple[tuple[int, ...], tuple[FileSurvey, ...]]:
    """Where a long article is cut, and its files. A file has the name of the section that it begins with."""
    starts = set(find_cuts(measure_pieces(pieces)))
    begins = [""]
    ids: list[list[str]] = [[]]
    for number, piece in enumerate(pieces):
        found = _ID.findall(piece.markup + piece.footnotes)
        if number in starts:
            begins.append(found[0] if piece.kind == "start" and found else "")
            ids.append([])
        ids[-1] += found
    return tuple(sorted(starts)), tuple(map(FileSurvey, begins, map(tuple, ids)))
