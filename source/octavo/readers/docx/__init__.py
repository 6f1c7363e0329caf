"""Reads a Word file (.docx): mammoth makes HTML of it, and what mammoth would lose is carried past it."""

from __future__ import annotations

from msgspec import Struct

from octavo.errors import ReadError
from octavo.model import Article, Inline, Person, to_inlines
from octavo.notes import Notes, first_words
from octavo.readers.archives import fetch_from
from octavo.readers.article import headline_or_file_name, origin
from octavo.readers.comparison import compare_with_source
from octavo.readers.dates import find_date
from octavo.readers.docx.assemble import Assembler
from octavo.readers.docx.convert import Converter
from octavo.readers.docx.metadata import DocxProperties, read_properties, split_persons
from octavo.readers.docx.package import DocxPackage
from octavo.readers.docx.wordml import tag, words
from octavo.readers.elements import Context, OpenedPage, open_page, tree
from octavo.readers.elements.tree import Element
from octavo.readers.language import with_language
from octavo.resources import Fetch, Resource
from octavo.walk import line

__all__ = ["read"]


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:
    """The article of a Word file. Raises `ReadError` for what is none, or is encrypted, or too large to be one."""
    package = DocxPackage(resource)
    context = Context(fetch_from(package.archive, fetch), notes)
    try:
        article = _read_article(package, resource, context)
    except RecursionError as error:
        raise ReadError("the text is nested too deeply", where=resource.location) from error
    package.archive.note_faults(notes)
    return article


def _read_article(package: DocxPackage, resource: Resource, context: Context) -> Article:
    stated = read_properties(package.core_properties())
    _note_margins(package, context)
    converted = Converter(package, context).convert()
    assembler = Assembler(converted)
    assembler.assemble()
    opened = open_page(assembler.body, context)
    head = _take_head(assembler, stated, converted.language, opened)
    body = opened.read_blocks(assembler.body)
    if not head.headline and not body:
        raise ReadError("there is no text in this file", where=resource.location)
    headline = headline_or_file_name(head.headline, resource, context.notes)
    _explain(head, stated, converted.language, context.notes)
    article = Article(
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
    compare_with_source(context.runs, article, context.notes)
    return with_language(article, context.notes)


def _explain(head: _Head, stated: DocxProperties, language: str, notes: Notes) -> None:
    """Where each value was found."""
    properties = "the file's properties"
    notes.choose("headline", [(line(head.headline), head.place), (stated.title, properties)])
    names = ([person.name for person in persons] for persons in (head.authors, stated.authors))
    notes.choose("authors", zip(names, ("the style Author", properties), strict=True))
    notes.choose("language", [(stated.language, properties), (language, "the language of most words")])


def _note_margins(package: DocxPackage, context: Context) -> None:
    """What stands above and below each page is no part of the article."""
    for found in package.relationships(package.main).values():
        if found.kind in ("header", "footer") and (part := package.read_part(found.target)) is not None:
            text = " ".join(words(paragraph) for paragraph in part.iter(tag("w:p"))).strip()
            if text:
                context.notes.add("text-dropped", f"the {found.kind} of the pages: “{first_words(text)}”")


# --- what stands above the text ----------------------------------------------------------------------


class _Head(Struct):
    """What stands above the text; `place` is where the headline was found."""

    headline: tuple[Inline, ...] = ()
    subtitle: tuple[Inline, ...] = ()
    authors: tuple[Person, ...] = ()
    date: str = ""
    place: str = "the style Title"


def _take_head(assembler: Assembler, stated: DocxProperties, language: str, opened: OpenedPage) -> _Head:
    """The title, the subtitle, who wrote it and when, by the styles of their paragraphs; they leave the body."""
    head = _Head()
    for block in [found for found in assembler.body if found.tag == "p" and found in assembler.paragraphs]:
        kind = assembler.paragraphs[block].kind
        if kind == "title" and not head.headline:
            head.headline = _take_line(block, opened)
        elif kind == "title":
            block.tag = "h1"
        elif kind == "subtitle" and not head.subtitle:
            head.subtitle = _take_line(block, opened)
        elif kind == "author" and (found := split_persons(tree.words(block))):
            head.authors += found
            tree.drop(block)
        elif kind == "date" and not head.date and (date := find_date(tree.words(block), language)):
            head.date = date
            tree.drop(block)
    if not head.headline:
        head.headline, head.place = _find_headline(assembler.body, stated.title, opened)
    return head


def _take_line(block: Element, opened: OpenedPage) -> tuple[Inline, ...]:
    """The line of a block, which leaves the body."""
    tree.drop(block)
    return opened.read_inlines(block)


def _find_headline(body: Element, title: str, opened: OpenedPage) -> tuple[tuple[Inline, ...], str]:
    """The only heading of the first level, where it starts the text; else the stated title; and where it is from."""
    first = next(iter(body), None)
    if first is not None and first.tag == "h1":
        repeats_title = bool(title) and tree.words(first).casefold() == title.casefold()
        if repeats_title or not title or len(body.findall("h1")) == 1:
            if not repeats_title:
                opened.context.notes.add("title-guessed", "the first heading was taken")
            return _take_line(first, opened), "the first heading"
    return to_inlines(title), "the file's properties"
