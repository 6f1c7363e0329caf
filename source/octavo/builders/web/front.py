"""The first page: the cover, the title, what can be taken along, what is new, and the contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from octavo import walk
from octavo.builders import MadeBook
from octavo.builders.labels import plain_label
from octavo.builders.web.edition import Edition
from octavo.builders.web.places import INDEX
from octavo.builders.web.serving import serve
from octavo.builders.xhtml import pages
from octavo.builders.xhtml.markup import attributes, escape, words_language
from octavo.builders.xhtml.news import news_section
from octavo.builders.xhtml.pagemarks import page_break
from octavo.markup_names import Class
from octavo.model import OWN_PAGES, Article, Part

_HERE = ("cover", "titlepage", "toc", "news")
"""The own pages of the printed book whose matter is on the first page."""


def write_front(edition: Edition, cover: str, own: Sequence[tuple[str, str]]) -> str:
    """The body of the first page. `cover` is the file of the cover's picture, `own` are the book's own pages behind the
    articles: their files and titles.
    """
    words, book = edition.words, edition.book
    shown = pages.cover_section(cover, pages.cover_words(book, words), words)
    about = f'<p class="{Class.DESCRIPTION}">{escape(book.metadata.description)}</p>\n'
    named = f"{pages.titlepage_section(book)}{about if book.metadata.description else ''}{_list_books(edition)}"
    news = _lower_headings(news_section(book, partial(_link_article, edition)))
    marks = "".join(page_break(mark, "span") for id_ in _HERE for mark in edition.marks.get(id_, ()))
    return serve(
        f'{marks}<div class="{Class.FRONT}">\n{shown}<div>\n{named}</div>\n</div>\n'
        f"{news}{_list_contents(edition, own)}{_list_pages(edition)}"
    )


def _list_books(edition: Edition) -> str:
    """The books that were made in the same build, with their sizes."""
    rows = "".join(f"<li>{_offer(book)}</li>\n" for book in edition.books)
    named = attributes(class_=Class.DOWNLOADS, aria_label=edition.words["take-along"])
    return f"<ul{named}>\n{rows}</ul>\n" if rows else ""


def _offer(book: MadeBook) -> str:
    """A link to a book: "PDF, 1.2 MB"."""
    link = attributes(href=book.file.name, download=book.file.name)
    return f"<a{link}>{escape(book.label)}</a> <span>{_say_size(book.size)}</span>"


def _say_size(size: int) -> str:
    """Bytes as people say them: "340 kB", "1.2 MB"."""
    return f"{size / 1e6:.1f} MB" if size >= 950_000 else f"{max(size / 1000, 1):.0f} kB"


# --- contents ----------------------------------------------------------------------------------------


def _list_contents(edition: Edition, own: Sequence[tuple[str, str]]) -> str:
    rows = [*(_list_node(edition, node) for node in edition.book.nodes), *(_list_own(*one) for one in own)]
    named = attributes(class_=Class.TOC, role="doc-toc", aria_label=edition.words["contents"])
    heading = f"<h2{words_language(dict(edition.words))}>{escape(edition.words['contents'])}</h2>"
    return f"<nav{named}>\n{heading}\n{_list(rows)}</nav>\n"


def _list_node(edition: Edition, node: Article | Part) -> str:
    if isinstance(node, Part):
        link = f"<a{attributes(href=edition.places.link(node.id, _here(edition)))}>{escape(node.title)}</a>"
        return link + _list(list_article(edition, one, edition.depth - 2) for one in node.articles)
    return list_article(edition, node, edition.depth - 1)


def list_article(edition: Edition, article: Article, depth: int, here: str | None = None) -> str:
    """An article in a list of contents, with `depth` levels of its headings."""
    here = _here(edition) if here is None else here
    outline = walk.outline(article.body, depth)
    return _link_article(edition, article, here) + _list(_list_entries(edition, article, outline, here))


def _list_entries(edition: Edition, article: Article, entries: Iterable[walk.OutlineEntry], here: str) -> Iterator[str]:
    for entry in entries:
        if entry.id:
            label = escape(plain_label(entry.heading))
            link = attributes(href=edition.places.link(entry.id, here), **_spoken(edition, article))
            yield f"<a{link}>{label}</a>" + _list(_list_entries(edition, article, entry.entries, here))


def _link_article(edition: Edition, article: Article, here: str | None = None) -> str:
    """A link to an article by its title, which keeps its language."""
    here = _here(edition) if here is None else here
    link = attributes(href=edition.places.link(article.id, here), **_spoken(edition, article))
    return f"<a{link}>{escape(plain_label(article.headline))}</a>"


def _spoken(edition: Edition, article: Article) -> dict[str, str]:
    language, direction = edition.other(article)
    return {"lang": language, "dir": direction}


def _list_own(file: str, title: str) -> str:
    return f"<a{attributes(href=file)}>{escape(title)}</a>"


def _list(rows: Iterable[str]) -> str:
    shown = "".join(f"<li>{row}</li>\n" for row in rows)
    return f"<ol>\n{shown}</ol>\n" if shown else ""


def _here(edition: Edition) -> str:
    return edition.file(INDEX)


# --- pages of the printed book ---------------------------------------------------------------------


def _list_pages(edition: Edition) -> str:
    """The pages of the printed book, folded away: who has a number from paper finds the place here."""
    rows = "".join(f"<li>{link}</li>\n" for link in _link_pages(edition))
    if not rows:
        return ""
    label = escape(edition.words["pages"])
    named = attributes(class_=Class.PAGE_LIST)
    return f"<details{named}>\n<summary>{label}</summary>\n<ol>\n{rows}</ol>\n</details>\n"


def _link_pages(edition: Edition) -> Iterator[str]:
    for id_ in (node for node in edition.marks if node not in OWN_PAGES):
        file = edition.places.link(id_, _here(edition)).partition("#")[0]
        for mark in edition.marks[id_]:
            yield f"<a{attributes(href=f'{file}#{mark.id}')}>{escape(mark.label)}</a>"


_HEADING = re.compile(r"(</?h)([1-5])\b")


def _lower_headings(markup: str) -> str:
    """Markup whose headings stand below that of the page."""
    return _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", markup)
