"""Reads a Word file (.docx): mammoth makes HTML of it, and what mammoth would lose is carried past it."""

from __future__ import annotations

from msgspec import Struct

from octavo.errors import ReadError
from octavo.model import Article, Inline, Person, plain
from octavo.notes import Notes, opening
from octavo.readers import dates
from octavo.readers.archives import inside
from octavo.readers.article import headline_or_file_name, origin
from octavo.readers.docx.assemble import Shape
from octavo.readers.docx.convert import Converter
from octavo.readers.docx.metadata import Properties, persons, properties
from octavo.readers.docx.package import Package
from octavo.readers.docx.wordml import Element, tag, words
from octavo.readers.elements import Context, PartReader, open_page, tree
from octavo.resources import Fetch, Resource
from octavo.walk import line

__all__ = ["read"]


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:
    """The article of a Word file. Raises `ReadError` for what is none, or is encrypted, or too large to be one."""
    package = Package(resource)
    context = Context(inside(package.archive, fetch), notes)
    try:
        return _article(package, resource, context)
    except RecursionError as error:
        raise ReadError("the text is nested too deeply", where=resource.location) from error


def _article(package: Package, resource: Resource, context: Context) -> Article:
    stated = properties(package.core())
    _note_margins(package, context)
    converted = Converter(package, context).convert()
    shape = Shape(converted)
    shape.shape()
    parts = open_page(shape.body, context)
    head = _head(shape, stated, parts)
    body = parts.read_blocks(shape.body)
    if not head.headline and not body:
        raise ReadError("there is no text in this file", where=resource.location)
    headline = headline_or_file_name(head.headline, resource, context.notes)
    _explain(head, stated, converted.language, context.notes)
    return Article(
        headline=headline,
        alternative_headline=head.subtitle,
        body=body,
        authors=head.authors or stated.authors,
        date_published=head.date,
        description=stated.description,
        keywords=stated.keywords,
        in_language=stated.language or converted.language,
        origin=origin(resource, "docx"),
    )


def _explain(head: _Head, stated: Properties, spoken: str, notes: Notes) -> None:
    """Where each value was found."""
    properties = "the file's properties"
    notes.choose("headline", [(line(head.headline), head.place), (stated.title, properties)])
    names = ([person.name for person in persons] for persons in (head.authors, stated.authors))
    notes.choose("authors", zip(names, ("the style Author", properties), strict=True))
    notes.choose("language", [(stated.language, properties), (spoken, "the language of most words")])


def _note_margins(package: Package, context: Context) -> None:
    """What stands above and below each page is no part of the article."""
    for relation in package.relations(package.main).values():
        if relation.kind in ("header", "footer") and (part := package.part(relation.target)) is not None:
            said = " ".join(words(found) for found in part.iter(tag("w:p"))).strip()
            if said:
                context.notes.add("text-dropped", f"the {relation.kind} of the pages: “{opening(said)}”")


# --- what stands above the text ----------------------------------------------------------------------


class _Head(Struct):
    headline: tuple[Inline, ...] = ()
    subtitle: tuple[Inline, ...] = ()
    authors: tuple[Person, ...] = ()
    date: str = ""
    place: str = "the style Title"


def _head(shape: Shape, stated: Properties, parts: PartReader) -> _Head:
    """The title, the subtitle, who wrote it and when, by the styles of their paragraphs; they leave the body."""
    head = _Head()
    for block in [found for found in shape.body if found.tag == "p"]:
        kind = shape.lines[block].kind if block in shape.lines else ""
        if kind == "title" and not head.headline:
            head.headline = _taken(block, parts)
        elif kind == "title":
            block.tag = "h1"
        elif kind == "subtitle" and not head.subtitle:
            head.subtitle = _taken(block, parts)
        elif kind == "author" and (found := persons(tree.words(block))):
            head.authors += found
            tree.drop(block)
        elif kind == "date" and not head.date and (date := dates.find_date(tree.words(block))):
            head.date = date
            tree.drop(block)
    if not head.headline:
        head.headline, head.place = _headline(shape.body, stated.title, parts)
    return head


def _taken(block: Element, parts: PartReader) -> tuple[Inline, ...]:
    tree.drop(block)
    return parts.read_inlines(block)


def _headline(body: Element, title: str, parts: PartReader) -> tuple[tuple[Inline, ...], str]:
    """The only heading of the first level, where it starts the text; else the stated title; and where it is from."""
    first = next(iter(body), None)
    if first is not None and first.tag == "h1":
        said = tree.words(first).casefold()
        if len(body.findall("h1")) == 1 or not title or said == title.casefold():
            if not title or line(plain(title)).casefold() != said:
                parts.context.notes.add("title-guessed", "the first heading was taken")
            return _taken(first, parts), "the first heading"
    return plain(title), "the file's properties"
