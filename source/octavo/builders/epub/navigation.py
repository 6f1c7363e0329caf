"""The ways into a book: its contents and landmarks (EPUB 3), and the same contents as NCX for older readers."""

from __future__ import annotations

from itertools import count
from typing import Any

from msgspec import Struct

from octavo import walk
from octavo.builders.epub.metadata import clean
from octavo.builders.epub.package import Package, Page
from octavo.builders.epub.writer import Item
from octavo.builders.xhtml.identifiers import identifier
from octavo.locale import tags
from octavo.model import Article, Image, Inline, Math, Part, Text

NAV = "nav.xhtml"


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
    """Adds the page of contents, landmarks and pages, and the NCX: of articles, `depth` levels are listed."""
    places = contents(package, depth)
    targets = package.pages.targets
    body = package.render("nav.xhtml", places=places, landmarks=landmarks(package), targets=targets)
    package.add_page(Page(file=NAV, title=package.words["contents"], body=body, properties=["nav"]))
    ncx = package.render(
        "toc.ncx", places=places, language=package.language, title=clean(package.book.metadata.title),
        identifier=identifier(package.book.metadata).value, depth=levels(places), targets=targets,
        last=max((int(target.label) for target in targets if target.kind == "normal"), default=0),
    )  # fmt: skip
    package.add(Item("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx.encode()))


def contents(package: Package, depth: int) -> tuple[Place, ...]:
    """The parts, the articles in them and beside them, and the sections in these: a part is a level, too."""
    return _Contents(package).places(depth)


class _Contents:
    """Lists a book, in reading order."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._order = count(1)

    def places(self, depth: int) -> tuple[Place, ...]:
        book = self._package.book
        nodes = (*book.frontmatter, *book.bodymatter, *book.backmatter)
        return tuple(
            self._part(node, depth) if isinstance(node, Part) else self._article(node, depth) for node in nodes
        )

    def _part(self, part: Part, depth: int) -> Place:
        number = next(self._order)
        under = tuple(self._article(article, depth - 1) for article in part.articles)
        return Place(number, part.title or str(number), self._package.files.parts[part.id], "", under)

    def _article(self, article: Article, depth: int) -> Place:
        spoken = tags.standardise(article.in_language)
        file = self._package.files.articles[article.id].files[0]
        listed = walk.OutlineEntry("", article.headline, walk.outline(article.body, depth - 1))
        return self._place(listed, file, spoken if spoken != self._package.language else "")

    def _place(self, place: walk.OutlineEntry, file: str, language: str) -> Place:
        """A heading, in a language that is not the book's or "". One without an id is where those around it are."""
        number = next(self._order)
        file = self._package.files.places.get(place.id, file)
        under = tuple(self._place(inner, file, language) for inner in place.places if inner.id)
        href = f"{file}#{place.id}" if place.id else file
        return Place(number, label(place.heading) or str(number), href, language, under)


def landmarks(package: Package) -> list[Landmark]:
    """The places of the book that have a name: its own text starts with the first part or article proper."""
    words, body = package.words, package.book.bodymatter
    files = package.files
    text = [files.parts[node.id] if isinstance(node, Part) else files.articles[node.id].files[0] for node in body[:1]]
    return [
        Landmark("cover", words["cover"], "cover.xhtml"),
        Landmark("titlepage", words["title-page"], "title-page.xhtml"),
        Landmark("toc", words["contents"], NAV),
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
