"""octavo build: articles in, books out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from octavo.errors import ConfigError, ExitCode
from octavo.notes import Severity
from octavo.press import build
from octavo.press.progress import choose_progress
from octavo.press.results import Output, Result
from octavo.profiles import PrintHouse, Profile, ReadingSystem, profiles
from octavo.projects.book_file import BOOK_FILE_NAME, BookFile, find_book_file, load_book_file
from octavo.projects.order import Order, make_order

_PATH = click.Path(path_type=Path)
_MARKS: dict[Severity, str] = {"info": "·", "warning": "!", "error": "✗"}
_SHOWN = 20
"""How many notes are printed; all of them are in the notes file."""


def _names(*kinds: type[Profile]) -> str:
    return ", ".join(name for kind in kinds for name in profiles(kind))


@click.command("build", short_help="Make an EPUB and a PDF of articles.")
@click.argument("inputs", nargs=-1, metavar="INPUT…")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file to make (.epub or .pdf); repeatable.",
)
@click.option("--title", default="", help="The book's title.")
@click.option("--author", "authors", multiple=True, help="An author of the book; repeatable.")
@click.option("--lang", "language", default="", help="The book's language, such as en or pt-BR.")
@click.option("--css", multiple=True, type=_PATH, help="A stylesheet to add to ours; repeatable.")
@click.option("--theme", default="", help="How the book looks: book, report or large-print.")
@click.option(
    "--for", "made_for", default="", metavar="NAME", help=f"Whom the book is for: {_names(ReadingSystem, PrintHouse)}."
)
@click.option("--device", default="", metavar="NAME", help="The screen that the PDF fills, such as enote-10 or phone.")
@click.option("--paper", default="", metavar="NAME", help="The paper that the PDF is for, such as a4, letter or 6x9.")
@click.option("--links", type=click.Choice(["live", "notes", "qr"]), help="How the PDF shows links out of the book.")
@click.option("--individual", is_flag=True, help="Also make each article a PDF of its own.")
@click.option("--max-size", default="", metavar="SIZE", help="The most that the EPUB may weigh, such as 18MB.")
@click.option("--cover", type=_PATH, help="A picture for the cover, instead of a drawn one.")
@click.option("--keep", multiple=True, metavar="WORDS", help="Put back a passage that starts so; repeatable.")
@click.option("--drop", multiple=True, metavar="WORDS", help="Leave out a passage that starts so; repeatable.")
@click.option("--toc-depth", type=click.IntRange(1, 6), help="Levels in the contents; 1 is articles alone.")
@click.option("--strict", is_flag=True, help="Exit with 8 if anything was lost or changed with a warning.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(
    inputs: tuple[str, ...], outputs: tuple[Path, ...], strict: bool, quiet: bool, as_json: bool, **asked: Any
) -> int:
    """Make one book of the articles in INPUT…: files, folders, or - for standard input.

    HTML, Markdown, plain text, Word files and EPUBs are read, one article a file, in the order given; the files of a
    folder in natural order. A folder with a book.toml is the book that this file describes; with no INPUT, that of the
    folder where you are. With no -o, an EPUB and a PDF go to build/, named after the title.
    """
    result = build(_order(inputs, outputs, asked), choose_progress(quiet=quiet or as_json))
    if as_json:
        click.echo(json.dumps(result.summary(), ensure_ascii=False, indent=1))
    elif not quiet:
        _print(result)
    for error in result.errors:
        click.echo(f"octavo: {error}", err=True)
    return _code(result, strict)


def _order(inputs: tuple[str, ...], outputs: tuple[Path, ...], asked: dict[str, Any]) -> Order:
    """The order of a book file, if the inputs are one, with what the command line says instead of it."""
    file = find_book_file(inputs)
    if file is None and not inputs:
        raise ConfigError(
            "nothing to make a book of", hint=f"name files or folders, or run it where a {BOOK_FILE_NAME} is"
        )
    said = {key: _named(value, file) for key, value in asked.items() if value}
    project = replace(load_book_file(file) if file else BookFile(), **said)
    return make_order(project, inputs, outputs, file.parent if file else None)


def _named(value: Any, file: Path | None) -> Any:
    """A value of the command line as a book file has it: names of files as text, whole where they are not from here."""
    if isinstance(value, tuple):
        return tuple(_named(one, file) for one in value)
    return str(value.resolve() if file else value) if isinstance(value, Path) else value


def _print(result: Result) -> None:
    counted = [(result.articles, "article"), (result.words, "word"), (result.pictures, "picture")]
    click.echo(f"{result.title}: " + ", ".join(_count(*pair) for pair in counted))
    for output in result.outputs:
        pages = f", {_count(output.pages, 'page')}" if output.pages else ""
        click.echo(f"  {output.path}  {_kilobytes(output.size)}{pages}{_weights(output)}")
    if result.offprints:
        size = sum(output.size for output in result.offprints)
        folder = Path(result.offprints[0].path).parent
        click.echo(f"  {folder}/  {size / 1000:,.0f} kB, {_count(len(result.offprints), 'handout')}")
    grave = sorted(result.notes, key=lambda note: ("error", "warning", "info").index(note.severity))
    for note in grave[:_SHOWN]:
        where = f"{Path(note.where).name}: " if note.where else ""
        click.echo(f"  {_MARKS[note.severity]} {note.code}  {where}{note.detail}")
    if len(grave) > _SHOWN:
        click.echo(f"  … and {len(grave) - _SHOWN} more notes, in {_notes_file(result)}")


def _weights(output: Output) -> str:
    """What the bytes of a file are of, the heaviest first, on a line of its own."""
    weights = output.sizes
    found = {"text": weights.text, "fonts": weights.fonts, "cover": weights.cover}
    lines = sorted(((size, f"{name} {_kilobytes(size)}") for name, size in found.items() if size), reverse=True)
    if output.pictures:
        given = f" ({_kilobytes(output.before)} as given)" if output.before != output.after else ""
        lines.append((output.after, f"{_count(output.pictures, 'picture')} {_kilobytes(output.after)}{given}"))
    return f"\n    {', '.join(line for _, line in sorted(lines, reverse=True))}" if lines else ""


def _kilobytes(size: int) -> str:
    return f"{size / 1000:,.0f} kB"


def _notes_file(result: Result) -> Path:
    first = Path(result.outputs[0].path)
    return first.with_name(f"{first.stem}.notes.json")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _code(result: Result, strict: bool) -> ExitCode:
    """`DONE` only if everything in the source is in the books that were asked for."""
    if result.errors:
        return result.errors[0].exit_code
    if any(note.severity == "error" for note in result.notes):
        return ExitCode.INCOMPLETE
    warned = any(note.severity == "warning" for note in result.notes)
    return ExitCode.STRICT if strict and warned else ExitCode.DONE
