"""The colophon of a short work: lines at the end of its article, for what else would stand on its title page.

What the article says itself, its title, its authors, its date, its source and its licence, is not said again.
"""

from __future__ import annotations

from collections.abc import Iterator

from octavo import walk
from octavo.builders.xhtml.markup import attributes, credit_lines, escape, names_markup, words_language
from octavo.builders.xhtml.rights import shorten_checksum
from octavo.locale.phrases import phrases
from octavo.markup_names import Class
from octavo.model import Article, Book, Metadata

_SEPARATOR = f' <span class="{Class.SEPARATOR}">·</span> '


def colophon_lines(book: Book) -> str:
    """The lines, as paragraphs."""
    [article] = book.articles
    words = phrases(book.metadata.language)
    imprint = _SEPARATOR.join(_list_facts(book.metadata, article))
    made = f"<span{words_language(words)}>{escape(words['made-with'])}</span>"
    closing = _SEPARATOR.join(filter(None, (shorten_checksum(article), made)))
    named = attributes(class_=Class.MADE_WITH)
    return (f'<p class="{Class.IMPRINT}">{imprint}</p>' if imprint else "") + f"<p{named}>{closing}</p>"


def _list_facts(metadata: Metadata, article: Article) -> Iterator[str]:
    """What is known of the book, and not said in its article."""
    said = {person.name for person in article.authors}
    makers = [person for person in metadata.creators if person.name not in said]
    authors = [person for person in makers if person.role == "aut"]
    if metadata.title.strip() and metadata.title != walk.title(article):
        yield f"<cite>{escape(metadata.title)}</cite>"
    if metadata.subtitle and metadata.subtitle != walk.line(article.alternative_headline):
        yield escape(metadata.subtitle)
    if authors:
        yield names_markup(authors, metadata.language)
    yield from credit_lines([one for one in makers if one.role != "aut"], metadata.language)
    if metadata.series:
        yield escape(f"{metadata.series.name} {metadata.series.position}".strip())
    year = "" if article.date_published else metadata.date[:4]
    if published := ", ".join(filter(None, (metadata.publisher, year))):
        yield escape(published)
    if metadata.rights and metadata.rights != article.license:
        yield escape(metadata.rights)
