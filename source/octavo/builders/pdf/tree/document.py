"""The one HTML tree of a book: cover, title page, contents, articles, colophon.

A tree, not text: an HTML parser would end a paragraph where a footnote inside it begins with one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from octavo import walk
from octavo.builders import BuildContext
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import Page
from octavo.builders.pdf.tree.article import Setting, make_section
from octavo.builders.pdf.tree.crossrefs import find_references, mark_references
from octavo.builders.pdf.tree.etree import parse_markup
from octavo.builders.pdf.tree.front import make_front_pages
from octavo.builders.pdf.tree.missing_glyphs import replace_missing
from octavo.builders.pdf.tree.offprint import mark_offprint, offprint_place
from octavo.builders.xhtml import pages
from octavo.builders.xhtml.direction import book_direction
from octavo.locale.phrases import phrases
from octavo.markup_names import Class, Data
from octavo.model import Book, Part
from octavo.theme import Theme


def make_tree(context: BuildContext, options: PdfOptions, page: Page) -> Element:
    """The whole book as one html element, fit for a page, without the XHTML namespace (drawings keep theirs)."""
    book, theme, notes = context.book, context.theme, context.notes
    words = phrases(book.metadata.language)
    root = parse_markup(_make_shell(book, theme, options, words))
    body = root.find("body")
    assert body is not None
    sections = _make_sections(context, options, page)
    if options.offprint:
        mark_offprint(sections[0], options.offprint, words)
        body.extend(sections)
    else:
        body.extend(map(parse_markup, make_front_pages(book, context.assets, theme, options)))
        body.extend(_insert_parts(book, theme, sections))
        body.append(parse_markup(pages.colophon_section(book, theme)))
        _mark_first(body)
    replace_missing((one for one in body if one.get("class") != Class.ARTICLE), notes.at(book.metadata.title))
    return root


def _mark_first(body: Element) -> None:
    """Marks the article or part that the pages at the front lead up to."""
    first = next((child for child in body if child.get("class") in {Class.ARTICLE, Class.PART}), None)
    if first is not None:
        first.set(Data.FIRST, "")


def _make_sections(context: BuildContext, options: PdfOptions, page: Page) -> list[Element]:
    """The articles of the book, with references to each other's pages where pages are printed."""
    metadata, pages = context.book.metadata, context.theme.settings.pages
    title = options.offprint.title if options.offprint else metadata.title
    setting = Setting(page, options.paper.links, title, metadata.language, book_direction(context.book))
    articles = [(article, phrases(article.in_language or metadata.language)) for article in context.book.articles]
    sections = [
        make_section(article, setting, words, context.notes.at(walk.title(article))) for article, words in articles
    ]
    if options.paper.facing or pages.page_references:  # pages that face each other are printed
        references = find_references(sections)
        for section, (_, words) in zip(sections, articles, strict=True):
            mark_references(section, references, words["page"])
    return sections


def _insert_parts(book: Book, theme: Theme, sections: Iterable[Element]) -> Iterator[Element]:
    """The articles of the book, and before those of a part its page; what is in a part stands below it in bookmarks."""
    following = iter(sections)
    for node in book.nodes:
        if not isinstance(node, Part):
            yield next(following)
            continue
        yield parse_markup(pages.part_section(node, book, theme))
        for _ in node.articles:
            section = next(following)
            section.set(Data.PART, node.id)
            yield section


def _make_shell(book: Book, theme: Theme, options: PdfOptions, words: dict[str, str]) -> str:
    """The document around the pages, with the metadata; PDF/UA asks for a title that is not empty."""
    metadata = book.metadata
    title = " ".join(metadata.title.split()) or words["document"]
    authors = [person.name for person in metadata.creators if person.role == "aut"]
    authors = authors or [person.name for person in metadata.creators]
    facts = _list_facts(book, options, words)
    return theme.templates.get_template("book.xhtml").render(
        metadata=metadata, title=title, authors=authors, facts=facts, direction=book_direction(book)
    )


def _list_facts(book: Book, options: PdfOptions, words: dict[str, str]) -> list[tuple[str, str]]:
    """What else the metadata say, by the names of Dublin Core."""
    metadata = book.metadata
    sources = {article.origin.url for article in book.articles}
    series = f"{metadata.series.name} {metadata.series.position}".strip() if metadata.series else ""
    if options.offprint:
        series = f"{offprint_place(options.offprint, words)} {options.offprint.title}"
    return [
        *((name, getattr(metadata, name)) for name in ("publisher", "rights", "date", "identifier")),
        ("source", min(sources) if len(sources) == 1 else ""),
        ("relation", series),
    ]
