"""The page that says what is new in an edition: the articles that came, and those that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from octavo.builders.xhtml.markup import attributes, time_element, words_heading, words_language
from octavo.locale.phrases import phrases
from octavo.markup_names import Class
from octavo.model import Article, Book


def news_section(book: Book, line: Callable[[Article], str]) -> str:
    """The page, with a `line` that leads to each article; "" for a book that has nothing new."""
    news, words = book.news, phrases(book.metadata.language)
    if news is None:
        return ""
    kinds = (("added", news.added), ("changed", news.changed))
    lists = (_list(words[kind], words_language(words), _choose(book, ids), line) for kind, ids in kinds)
    body = "".join(lists)
    named = attributes(class_=Class.NEWS, aria_label=words["new-in-edition"])
    day = f'<p class="{Class.IMPRINT}">{time_element(news.date, book.metadata.language)}</p>\n' if news.date else ""
    return f"<nav{named}>\n{words_heading('new-in-edition', words)}\n{day}{body}</nav>\n" if body else ""


def _choose(book: Book, ids: Iterable[str]) -> list[Article]:
    """The articles of these ids that are in the book, in its order: one of its volumes has not all."""
    wanted = set(ids)
    return [article for article in book.articles if article.id in wanted]


def _list(heading: str, spoken: str, articles: list[Article], line: Callable[[Article], str]) -> str:
    rows = "".join(f"<li>{line(article)}</li>\n" for article in articles)
    return f"<h2{spoken}>{heading}</h2>\n<ol>\n{rows}</ol>\n" if articles else ""
