"""octavo build: articles in, books out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from octavo.binding import Wishes
from octavo.builders import BUILDERS, Options
from octavo.errors import CheckError, ConfigError
from octavo.notes import Severity
from octavo.press import Order, Result, build
from octavo.profiles import Paper, PrintHouse, Profile, ReadingSystem, profile, profiles, suggestion
from octavo.progress import shown

_PATH = click.Path(path_type=Path)
_MARKS: dict[Severity, str] = {"info": "·", "warning": "!", "error": "✗"}
_SHOWN = 20
"""How many notes are printed; all of them are in the notes file."""


def _names(*kinds: type[Profile]) -> str:
    return ", ".join(name for kind in kinds for name in profiles(kind))


@click.command("build", short_help="Make an EPUB and a PDF of articles.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option(
    "-o", "--output", "outputs", multiple=True, type=_PATH, help="A file to make (.epub or .pdf); repeatable."
)
@click.option("--title", default="", help="The book's title.")
@click.option("--author", "authors", multiple=True, help="An author of the book; repeatable.")
@click.option("--lang", default="", help="The book's language, such as en or pt-BR.")
@click.option("--css", "sheets", multiple=True, type=_PATH, help="A stylesheet to add to ours; repeatable.")
@click.option("--theme", default="book", help="How the book looks: book, report or large-print.")
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
@click.option("--toc-depth", default=2, type=click.IntRange(1, 6), help="Levels in the contents; 1 is articles alone.")
@click.option("--strict", is_flag=True, help="Exit with 8 if anything was lost or changed with a warning.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(inputs: tuple[str, ...], strict: bool, quiet: bool, as_json: bool, **asked: Any) -> int:
    """Make one book of the articles in INPUT…: files, folders, or - for standard input.

    HTML, Markdown, plain text, Word files and EPUBs are read, one article a file, in the order given; the files of a
    folder in natural order. With no -o, an EPUB and a PDF go to build/, named after the title.
    """
    result = build(_order(inputs, asked), shown(quiet=quiet or as_json))
    if as_json:
        click.echo(json.dumps(result.summary(), ensure_ascii=False, indent=1))
    elif not quiet:
        _print(result)
    for error in result.errors:
        click.echo(f"octavo: {error}", err=True)
    return _code(result, strict)


def _order(inputs: tuple[str, ...], asked: dict[str, Any]) -> Order:
    return Order(
        inputs=inputs,
        outputs=_formats(asked["outputs"]),
        wishes=Wishes(title=asked["title"], authors=asked["authors"], language=_language(asked["lang"])),
        sheets=asked["sheets"],
        cover=asked["cover"],
        keep=asked["keep"],
        drop=asked["drop"],
        theme=asked["theme"],
        individual=asked["individual"],
        max_size=_bytes(asked["max_size"]),
        options=_options(asked),
    )


def _options(asked: dict[str, Any]) -> Options:
    """What the builders are told: the profiles that `--for`, `--device`, `--paper` and `--links` name."""
    wanted = asked["made_for"]
    printer = profile(PrintHouse, wanted) if wanted in profiles(PrintHouse) else None
    reader = profile(ReadingSystem, "generic" if printer or not wanted else wanted)
    if asked["device"] and asked["paper"]:
        raise ConfigError("a page is of a device or of paper", where="--paper", hint="leave one of the two out")
    page = asked["device"] or asked["paper"] or (printer.papers[0] if printer else "enote-10")
    paper = profile(Paper, page)
    if printer and page not in printer.papers:
        raise ConfigError(
            f"{printer.label} does not cut {page}", where="--paper", hint=suggestion(page, printer.papers)
        )
    if asked["links"]:
        paper = replace(paper, links=asked["links"])
    return Options(toc_depth=asked["toc_depth"], reader=reader, paper=paper, printer=printer)


def _bytes(size: str) -> int:
    """A size such as 18MB or 500 kB in bytes; 0 for none. Raises `ConfigError` for what is no size."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmg]?)i?b?", size.strip(), re.IGNORECASE)
    if size and not found:
        raise ConfigError(f"“{size}” is no size", where="--max-size", hint="give it as 18MB or 500kB")
    return round(float(found[1]) * 1000 ** " kmg".index(found[2].lower() or " ")) if found else 0


def _formats(outputs: tuple[Path, ...]) -> tuple[Path, ...]:
    for path in outputs:
        if path.suffix.lower() not in BUILDERS:
            raise ConfigError(
                f"no book can be made that ends in “{path.suffix}”", where=str(path), hint="end it in .epub or .pdf"
            )
    return outputs


def _language(tag: str) -> str:
    """`tag` if it has the form of a BCP 47 tag. Raises `ConfigError` if not."""
    parts = tag.split("-")
    if tag and not (2 <= len(parts[0]) <= 3 and all(part.isalnum() and len(part) <= 8 for part in parts)):
        raise ConfigError(f"“{tag}” is no language", where="--lang", hint="give a tag such as en, de or pt-BR")
    return tag


def _print(result: Result) -> None:
    counted = [(result.articles, "article"), (result.words, "word"), (result.pictures, "picture")]
    click.echo(f"{result.title}: " + ", ".join(_count(*pair) for pair in counted))
    for output in result.outputs:
        pages = f", {_count(output.pages, 'page')}" if output.pages else ""
        click.echo(f"  {output.path}  {output.size / 1000:,.0f} kB{pages}")
    grave = sorted(result.notes, key=lambda note: ("error", "warning", "info").index(note.severity))
    for note in grave[:_SHOWN]:
        where = f"{Path(note.where).name}: " if note.where else ""
        click.echo(f"  {_MARKS[note.severity]} {note.code}  {where}{note.detail}")
    if len(grave) > _SHOWN:
        click.echo(f"  … and {len(grave) - _SHOWN} more notes, in {_notes_file(result)}")


def _notes_file(result: Result) -> Path:
    first = Path(result.outputs[0].path)
    return first.with_name(f"{first.stem}.notes.json")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _code(result: Result, strict: bool) -> int:
    """0 only if everything in the source is in the books that were asked for."""
    if result.errors:
        return result.errors[0].exit_code
    if any(note.severity == "error" for note in result.notes):
        return CheckError.exit_code
    return 8 if strict and any(note.severity == "warning" for note in result.notes) else 0
