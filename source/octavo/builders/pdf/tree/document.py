"""The pages of a book on paper: cover, title page, contents, parts, articles, sources and rights, index, colophon.

Each piece of it is a tree of its own, not text: an HTML parser would end a paragraph where a footnote inside it begins
with one. The sections of articles are kept from one build to the next, with what the book asks of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import msgspec
from msgspec.structs import replace

from octavo import fonts, walk
from octavo.builders import BuildContext
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import Page
from octavo.builders.pdf.print.interior import flatten_links, make_endpaper
from octavo.builders.pdf.tree.crossrefs import choose_references
from octavo.builders.pdf.tree.etree import parse_markup
from octavo.builders.pdf.tree.front import make_contents_below, make_front_pages
from octavo.builders.pdf.tree.index import write_numbers
from octavo.builders.pdf.tree.missing_glyphs import replace_missing
from octavo.builders.pdf.tree.offprint import mark_offprint, offprint_place
from octavo.builders.pdf.tree.section import Section, add_attributes, describe_section, keep_references
from octavo.builders.pdf.tree.setting import Setting
from octavo.builders.xhtml import pages
from octavo.builders.xhtml.article import NO_PARATEXT, Paratext
from octavo.builders.xhtml.colophon import colophon_lines
from octavo.builders.xhtml.direction import book_direction
from octavo.builders.xhtml.index import index_section
from octavo.builders.xhtml.rights import rights_section
from octavo.locale.phrases import phrases
from octavo.makers import names_all_authors
from octavo.markup_names import Data
from octavo.model import Article, Book, Part
from octavo.notes import Notes
from octavo.store import make_key
from octavo.theme import Theme


class Leaf(NamedTuple):
    """A piece of a book: the name of its article, part or first own page, the part that it is in, and its section."""

    name: str
    part: str
    section: Section


class Document(NamedTuple):
    """A book on paper: its root, whose body is empty, and the pieces that stand in it, in their order."""

    root: Element
    leaves: tuple[Leaf, ...]

    def write(self, leaves: Sequence[Leaf]) -> bytes:
        """The tree of some of the pieces; with the head, for the metadata, if the first is among them."""
        root = Element(self.root.tag, self.root.attrib)
        root.extend(child for child in self.root if child.tag != "head" or leaves[0] is self.leaves[0])
        before, body, behind = ElementTree.tostring(root).rpartition(b"<body />")
        assert body
        return b"".join((before, b"<body>", *(leaf.section.markup for leaf in leaves), b"</body>", behind))


def make_document(context: BuildContext, options: PdfOptions, page: Page) -> Document:
    """The whole book, fit for a page, without the XHTML namespace (drawings keep theirs)."""
    words = phrases(context.book.metadata.language)
    root = parse_markup(_make_shell(context.book, context.theme, options, words))
    maker = _Maker(context, options, page)
    leaves = maker.make_offprint() if options.offprint else maker.make_leaves()
    return Document(root, tuple(leaves))


class _Maker:
    """Makes the pieces of one book."""

    def __init__(self, context: BuildContext, options: PdfOptions, page: Page) -> None:
        self._context = context
        self._options = options
        self._page = page
        self._book = book = context.book
        title = options.offprint.title if options.offprint else book.metadata.title
        over = title if context.theme.restyled else ""  # so a page alone is the same in another book
        self._setting = Setting(page, options.paper.links, over, book.metadata.language, book_direction(book))
        self._refers = options.paper.facing or context.theme.settings.pages.page_references  # facing pages are printed

    @cached_property
    def _paratext(self) -> Paratext:
        """What stands around the text of an article: more if it has no pages of the book beside it."""
        if self._options.offprint:
            return NO_PARATEXT
        if self._options.form == "book":
            return Paratext(credited=names_all_authors(self._book))
        contents = make_contents_below(self._book, self._context.theme, self._options.toc_depth)
        return Paratext(contents, colophon_lines(self._book))

    def make_offprint(self) -> list[Leaf]:
        """The only article."""
        [article] = self._book.articles
        return [Leaf(article.id, "", self._take(self._make_section(article)))]

    def make_leaves(self) -> Iterator[Leaf]:
        """All of the book."""
        book = self._book
        sections = self._refer([self._take(self._recall_section(article)) for article in book.articles])
        front = [*map(parse_markup, make_front_pages(self._context, self._options))]
        if front:
            yield self._make_leaf(*front)
        yield from self._arrange(sections)
        is_book = self._options.form == "book"
        if is_book and (rights := rights_section(book, self._context.store)):
            yield self._make_leaf(parse_markup(rights))
        if book.index:
            yield self._make_leaf(parse_markup(index_section(book, write_numbers)))
        last = [parse_markup(pages.colophon_section(book))] if is_book else []
        if last := [*last, *([make_endpaper()] if self._options.printer else [])]:
            yield self._make_leaf(*last)

    def _arrange(self, sections: Iterable[Section]) -> Iterator[Leaf]:
        """The articles, and before those of a part its page; the first of them all is marked."""
        following = iter(sections)
        first: dict[str, str] = {Data.FIRST: ""}
        for node in self._book.nodes:
            part = node.id if isinstance(node, Part) else ""
            if isinstance(node, Part):
                page = parse_markup(pages.part_section(node))
                page.attrib.update(first)
                yield self._make_leaf(page)
                first = {}
            for article in node.articles if isinstance(node, Part) else [node]:
                attributes: dict[str, str] = ({Data.PART: part} if part else {}) | first
                section = next(following)
                yield Leaf(article.id, part, replace(section, markup=add_attributes(section.markup, attributes)))
                first = {}

    def _refer(self, sections: Sequence[Section]) -> list[Section]:
        """The sections with references to each other's pages, where pages are printed."""
        chosen = choose_references(sections)
        return [
            replace(section, markup=keep_references(section.markup, wanted)) if section.candidates else section
            for section, wanted in zip(sections, chosen, strict=True)
        ]

    def _make_leaf(self, *elements: Element) -> Leaf:
        """Own pages of the book that stand together."""
        notes = Notes()
        replace_missing(elements, notes.at(self._book.metadata.title))
        around = Element("_")
        around.extend(elements)
        section = self._take(describe_section(around, self._context.assets, notes))
        section = replace(section, markup=b"".join(map(ElementTree.tostring, elements)))
        name = elements[0].get("id", "") or elements[0].get("class", "")
        return Leaf(name, "", self._flatten(section))

    def _recall_section(self, article: Article) -> Section:
        """The section of an article, which is kept if its letters have faces that come with Octavo."""
        store = self._context.store
        key = make_key("section", article, self._setting, self._refers, self._options.printer, self._paratext)
        if (known := store.get(key)) is not None:
            return msgspec.msgpack.decode(known, type=Section)
        section = self._make_section(article)
        if not fonts.missing_characters(section.letters) and not any(
            fonts.machine_file(family) for family in fonts.find_more_families(section.letters)
        ):
            store.put(key, msgspec.msgpack.encode(section))
        return section

    def _make_section(self, article: Article) -> Section:
        from octavo.builders.pdf.tree.article import make_section  # where all are known, nothing of it is needed
        from octavo.builders.pdf.tree.margin import move_captions, move_codes, reach_out
        from octavo.builders.pdf.tree.pictures import turn_pictures

        notes, words = Notes(), phrases(article.in_language or self._book.metadata.language)
        found = notes.at(walk.title(article))
        element = make_section(article, self._setting, words, found, self._paratext)
        turn_pictures(element, self._page, self._context.assets)
        reach_out(element, self._page, self._context.assets)
        move_captions(element, self._page)
        move_codes(element, self._page)
        if self._options.offprint:
            mark_offprint(element, self._options.offprint, phrases(self._book.metadata.language))
        label = words["page"] if self._refers else ""
        return self._flatten(describe_section(element, self._context.assets, found, label))

    def _flatten(self, section: Section) -> Section:
        """A section without links, for a print house."""
        if self._options.printer is None:
            return section
        return replace(section, markup=flatten_links(section.markup))

    def _take(self, section: Section) -> Section:
        """A section, whose notes become those of the book."""
        self._context.notes.merge(section.notes)
        return section


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
