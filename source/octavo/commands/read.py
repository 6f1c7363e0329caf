"""octavo read: what a build would read, as text, as XHTML or as JSON, or with the reasons for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from octavo.model import Article
from octavo.notes import Notes
from octavo.press.reading import read_article
from octavo.press.run import Run, make_notes
from octavo.printing import print_line, print_ready
from octavo.projects.order import Order
from octavo.terminal import escape_json, escape_markup, escape_text

_REPORT = "--explain="
"""What comes before the name of a file that the explanation goes to."""


class _Command(click.Command):
    """Takes `--explain` with and without a file; the file stands behind a "=", so that no INPUT is taken for it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        files = [argument.removeprefix(_REPORT) for argument in args if argument.startswith(_REPORT)]
        ctx.obj = Path(files[-1]) if files else None
        plain = ["--explain" if argument.startswith(_REPORT) else argument for argument in args]
        return super().parse_args(ctx, plain)


@click.command("read", cls=_Command, short_help="Show what is read of an article, and why.")
@click.argument("name", metavar="INPUT")
@click.option("--text", "form", flag_value="text", default="text", help="Print the words (the default).")
@click.option("--html", "form", flag_value="html", help="Print the article as XHTML.")
@click.option("--json", "form", flag_value="json", help="Print the whole article as JSON.")
@click.option(
    "--explain",
    "form",
    flag_value="explain",
    help="Print where each value was found, and the source with what was left out, and why; --explain=FILE.html "
    "writes that to a file.",
)
@click.option(
    "--keep", multiple=True, metavar="WORDS", help="Keep a passage that starts with these words; can be repeated."
)
@click.option(
    "--drop", multiple=True, metavar="WORDS", help="Leave out a passage that starts with these words; can be repeated."
)
@click.pass_obj
def command(report: Path | None, /, name: str, form: str, **asked: Any) -> None:
    """Show the article in INPUT (a file, or - for standard input) exactly as a build would read it."""
    order = Order(inputs=(name,), explain=form == "explain", **asked)
    run = Run(order=order, notes=make_notes(order))
    article = read_article(run)
    if report is not None:
        _write_report(article, run.notes, report)
    else:
        print_ready(_explain(article, run.notes) if form == "explain" else _FORMS[form](article))


def _explain(article: Article, notes: Notes) -> str:
    from octavo.press.explanation import explain
    from octavo.press.explanation.terminal import format_explanation

    return format_explanation(explain(article, notes))


def _write_report(article: Article, notes: Notes, path: Path) -> None:
    from octavo.press.explanation import explain
    from octavo.press.explanation.document import write_explanation

    write_explanation(explain(article, notes), path)
    print_line(str(path))


def _format_text(article: Article) -> str:
    from octavo.walk import line, text, title

    facts = [", ".join(person.name for person in article.authors), article.date_published]
    head = (title(article), line(article.alternative_headline), " · ".join(filter(None, facts)))
    return escape_text("\n\n".join(filter(None, ("\n".join(filter(None, head)), text(article.body)))))


def _format_html(article: Article) -> str:
    from octavo.builders.plain import write_document

    return escape_markup(write_document(article))


def _format_json(article: Article) -> str:
    import msgspec

    from octavo.model import to_json

    return escape_json(msgspec.json.format(to_json(article), indent=1).decode())


_FORMS: dict[str, Callable[[Article], str]] = {"text": _format_text, "html": _format_html, "json": _format_json}
"""How an article is shown, by the name of the option."""
