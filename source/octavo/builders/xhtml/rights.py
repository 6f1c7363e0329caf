"""Where the articles of a book come from, and what may be done with them: a page of its own for those of the web.

An article from the web is listed as it is cited; any other with its title, its makers and its date.
"""

from __future__ import annotations

from collections.abc import Iterator

from octavo import walk
from octavo.builders.xhtml.citations import citation_language, cite
from octavo.builders.xhtml.direction import article_direction, book_direction
from octavo.builders.xhtml.markup import attributes, byline, credit_lines, escape, link_if_url, words_heading
from octavo.licences import read_licence
from octavo.locale.phrases import format_day, phrases
from octavo.locale.tags import Direction, standardise
from octavo.markup_names import Class
from octavo.model import Article, Book
from octavo.sources import from_web
from octavo.store import NoStore, Store

_SHOWN_DIGITS = 12
"""Hexadecimal digits of a checksum that tell it from others; the file beside the book has all."""


def rights_section(book: Book, store: Store) -> str:
    """The page of sources and rights, "" for a book of which nothing is known to come from the web."""
    words = phrases(book.metadata.language)
    named = attributes(class_=Class.RIGHTS, aria_label=words["sources-and-rights"])
    heading = words_heading("sources-and-rights", words)
    return f"<section{named}>\n{heading}\n{list_sources(book, store)}</section>\n" if from_web(book.articles) else ""


def list_sources(book: Book, store: Store | None = None) -> str:
    """All articles of a book as a list."""
    language, direction = book.metadata.language, book_direction(book)
    web = from_web(book.articles)
    cited = dict(zip((one.id for one in web), cite(web, language, direction, store or NoStore()), strict=True))
    other = citation_language(language) if web else ""
    spoken = attributes(lang=other, xml_lang=other, dir="ltr" if other and direction == "rtl" else "")
    entries = (
        f"<p{spoken}>{cited[one.id]}</p>" if one.id in cited else f"<p>{_name(one, language, direction)}</p>"
        for one in book.articles
    )
    facts = (_line(_rights_facts(one, language, direction)) for one in book.articles)
    rows = "".join(f"<li>{entry}{line}</li>\n" for entry, line in zip(entries, facts, strict=True))
    return f'<ul class="{Class.SOURCES}">\n{rows}</ul>\n'


def _name(article: Article, language: str, around: Direction) -> str:
    """The title of an article, its authors, its publisher and its day."""
    spoken = standardise(article.in_language) if article.in_language != language else ""
    own = article_direction(article, language)
    authors = byline([one for one in article.authors if one.role == "aut"], language)
    facts = filter(None, (authors, article.publisher, format_day(article.date_published, language)))
    title = attributes(lang=spoken, xml_lang=spoken, dir=own if own != around else "")
    return "<br/>".join(filter(None, (f"<cite{title}>{escape(walk.title(article))}</cite>", escape(", ".join(facts)))))


def _rights_facts(article: Article, language: str, around: Direction) -> Iterator[str]:
    """Who else made it, its licence, and the checksum of what was read, as markup."""
    others = [person for person in article.authors if person.role != "aut"]
    yield from credit_lines(others, language)
    if article.license:
        yield f"{escape(phrases(language)['license'])}: {_licence_markup(article.license, around)}"
    if checksum := shorten_checksum(article):
        yield checksum


def shorten_checksum(article: Article) -> str:
    """The checksum of an article from the web, as far as it is shown, as markup; "" for any other."""
    digits = article.origin.sha256[:_SHOWN_DIGITS] if article.origin.url else ""
    return f'<span dir="ltr">SHA-256 {escape(digits)}…</span>' if digits else ""


def _licence_markup(stated: str, around: Direction) -> str:
    """A licence by its name, or as it is stated, as a link where it has an address."""
    known = read_licence(stated)
    if known.name and known.url:
        return f"<a{attributes(href=known.url)}>{escape(known.name)}</a>"
    return link_if_url(stated, around)


def _line(facts: Iterator[str]) -> str:
    """Facts in a row, as a paragraph."""
    shown = f' <span class="{Class.SEPARATOR}">·</span> '.join(facts)
    return f'<p class="{Class.TERMS}">{shown}</p>' if shown else ""
