"""The ways into a book: its contents and landmarks (EPUB 3), and the same contents as NCX for older readers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from msgspec import Struct

from octavo import languages, walk
from octavo.builders.epub.files import files
from octavo.builders.epub.metadata import clean, identifier
from octavo.builders.epub.package import Package, Page
from octavo.builders.epub.writer import Item
from octavo.model import Book, Image, Inline, Math, Text


class Place(Struct, frozen=True):
    """A line of the contents. `order` counts from 1 in reading order; `language` is "" where it is the book's."""

    order: int
    label: str
    href: str
    language: str
    places: tuple[Place, ...]


class Landmark(Struct, frozen=True):
    """A part that reading systems offer by name; `kind` is a word of the EPUB structure vocabulary."""

    kind: str
    label: str
    href: str


def add_contents(package: Package, depth: int) -> None:
    """Adds the page of contents and landmarks, and the NCX: `depth` levels, of which articles are the first."""
    places = contents(package.book, depth, package.language)
    body = package.render("nav.xhtml", places=places, landmarks=landmarks(package))
    package.add_page(Page(file="nav.xhtml", title=package.words["contents"], body=body, properties=["nav"]))
    ncx = package.render(
        "toc.ncx", places=places, language=package.language, title=clean(package.book.metadata.title),
        identifier=identifier(package.book), depth=levels(places),
    )  # fmt: skip
    package.add(Item("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx.encode()))


def contents(book: Book, depth: int, language: str) -> tuple[Place, ...]:
    """The articles with their files, and the sections in them, in `language` where they do not say theirs."""
    order = count(1)
    places = []
    for article, file in zip(book.articles, files(book.articles), strict=True):
        spoken = languages.tag(article.in_language)
        listed = walk.Place("", article.headline, walk.outline(article.body, depth - 1))
        places.append(_place(listed, file, spoken if spoken != language else "", order))
    return tuple(places)


def _place(place: walk.Place, file: str, language: str, order: Iterator[int]) -> Place:
    number = next(order)
    under = tuple(_place(inner, file, language, order) for inner in place.places if inner.id)
    href = f"{file}#{place.id}" if place.id else file
    return Place(number, label(place.heading) or str(number), href, language, under)


def landmarks(package: Package) -> list[Landmark]:
    """The parts of the book that have a name: where its own text starts is the first of its articles proper."""
    words, book = package.words, package.book
    text = files(book.articles)[len(book.frontmatter) : len(book.frontmatter) + 1]
    return [
        Landmark("cover", words["cover"], "cover.xhtml"),
        Landmark("titlepage", words["title-page"], "title-page.xhtml"),
        Landmark("toc", words["contents"], "nav.xhtml"),
        *(Landmark("bodymatter", words["start"], file) for file in text),
        Landmark("colophon", words["colophon"], "colophon.xhtml"),
    ]


def levels(places: tuple[Place, ...]) -> int:
    """How deep the contents go."""
    return 1 + max((levels(place.places) for place in places), default=0) if places else 0


def label(content: tuple[Inline, ...]) -> str:
    """A heading in plain words; pictures and formulas in it as the words that stand for them."""
    return walk.line(walk.rewrite(_Heading(content), _in_words))


class _Heading(Struct, frozen=True):
    content: tuple[Inline, ...]


def _in_words(node: Struct) -> Any:
    match node:
        case Image():
            return Text(node.alt or "")
        case Math():
            return Text(node.tex)
    return node
