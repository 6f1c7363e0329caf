"""octavo read: what a build would read, as text, as XHTML or as JSON, or with the reasons for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click

from octavo.model import Article
from octavo.notes import Choice, Note, Notes
from octavo.press.pipeline import read_article
from octavo.press.run import Run, make_notes
from octavo.projects.order import Order

_NAME_WIDTH = 13
"""Columns for the names of metadata values."""


@click.command("read", short_help="Show what is read of an article, and why.")
@click.argument("name", metavar="INPUT")
@click.option("--text", "form", flag_value="text", default="text", help="Print the words (the default).")
@click.option("--html", "form", flag_value="html", help="Print the article as XHTML.")
@click.option("--json", "form", flag_value="json", help="Print the whole article as JSON.")
@click.option(
    "--explain", "form", flag_value="explain", help="Print where each value was found, what was left out, and why."
)
@click.option(
    "--keep", multiple=True, metavar="WORDS", help="Keep a passage that starts with these words; can be repeated."
)
@click.option(
    "--drop", multiple=True, metavar="WORDS", help="Leave out a passage that starts with these words; can be repeated."
)
def command(name: str, form: str, **asked: Any) -> None:
    """Show the article in INPUT (a file, or - for standard input) exactly as a build would read it."""
    order = Order(inputs=(name,), explain=form == "explain", **asked)
    run = Run(order=order, notes=make_notes(order))
    article = read_article(run)
    click.echo(_explain(article, run.notes) if form == "explain" else _FORMS[form](article))


def _format_text(article: Article) -> str:
    from octavo.walk import line, text, title

    facts = [", ".join(person.name for person in article.authors), article.date_published]
    head = (title(article), line(article.alternative_headline), " · ".join(filter(None, facts)))
    return "\n\n".join(filter(None, ("\n".join(filter(None, head)), text(article.body))))


def _format_html(article: Article) -> str:
    from octavo.builders.plain import write_document

    return write_document(article)


def _format_json(article: Article) -> str:
    import msgspec

    from octavo.model import to_json

    return msgspec.json.format(to_json(article), indent=1).decode()


_FORMS: dict[str, Callable[[Article], str]] = {"text": _format_text, "html": _format_html, "json": _format_json}
"""How an article is shown, by the name of the option."""


# --- the reasons -----------------------------------------------------------------------------------


def _explain(article: Article, notes: Notes) -> str:
    """Where the values of an article come from, what was left out of it, and what else was noted."""
    chosen = {choice.name: choice for choice in notes.choices}
    choices = (*chosen.values(), *_declared_values(article, set(chosen)))
    dropped = [note for note in notes if note.code == "text-dropped"]
    others = [note for note in notes if note.code != "text-dropped"]
    parts = [
        "\n".join(line for choice in choices for line in _format_choice(choice)),
        "\n".join(("Left out:", *(f"  {note.detail}" for note in dropped))) if dropped else "Nothing was left out.",
        "\n".join(("Noted:", *map(_format_note, others))) if others else "",
    ]
    return "\n\n".join(filter(None, parts))


def _format_choice(choice: Choice) -> Iterator[str]:
    yield f"{choice.name:{_NAME_WIDTH}}{choice.value}  ← {choice.source}"
    places: dict[str, list[str]] = {}
    for value, place in dict.fromkeys(choice.others):
        places.setdefault("the same" if value == choice.value else f"not {value}", []).append(place)
    for other, sources in places.items():
        yield f"{'':{_NAME_WIDTH}}{other}  ← {', '.join(sources)}"


def _declared_values(article: Article, chosen: set[str]) -> Iterator[Choice]:
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


def _format_note(note: Note) -> str:
    return f"  {note.severity}  {note.code}: {note.detail}"
