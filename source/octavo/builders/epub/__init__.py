"""A book as EPUB 3.3: one file an article, its pictures, a stylesheet, a cover, contents, and accessibility metadata.

A long article has several files (`splitting`), a part has one of its own. Each file is written when it is made, and
the package document, which names all of them, comes last.

mimetype  META-INF/container.xml
EPUB/     content.opf  nav.xhtml  toc.ncx  style.css  cover.xhtml  cover.jpg  title-page.xhtml  news.xhtml
          rights.xhtml  index.xhtml  colophon.xhtml  accessibility.xhtml
          articles/<article, section or part id>.xhtml   pictures/<digest>.<ending>
"""

from __future__ import annotations

from functools import partial

from msgspec import structs

from octavo import walk
from octavo.builders import BuildContext, Built
from octavo.builders.contents import fit_depth
from octavo.builders.cover.kept import find_cover
from octavo.builders.epub import onix
from octavo.builders.epub.accessibility import (
    STANDARD,
    ContentCounts,
    Measurements,
    accessibility_properties,
    measure,
)
from octavo.builders.epub.articles import ArticlePages
from octavo.builders.epub.documents import ContentDocument
from octavo.builders.epub.index import add_index
from octavo.builders.epub.navigation import NAV, add_contents
from octavo.builders.epub.options import EpubOptions
from octavo.builders.epub.package import Package
from octavo.builders.epub.pagelist import PageList
from octavo.builders.epub.statement import make_statement, statement_section
from octavo.builders.epub.style import add_style
from octavo.builders.epub.writer import ManifestItem
from octavo.builders.form import choose_depth_below, choose_form
from octavo.builders.length import USUAL
from octavo.builders.statement import Statement
from octavo.builders.xhtml import pages
from octavo.builders.xhtml.direction import article_direction
from octavo.builders.xhtml.markup import attributes, escape
from octavo.builders.xhtml.news import news_section
from octavo.builders.xhtml.rights import rights_section
from octavo.locale import tags
from octavo.model import Article, Book
from octavo.profiles import BookForm
from octavo.resources import EXTENSIONS, Assets
from octavo.store import Store


def build(context: BuildContext, options: EpubOptions) -> Built:
    """Writes the EPUB of a book whose ids are unique and are XML names, and whose pictures are in the assets."""
    depth = min(_choose_depth(context.book, options), options.reader.toc_depth)
    assets, theme = context.assets, context.theme
    with Package(context.book, theme, context.notes, context.file) as package:
        book = package.book
        form = choose_form(book, options.form)
        articles = ArticlePages(package, assets, options.reader, context.store)
        articles.plan(depth)
        if form != "book":
            articles.surround(choose_depth_below(book.articles[0], form, options.toc_depth))
        package.page_list = PageList(options.pagemap.breaks, package.file_map.ids)
        _add_cover(package, assets, context.store)
        _add_front(package, form)
        counts = articles.add_all()
        _add_back(package, context.store, options, form)
        found = _measure(package, counts)
        statement = _add_statement(package, found)
        add_contents(package, depth, form)
        add_style(package, options.reader, context)
        package.finish(accessibility_properties(found, statement.summary, statement.language), options.pagemap.edition)
    undescribed = onix.list_undescribed(book, package.surveys, assets)
    report = onix.accessibility_json(found, statement.summary, undescribed)
    standards = ("EPUB 3.3", *([STANDARD] if found.conforms else []))
    return Built(beside=((".accessibility.json", report),), statement=statement, standards=standards)


def _choose_depth(book: Book, options: EpubOptions) -> int:
    """How many levels of headings the contents list: as many as those of the printed book, as many as fit its page.

    A part is a level here.
    """
    return options.toc_depth or (options.pagemap.toc_depth or fit_depth(book, USUAL)) + bool(book.parts)


def _add_front(package: Package, form: BookForm) -> None:
    """What stands before the articles. The contents follow when all places in the book are known."""
    if form == "book":
        title, body = package.book.metadata.title, pages.titlepage_section(package.book)
        package.add_document(ContentDocument(file="title-page.xhtml", title=title, body=body, page_id="titlepage"))
        package.reserve(NAV, "toc")
    if news := news_section(package.book, partial(_link, package)):
        title = package.words["new-in-edition"]
        package.add_document(ContentDocument(file="news.xhtml", title=title, body=news, page_id="news"))


def _link(package: Package, article: Article) -> str:
    """A link to an article by its title, which keeps its language."""
    spoken = tags.standardise(article.in_language)
    language = spoken if spoken != package.language else ""
    own = article_direction(article, package.language)
    named = attributes(
        href=package.file_map.articles[article.id][0], lang=language, xml_lang=language,
        dir=own if own != package.direction else "",
    )  # fmt: skip
    return f"<a{named}>{escape(walk.title(article))}</a>"


def _add_back(package: Package, store: Store, options: EpubOptions, form: BookForm) -> None:
    """What stands behind the articles: where those of the web come from, the index, and the colophon."""
    if form == "book" and (rights := rights_section(package.book, store)):
        title = package.words["sources-and-rights"]
        package.add_document(ContentDocument(file="rights.xhtml", title=title, body=rights, page_id="rights"))
    add_index(package, options.pagemap.indexed)
    if form == "book":
        title, body = package.words["colophon"], pages.colophon_section(package.book)
        package.add_document(ContentDocument(file="colophon.xhtml", title=title, body=body, page_id="colophon"))


def _measure(package: Package, counts: ContentCounts) -> Measurements:
    """What is true of the book, once all pages of the printed edition that it marks are in its page list."""
    metadata = package.book.metadata
    known = metadata.language_stated and bool(tags.standardise(metadata.language))
    counts = structs.replace(counts, pages=len(package.page_list.targets))
    tallies = [survey.tally for survey in package.surveys.values()]
    return measure(tallies, counts, language=known, restyled=package.theme.restyled)


def _add_statement(package: Package, found: Measurements) -> Statement:
    """The page that says who can read the book, and how."""
    statement = make_statement(found, package.language)
    body = statement_section(statement)
    package.add_document(ContentDocument(file="accessibility.xhtml", title=statement.title, body=body))
    return statement


def _add_cover(package: Package, assets: Assets, store: Store) -> None:
    """The cover's picture, and a page that shows it: some readers open a book at the first, some at the other."""
    picture = find_cover(package.book, assets, package.notes, package.theme.settings, store)
    name = f"cover.{EXTENSIONS[picture.media_type]}"
    package.add_item(ManifestItem("cover", name, picture.media_type, picture.content, ["cover-image"]))
    title = package.words["cover"]
    body = pages.cover_section(name, pages.cover_words(package.book, package.words), package.words)
    package.add_document(ContentDocument(file="cover.xhtml", title=title, body=body, page_id="cover"))
