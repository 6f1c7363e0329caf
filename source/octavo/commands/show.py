"""octavo show: a book as it stands, without building it, and what a book file can say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from octavo.press.overview import ArticleOverview, Overview, Value, survey_book
from octavo.press.progress import choose_progress
from octavo.press.run import open_reading
from octavo.press.workers import usable_cores
from octavo.printing import count_noun, print_line, print_ready
from octavo.projects.book_file import BOOK_FILE_NAME
from octavo.projects.boundary import check_book_file
from octavo.projects.order import Order, make_order
from octavo.projects.origins import StatedBook, open_stated_book
from octavo.terminal import escape_json


@click.command("show", short_help="Show a book as it stands, and where each value comes from.")
@click.argument("inputs", nargs=-1, metavar="[INPUT…]")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="KEY=VALUE",
    help=f"A key of {BOOK_FILE_NAME} with a value in place of the one there; can be repeated.",
)
@click.option(
    "--allow",
    "allowed",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A folder outside the book's own whose files the book may use; can be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.option("--schema", is_flag=True, help=f"Print the JSON Schema of {BOOK_FILE_NAME}, and no book.")
def command(
    inputs: tuple[str, ...], settings: tuple[str, ...], allowed: tuple[Path, ...], as_json: bool, schema: bool
) -> None:
    """Show the book of INPUT… as it would be made: each value with its origin, and the articles in their order."""
    if schema:
        _print_schema()
        return
    stated = open_stated_book(inputs, settings)
    with open_reading(_make_order(stated, inputs, allowed), choose_progress(quiet=as_json)) as run:
        overview = survey_book(stated, run)
    if as_json:
        print_ready(escape_json(msgspec.json.format(msgspec.json.encode(overview), indent=1).decode()))
    else:
        _print_overview(overview)


def _make_order(stated: StatedBook, inputs: tuple[str, ...], allowed: tuple[Path, ...]) -> Order:
    folder = stated.file.parent if stated.file else None
    if folder:
        check_book_file(stated.book, folder, allowed)
    order = make_order(stated.book, inputs, (), folder)
    return replace(order, allowed=allowed, jobs=usable_cores(), explain=True)


def _print_schema() -> None:
    from octavo.projects.schema import write_schema

    print_ready(write_schema().rstrip())


def _print_overview(overview: Overview) -> None:
    print_line(overview.file or "no book file")
    _print_values(overview.values, "  ")
    for number, article in enumerate(overview.articles, 1):
        print_line(f"{number:>3}  {_describe(article)}")
        _print_values(article.values, " " * 5)


def _describe(article: ArticleOverview) -> str:
    """An article in a line: where it stands, and how much is in it, or why it cannot be read."""
    place = f"  [{article.place}]" if article.place else ""
    if article.lost:
        return f"{article.file}{place}: {article.lost}"
    pictures = f", {count_noun(article.pictures, 'picture')}" if article.pictures else ""
    return f"{article.file}{place}  {count_noun(article.words, 'word')}{pictures}"


def _print_values(values: Sequence[Value], indent: str) -> None:
    """The values, one a line: its name, where it comes from, what it is."""
    widest = max((len(value.origin) for value in values), default=0)
    for value in values:
        print_line(f"{indent}{value.name:<12} {value.origin:<{widest}}  {_format(value.value)}")


def _format(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
