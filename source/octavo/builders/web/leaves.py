"""The pages of a web edition in their order: parts, articles, and the book's own behind them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from octavo.builders import BuildContext
from octavo.builders.labels import plain_label
from octavo.builders.locators import Locators
from octavo.builders.web.articles import ArticleMarkup, ArticlePlan, write_article
from octavo.builders.web.document import Leaf
from octavo.builders.web.edition import Edition
from octavo.builders.web.front import list_article
from octavo.builders.web.metadata import describe, describe_article, graph_article
from octavo.builders.web.places import list_ids, way
from octavo.builders.web.serving import serve
from octavo.builders.xhtml import pages
from octavo.builders.xhtml.index import index_section
from octavo.builders.xhtml.pagemarks import page_break
from octavo.builders.xhtml.rights import rights_section
from octavo.markup_names import Class
from octavo.model import Article, Link, Part
from octavo.profiles import ReadingSystem, profile
from octavo.store import make_key, recall
from octavo.walk import visit

RIGHTS, NAMES, COLOPHON = "rights.html", "names.html", "colophon.html"


class Written(Struct, frozen=True):
    """The pages of parts and articles, and what these show."""

    leaves: tuple[Leaf, ...]
    articles: tuple[ArticleMarkup, ...]


def write_articles(edition: Edition, context: BuildContext, cover: str) -> Written:
    """The pages of all parts and articles, as they were kept or are written now."""
    leaves, written = [], []
    for node in edition.book.nodes:
        if isinstance(node, Part):
            leaves.append(_write_part(edition, node))
        for article in node.articles if isinstance(node, Part) else (node,):
            markup = _recall_article(context, _plan_article(edition, article))
            context.notes.merge(markup.notes)
            written.append(markup)
            leaves.append(_make_leaf(edition, article, markup, cover))
    return Written(tuple(leaves), tuple(written))


def _recall_article(context: BuildContext, plan: ArticlePlan) -> ArticleMarkup:
    key = make_key("web-article", plan)
    return recall(context.store, key, ArticleMarkup, lambda: write_article(plan))


def _plan_article(edition: Edition, article: Article) -> ArticlePlan:
    """What the page of an article depends on; of the rest of the book that is where its links lead."""
    files = edition.places.files
    targets = (node.href[1:] for node in visit(article.content) if isinstance(node, Link) and node.href[:1] == "#")
    ids = dict.fromkeys((article.id, *list_ids(article), *targets))
    return ArticlePlan(
        article=edition.speaking(article),
        file=files[article.id],
        ids={id_: files[id_] for id_ in ids if id_ in files},
        marks=edition.marks.get(article.id, ()),
        reader=profile(ReadingSystem, "generic"),
    )


def _make_leaf(edition: Edition, article: Article, markup: ArticleMarkup, cover: str) -> Leaf:
    file, title = edition.places.files[article.id], plain_label(article.headline)
    return Leaf(
        file=file,
        title=title or edition.book.metadata.title,
        body=markup.body,
        description=describe(article),
        graph=tuple(graph_article(article, title, way(cover, file))),
        data={} if edition.together else describe_article(edition, article, file),
    )


def _write_part(edition: Edition, part: Part) -> Leaf:
    """The page of a part: its title, and its articles."""
    file = edition.places.files[part.id]
    rows = "".join(f"<li>{list_article(edition, one, edition.depth - 2, file)}</li>\n" for one in part.articles)
    listed = "" if edition.together else f'<nav class="{Class.TOC}">\n<ol>\n{rows}</ol>\n</nav>\n'
    marks = "".join(page_break(mark, "span") for mark in edition.marks.get(part.id, ()))
    return Leaf(file=file, title=part.title, body=serve(f"{marks}{pages.part_section(part)}{listed}"))


def write_own(edition: Edition, context: BuildContext) -> Iterator[Leaf]:
    """The book's own pages behind the articles: where those of the web come from, the index, the colophon."""
    book, words = edition.book, edition.words
    if rights := rights_section(book, context.store):
        yield _own(edition, RIGHTS, words["sources-and-rights"], rights, "rights")
    if book.index:
        titles = {article.id: plain_label(article.headline) for article in book.articles}
        section = index_section(book, Locators(edition.places.files, titles, edition.indexed).write)
        yield _own(edition, NAMES, words["index"], section, "index")
    yield _own(edition, COLOPHON, words["colophon"], pages.colophon_section(book), "colophon")


def _own(edition: Edition, file: str, title: str, body: str, page_id: str) -> Leaf:
    marks = "".join(page_break(mark, "span") for mark in edition.marks.get(page_id, ()))
    return Leaf(file=edition.file(file), title=title, body=serve(marks + body))
