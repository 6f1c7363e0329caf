"""octavo read: what a build would read, shown as XHTML, as JSON or as text, or with the reasons for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click

from octavo.errors import ConfigError
from octavo.model import Article
from octavo.notes import Choice, Note
from octavo.press import Press
from octavo.projects.order import Order

_WIDTH = 13
"""Columns for the names of metadata values."""


@click.command("read", short_help="Show what is read of an article, and why.")
@click.argument("name", metavar="INPUT")
@click.option("--text", "form", flag_value="text", default="text", help="Print the words (the default).")
@click.option("--html", "form", flag_value="html", help="Print the article as XHTML.")
@click.option("--json", "form", flag_value="json", help="Print the article as JSON, whole.")
@click.option("--explain", "form", flag_value="explain", help="Print where each value was found, and what was dropped.")
@click.option("--keep", multiple=True, metavar="WORDS", help="Put back a passage that starts so; repeatable.")
@click.option("--drop", multiple=True, metavar="WORDS", help="Leave out a passage that starts so; repeatable.")
def command(name: str, form: str, **wishes: Any) -> None:
    """Show the article in INPUT (a file, or - for standard input) exactly as a build would read it."""
    press = Press(Order(inputs=(name,), explain=form == "explain", **wishes))
    article, *more = press.read()
    if more:
        raise ConfigError(f"{1 + len(more)} articles are in it", where=name, hint="name one file")
    click.echo(_FORMS[form](press, article))


def _text(press: Press, article: Article) -> str:
    del press
    from octavo.walk import line, text, title

    facts = [", ".join(person.name for person in article.authors), article.date_published]
    head = (title(article), line(article.alternative_headline), " · ".join(filter(None, facts)))
    return "\n\n".join(filter(None, ("\n".join(filter(None, head)), text(article.body))))


def _html(press: Press, article: Article) -> str:
    del press
    from octavo.builders.plain import document

    return document(article)


def _json(press: Press, article: Article) -> str:
    del press
    import msgspec

    from octavo.model import to_json

    return msgspec.json.format(to_json(article), indent=1).decode()


def _explained(press: Press, article: Article) -> str:
    chosen = {choice.name: choice for choice in press.notes.choices}
    values = [line for choice in (*chosen.values(), *_stated(article, set(chosen))) for line in _choice(choice)]
    left = [note for note in press.notes if note.code == "text-dropped"]
    other = [note for note in press.notes if note.code != "text-dropped"]
    parts = [
        "\n".join(values),
        *(["\n".join(("Left out:", *(f"  {note.detail}" for note in left)))] if left else ["Nothing was left out."]),
        *(["\n".join(("Noted:", *map(_note, other)))] if other else []),
    ]
    return "\n\n".join(parts)


def _choice(choice: Choice) -> Iterator[str]:
    yield f"{choice.name:{_WIDTH}}{choice.value}  ← {choice.source}"
    places: dict[str, list[str]] = {}
    for value, place in dict.fromkeys(choice.others):
        places.setdefault("the same" if value == choice.value else f"not {value}", []).append(place)
    for said, where in places.items():
        yield f"{'':{_WIDTH}}{said}  ← {', '.join(where)}"


def _stated(article: Article, chosen: set[str]) -> Iterator[Choice]:
    """The values whose reader has but one place for them."""
    from octavo.walk import line, title

    values = {
        "headline": title(article),
        "subtitle": line(article.alternative_headline),
        "authors": ", ".join(person.name for person in article.authors),
        "published": article.date_published,
        "modified": article.date_modified,
        "publisher": article.publisher,
        "licence": article.license,
        "language": article.in_language,
        "address": article.origin.url,
    }
    found = {name: value for name, value in values.items() if value and name not in chosen}
    return (Choice(article.origin.path, name, value, "the file", ()) for name, value in found.items())


def _note(note: Note) -> str:
    return f"  {note.severity}  {note.code}: {note.detail}"


_FORMS: dict[str, Callable[[Press, Article], str]] = {
    "text": _text,
    "html": _html,
    "json": _json,
    "explain": _explained,
}
