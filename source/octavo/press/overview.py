"""A book as it stands, without its files: each value with where it comes from, and its articles in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from octavo.model import Article, Book, Part, Person, Series
from octavo.notes import Notes
from octavo.press.lost import is_lost
from octavo.press.pipeline import make_book, plan_targets
from octavo.press.run import Run
from octavo.projects.order import Order
from octavo.projects.origins import StatedBook
from octavo.projects.overrides import ArticleOverrides
from octavo.walk import images, line, text, title

Origins = Mapping[str, str]


class Value(Struct, frozen=True):
    """A value (text, a number, true or false, or a list of texts), and where it comes from."""

    name: str
    value: Any
    origin: str


class ArticleOverview(Struct, frozen=True, kw_only=True):
    """An article: its file, its name in the book, how much is in it, its values; `lost` says why there is only a page.

    `place` is the part that it is in, or "frontmatter" or "backmatter"; "" for others.
    """

    file: str
    id: str
    place: str
    words: int
    pictures: int
    values: tuple[Value, ...]
    lost: str = ""


class Overview(Struct, frozen=True):
    """A book as it stands; `file` is its book file, "" if it has none."""

    file: str
    values: tuple[Value, ...]
    articles: tuple[ArticleOverview, ...]


def survey_book(stated: StatedBook, run: Run) -> Overview:
    """The book of a run, which must have been made to explain. Raises `OctavoError` as making it does."""
    book = make_book(run)
    values = [*_list_metadata(book, run.notes), *_list_looks(stated, run.order), _list_outputs(book, run.order)]
    named = (Value(one.name, one.value, stated.origins.get(one.name, one.origin)) for one in values if one.value != "")
    return Overview(
        file=str(stated.file or ""),
        values=tuple(one for one in named if one.value != ()),
        articles=tuple(_list_articles(book, stated.origins, run)),
    )


# --- the book --------------------------------------------------------------------------------------


def _list_metadata(book: Book, notes: Notes) -> Iterator[Value]:
    """What the book says of itself, with where it comes from if nobody states it."""
    metadata = book.metadata
    guessed = {note.code for note in notes if not note.where}
    language = "default" if "language-unknown" in guessed else _ARTICLES if metadata.language_stated else _GUESSED
    yield Value("title", metadata.title, _GUESSED if "title-guessed" in guessed else _ARTICLES)
    yield Value("subtitle", metadata.subtitle, _ARTICLES)
    yield Value("authors", _name_persons(metadata.creators), _ARTICLES)
    yield Value("language", metadata.language, language)
    yield Value("publisher", metadata.publisher, _ARTICLES)
    yield Value("date", metadata.date, "newest article")
    yield Value("rights", metadata.rights, _ARTICLES)
    yield Value("description", metadata.description, _ARTICLES)
    yield Value("subjects", metadata.subjects, _ARTICLES)
    yield Value("identifier", metadata.identifier, "of the title")
    yield Value("series", _name_series(metadata.series), _ARTICLES)


_ARTICLES, _GUESSED, _DEFAULT = "articles", "guessed", "default"


def _list_looks(stated: StatedBook, order: Order) -> Iterator[Value]:
    """What the book is made with and for."""
    paper = "device" if "device" in stated.origins else "paper"
    yield Value("sources", tuple(one.address for one in stated.book.source_tables()), _DEFAULT)
    yield Value("theme", order.theme, _DEFAULT)
    yield Value("css", tuple(map(str, order.sheets)), _DEFAULT)
    yield Value("cover", str(order.cover) if order.cover else "drawn", _DEFAULT)
    yield Value("for", order.printer.name if order.printer else order.reader.name, _DEFAULT)
    yield Value(paper, order.paper.name, f"for {order.printer.name}" if order.printer else _DEFAULT)
    yield Value("links", order.paper.links, _DEFAULT)
    yield Value("toc-depth", order.toc_depth or "as fits", _DEFAULT)
    yield Value("form", order.form or "by length", _DEFAULT)
    yield Value("figure-numbers", order.figure_numbers or "as the theme", _DEFAULT)
    yield Value("index", order.index is not None, _DEFAULT)
    yield Value("individual", order.individual, _DEFAULT)
    yield Value("report", order.report, _DEFAULT)
    yield Value("share", order.share, _DEFAULT)
    yield Value("share-address", order.share_address, _DEFAULT)
    yield Value("max-size", stated.book.max_size, _DEFAULT)
    yield Value("keep", order.keep, _DEFAULT)
    yield Value("drop", order.drop, _DEFAULT)
    yield Value("alt", tuple(order.alt), _DEFAULT)


def _list_outputs(book: Book, order: Order) -> Value:
    return Value("outputs", tuple(str(target.path) for target in plan_targets(book, order)), _DEFAULT)


def _name_persons(persons: Iterable[Person]) -> tuple[str, ...]:
    """The names of persons, with what they did if they are no authors: "Bo Setter (edt)"."""
    return tuple(one.name if one.role == "aut" else f"{one.name} ({one.role})" for one in persons)


def _name_series(series: Series | None) -> str:
    return " ".join(filter(None, (series.name, series.position))) if series else ""


# --- its articles ----------------------------------------------------------------------------------


def _list_articles(book: Book, origins: Origins, run: Run) -> Iterator[ArticleOverview]:
    said = next((origins[key] for key in _MEMBERS if key in origins), "")
    lost = {note.where: note.detail for note in run.notes if note.code == "article-lost"}
    for place, article in _place_articles(book):
        path = article.origin.path
        yield ArticleOverview(
            file=path,
            id=article.id,
            place=place,
            words=len(text(article.content).split()),
            pictures=sum(1 for _ in images(article.content)),
            values=() if is_lost(article) else tuple(_list_values(article, _find_places(path, said, run))),
            lost=lost.get(path, "") if is_lost(article) else "",
        )


_MEMBERS = ("articles", "parts", "frontmatter", "backmatter")
"""The keys that articles stand under."""


def _place_articles(book: Book) -> Iterator[tuple[str, Article]]:
    """The articles in order, each with where it stands."""
    matters = (("frontmatter", book.frontmatter), ("", book.bodymatter), ("backmatter", book.backmatter))
    for kind, nodes in matters:
        for node in nodes:
            for article in node.articles if isinstance(node, Part) else (node,):
                yield node.title if isinstance(node, Part) else kind, article


def _list_values(article: Article, places: Origins) -> Iterator[Value]:
    values = {
        "title": title(article),
        "subtitle": line(article.alternative_headline),
        "authors": _name_persons(article.authors),
        "date": article.date_published,
        "language": article.in_language,
        "address": article.origin.url,
    }
    for name, value in values.items():
        if value:
            yield Value(name, value, places.get(name, "the file"))


_NAMES = {"headline": "title", "published": "date"}
"""What readers call values, and what a book file calls them."""


def _find_places(path: str, said: str, run: Run) -> dict[str, str]:
    """Where the values of an article come from: the places in its file, or what the book says of it."""
    found = {_NAMES.get(one.name, one.name): one.source for one in run.notes.choices if one.where == path}
    overrides = run.order.articles.get(path, ArticleOverrides())
    told = {name: said for name in ArticleOverrides.__struct_fields__ if getattr(overrides, name)}
    return found | told
