"""The shelf as pages for browsers: all books with their covers, and lists of them by date, author and language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from octavo.catalog.accessibility import describe_accessibility
from octavo.catalog.addresses import COVERS
from octavo.catalog.book import ShelvedBook
from octavo.catalog.languages import name_language
from octavo.catalog.listings import Catalog, Listing
from octavo.locale.characters import drop_illegal
from octavo.locale.phrases import format_day, join_names
from octavo.locale.tags import direction_of
from octavo.printing import count_noun

_FOLDER = Path(__file__).with_name("pages")
_AS_THEY_ARE = ("shelf.css", "shelf.js", "icon.svg")
"""Files that all shelves share."""


class _Page(Struct, frozen=True):
    """A page of lists: its file, what it is called, and the lists on it."""

    file: str
    title: str
    listings: tuple[Listing, ...]


def write_pages(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """All pages and what they need: their names from the folder of the shelf, and what they hold."""
    yield from ((name, (_FOLDER / name).read_text(encoding="utf-8")) for name in _AS_THEY_ARE)
    lists = list(_plan_lists(catalog))
    links = [("index.html", "All books"), *((page.file, page.title) for page in lists)]
    shared: dict[str, Any] = {"catalog": catalog, "links": links}
    yield "index.html", _render("shelf.html", **shared, here="index.html", sections=_divide_shelf(catalog))
    for page in lists:
        yield page.file, _render("lists.html", **shared, here=page.file, page=page)


def _plan_lists(catalog: Catalog) -> Iterator[_Page]:
    """The pages of lists, those that have something to choose from."""
    yield _Page("new.html", "New", tuple(_group_by_month(catalog)))
    known = (catalog.authors, catalog.languages)
    yield from (_Page(f"{one.name}.html", one.title, one.listings) for one in known if one in catalog.directories)


def _group_by_month(catalog: Catalog) -> Iterator[Listing]:
    """The books by the month in which they were changed, the newest first."""
    months: dict[str, list[ShelvedBook]] = {}
    for one in catalog.new.books:
        months.setdefault(one.book.updated[:7], []).append(one)
    for month, books in months.items():
        named = format_day(f"{month}-01", "en").partition(" ")[2]
        yield Listing(f"month-{month}", named, tuple(books))


def _divide_shelf(catalog: Catalog) -> list[Listing]:
    """The sections of the shelf: each series, in order, then all books that are of none."""
    alone = tuple(one for one in catalog.whole.books if not one.book.series)
    title = "Other books" if catalog.series.listings else "All books"
    return [*catalog.series.listings, *([Listing("others", title, alone)] if alone else [])]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: drop_illegal(value) if type(value) is str else value,
    )
    environment.globals.update(
        accessibility=describe_accessibility, count_noun=count_noun, covers=COVERS, direction=direction_of,
        language=name_language, names=_join_authors,
    )  # fmt: skip
    environment.filters.update(day=lambda moment: format_day(moment, "en"), bytes=_show_size)
    return environment


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


def _join_authors(one: ShelvedBook) -> str:
    return join_names([person.name for person in one.book.authors], "en")


def _show_size(size: int) -> str:
    """A number of bytes as people say it: "820 kB", "1.4 MB"."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 950_000 else f"{max(1, round(size / 1000))} kB"
