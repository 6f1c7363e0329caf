"""A page of a web edition: a section of the book, with the head, the ways on and the foot that all pages have."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from octavo.builders.web.beside import SHEET, NotesBeside
from octavo.builders.web.edition import Edition
from octavo.builders.web.metadata import data_element, meta_elements
from octavo.builders.web.places import INDEX, way
from octavo.builders.web.search import SCRIPT, search_form
from octavo.builders.xhtml.markup import attributes, escape, words_language
from octavo.markup_names import Class

STYLE = "style.css"
_MAIN = "page--main"
"""The id of the text of a page: no id of a book has two hyphens."""


class Leaf(Struct, frozen=True, kw_only=True):
    """What a page holds: its file, its title, its markup, and what it says to programs.

    `language` and `direction` are "" where they are the book's.
    """

    file: str
    title: str
    body: str
    description: str = ""
    graph: tuple[tuple[str, str], ...] = ()
    data: dict[str, Any] = {}


class Document(Struct, frozen=True):
    """A finished page, and how many of its notes may stand beside the text."""

    markup: str
    notes: int


def write_document(edition: Edition, leaf: Leaf, before: Leaf | None, after: Leaf | None) -> Document:
    """The whole page; `before` and `after` are those that it leads to."""
    beside = NotesBeside(leaf.body)
    markup = (
        f"<!DOCTYPE html>\n<html{attributes(lang=edition.language, dir=edition.direction)}>\n"
        f"{_head(edition, leaf, bool(beside.count))}<body>\n"
        f"<a{attributes(class_=Class.SKIP, href=f'#{_MAIN}')}>{escape(edition.words['skip'])}</a>\n"
        f"{_top(edition, leaf)}"
        f"<main{attributes(id=_MAIN, tabindex='-1')}>\n{beside.markup}</main>\n"
        f"{_turn(edition, leaf, before, after)}{_foot(edition)}</body>\n</html>\n"
    )
    return Document(markup, beside.count)


def _head(edition: Edition, leaf: Leaf, has_notes: bool) -> str:
    title = edition.book.metadata.title
    named = leaf.title if leaf.title == title else f"{leaf.title} · {title}"
    script = "" if edition.together else f'<script src="{way(SCRIPT, leaf.file)}" defer></script>\n'
    return (
        f'<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(named)}</title>\n"
        + (f"<meta{attributes(name='description', content=leaf.description)}>\n" if leaf.description else "")
        + '<meta name="generator" content="Octavo">\n<meta name="color-scheme" content="light dark">\n'
        + meta_elements(edition, leaf.graph)
        + '<link rel="icon" href="data:,">\n'
        + (f'<link rel="stylesheet" href="{way(SHEET, leaf.file)}">\n' if has_notes else "")
        + f'<link rel="stylesheet" href="{way(STYLE, leaf.file)}">\n'
        + script
        + (data_element(leaf.data) if leaf.data else "")
        + "</head>\n"
    )


def _top(edition: Edition, leaf: Leaf) -> str:
    """The book's name, which leads to its contents, and the search."""
    if edition.together:
        return ""
    home = f"<a{attributes(href=way(INDEX, leaf.file))}>{escape(edition.book.metadata.title)}</a>"
    said = escape(edition.book.metadata.title) if leaf.file == INDEX else home
    return f'<header class="{Class.SITE_HEAD}">\n<p>{said}</p>\n{search_form(edition, leaf.file)}</header>\n'


def _turn(edition: Edition, leaf: Leaf, before: Leaf | None, after: Leaf | None) -> str:
    """The ways to the pages before and after."""
    if not (before or after):
        return ""
    words, links = edition.words, ""
    for kind, key, other in (("prev", "previous", before), ("next", "next", after)):
        if other:
            named = attributes(rel=kind, href=way(other.file, leaf.file))
            links += f"<a{named}><span>{escape(words[key])}</span> {escape(other.title)}</a>\n"
    return f"<nav{attributes(class_=Class.TURN, aria_label=words['neighbours'])}>\n{links}</nav>\n"


def _foot(edition: Edition) -> str:
    """What made the page; and, for who prints it, where the book for paper is."""
    words = edition.words
    paper = next((book.file.name for book in edition.books if book.file.suffix == ".pdf"), "")
    said = f'<p class="{Class.ON_PAPER}">{escape(words["for-paper"].format(file=paper))}</p>\n' if paper else ""
    made = f"<p{words_language(words)}>{escape(words['made-with'])}</p>\n"
    return f'<footer class="{Class.SITE_FOOT}">\n{said}{made}</footer>\n'
