"""octavo build: articles in, books out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from octavo.acquisition.building import collect_inputs
from octavo.acquisition.options import WISHES, find_options, make_wish, network_options
from octavo.errors import ExitCode
from octavo.files import show_name
from octavo.notes import Severity
from octavo.press import build
from octavo.press.formats import FORMATS, format_of
from octavo.press.progress import choose_progress
from octavo.press.results import Output, Result, notes_path
from octavo.press.workers import usable_cores
from octavo.printing import count_noun, print_error, print_line, print_ready
from octavo.profiles import PrintHouse, ReadingSystem, profiles
from octavo.projects.book_file import BOOK_FILE_NAME, DEEPEST_TOC, open_book
from octavo.projects.boundary import check_book_file
from octavo.projects.order import BUILD_FOLDER, Order, make_order
from octavo.projects.outputs import read_output
from octavo.terminal import escape_json
from octavo.theme import themes

_PATH = click.Path(path_type=Path)
_ENDINGS = ", ".join(row.ending for row in FORMATS if row.check and not row.is_folder)
_DEFAULT = " and ".join(row.name for row in FORMATS if row.default)
_OFFPRINTS = " and ".join(row.name for row in FORMATS if row.offprints)
_DIVISIBLE = " and ".join(row.name for row in FORMATS if row.divisible)
_HELP = f"""Make one book of the articles in INPUT…: files, folders, or - for standard input.

HTML, Markdown, plain text, Word and EPUB files are read, one article a file, in the order given. The files of a
folder are sorted by name, with 2 before 10; EPUBs in it are skipped. If there is a {BOOK_FILE_NAME} in a folder, the
book is made as that file says; with no INPUT, the {BOOK_FILE_NAME} of the current folder is used. With no -o, the
book goes to {BUILD_FOLDER}/ as {_DEFAULT}, named after its title.
"""


@click.command("build", short_help=f"Make a book of articles, as {_DEFAULT}.", help=_HELP)
@click.argument("inputs", nargs=-1, metavar="[INPUT…]")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="NAME",
    help=f"A file to make, {_ENDINGS}, or a folder of pages for the web, whose name ends in /; can be repeated.",
)
@click.option("--title", default="", help="The book's title.")
@click.option("--author", "authors", multiple=True, help="An author of the book; can be repeated.")
@click.option("--lang", "language", default="", help="The book's language, such as en or pt-BR.")
@click.option("--css", multiple=True, type=_PATH, help="A stylesheet of yours, applied after ours; can be repeated.")
@click.option("--theme", default="", help=f"How the book looks: {', '.join(themes())}, or a theme folder of yours.")
@click.option(
    "--for",
    "made_for",
    default="",
    metavar="NAME",
    help=f"The e-readers ({', '.join(profiles(ReadingSystem))}) or the print house ({', '.join(profiles(PrintHouse))}) "
    "that the book is for.",
)
@click.option("--device", default="", metavar="NAME", help="The screen that the PDF fills, such as enote-10 or phone.")
@click.option("--paper", default="", metavar="NAME", help="The paper that the PDF is for, such as a4, letter or 6x9.")
@click.option(
    "--links",
    type=click.Choice(["live", "notes", "qr"]),
    help="How the PDF shows links to the web: live, as numbered notes, or as notes with QR codes.",
)
@click.option("--individual", is_flag=True, help=f"Also make a separate {_OFFPRINTS} of each article.")
@click.option("--report", is_flag=True, help="Also write a page for a browser that says all that came of the book.")
@click.option(
    "--share",
    is_flag=True,
    help="Also make a folder to pass the book on with: a page, words for a message, pictures, and a ZIP of all files.",
)
@click.option(
    "--max-size",
    default="",
    metavar="SIZE",
    help=f"The largest size of the {_DIVISIBLE}, such as 18MB: pictures are compressed first, then the book is split "
    "into volumes.",
)
@click.option("--cover", type=_PATH, help="A picture for the cover, instead of the one that Octavo draws.")
@click.option(
    "--keep", multiple=True, metavar="WORDS", help="Keep a passage that starts with these words; can be repeated."
)
@click.option(
    "--drop", multiple=True, metavar="WORDS", help="Leave out a passage that starts with these words; can be repeated."
)
@click.option(
    "--toc-depth",
    type=click.IntRange(1, DEEPEST_TOC),
    help="How many levels of headings the table of contents shows; 1 shows articles only.",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="KEY=VALUE",
    help=f"A key of {BOOK_FILE_NAME} with a value in place of the one there, such as subtitle=Essays; can be repeated.",
)
@click.option(
    "--allow",
    "allowed",
    multiple=True,
    type=_PATH,
    metavar="FOLDER",
    help="A folder outside the book's own whose files the book may use; can be repeated.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes work at once; as many as there are cores if it is not given.",
)
@click.option(
    "--strict", is_flag=True, help=f"Exit with code {ExitCode.STRICT.value} if there is a warning among the notes."
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@find_options
@network_options
def command(inputs: tuple[str, ...], strict: bool, quiet: bool, as_json: bool, **asked: Any) -> int:
    """Runs a build and prints what came of it; what is `asked` are options that say what to make."""
    wish = make_wish(inputs, {name: asked.pop(name) for name in WISHES})
    collected = collect_inputs(wish, quiet=quiet or as_json)
    inputs = collected.inputs
    result = build(make_build_order(inputs, asked), choose_progress(quiet=quiet or as_json))
    if as_json:
        print_ready(escape_json(json.dumps(result.summary(), ensure_ascii=False, indent=1)))
    elif not quiet:
        _print_result(result)
    print_errors(result, noted=not quiet and not as_json)
    return find_exit_code(result, strict) or collected.exit_code


def make_build_order(inputs: tuple[str, ...], asked: dict[str, Any]) -> Order:
    """The order of a book file, if the inputs are one, with what the command line says instead of it.

    Raises `OctavoError` as those who read it do, and where the file names what is neither in its folder nor allowed.
    """
    file, book = open_book(inputs, asked.pop("settings"))
    outputs = tuple(map(read_output, asked.pop("outputs")))
    allowed, jobs = asked.pop("allowed"), asked.pop("jobs") or usable_cores()
    values = {key: _plain_value(value, file) for key, value in asked.items() if value}
    if file:
        unasked = {key: type(value)() for key, value in {**values, "outputs": outputs}.items() if value}
        check_book_file(replace(book, **unasked), file.parent, allowed)
    order = make_order(replace(book, **values), inputs, outputs, file.parent if file else None)
    return replace(order, allowed=allowed, jobs=jobs)


def _plain_value(value: Any, file: Path | None) -> Any:
    """A value of the command line as a book file has it: paths as text, absolute where `file` is not of this folder."""
    if isinstance(value, tuple):
        return tuple(_plain_value(one, file) for one in value)
    if isinstance(value, str):
        return show_name(value)
    return str(value.resolve() if file else value) if isinstance(value, Path) else value


def print_errors(result: Result, *, noted: bool) -> None:
    """Prints what could not be made, and which articles could not be read, unless the terminal has noted that."""
    lost = [f"{note.where}: {note.detail}" for note in result.notes if note.code == "article-lost"]
    for error in [*([] if noted else lost), *result.errors]:
        print_error(f"octavo: {error}")


def find_exit_code(result: Result, strict: bool) -> ExitCode:
    """`DONE` only if everything in the source is in the books that were asked for."""
    if result.errors:
        return result.errors[0].exit_code
    if any(note.code == "article-lost" for note in result.notes):
        return ExitCode.LOST
    severities = {note.severity for note in result.notes}
    if "error" in severities:
        return ExitCode.INCOMPLETE
    return ExitCode.STRICT if strict and "warning" in severities else ExitCode.DONE


# --- what is printed -------------------------------------------------------------------------------

_SIGNS: dict[Severity, str] = {"error": "✗", "warning": "!", "info": "·"}
"""How grave notes are, the gravest first."""
_MOST_NOTES = 20
"""How many notes are printed; all of them are in the notes file."""


def _print_result(result: Result) -> None:
    counts = [(result.articles, "article"), (result.words, "word"), (result.pictures, "picture")]
    print_line(f"{result.title}: " + ", ".join(count_noun(*pair) for pair in counts))
    for output in result.outputs:
        pages = f", {count_noun(output.pages, 'page')}" if output.pages else ""
        print_line(f"  {output.path}  {_kilobytes(output.size)}{pages}")
        if sizes := _describe_sizes(output):
            print_line(f"    {sizes}")
    if result.offprints:
        _print_offprints(result.offprints)
    if result.report:
        print_line(f"  {result.report}")
    if result.share:
        print_line(f"  {result.share}/  to pass on: a page, words for a message, pictures, a ZIP of all files")
    _print_notes(result)


def _print_offprints(offprints: tuple[Output, ...]) -> None:
    first = Path(offprints[0].path)
    size = _kilobytes(sum(output.size for output in offprints))
    print_line(f"  {first.parent}/  {size}, {count_noun(len(offprints), f'single-article {format_of(first).name}')}")


def _print_notes(result: Result) -> None:
    """The gravest notes, and where the others are."""
    notes = sorted(result.notes, key=lambda note: list(_SIGNS).index(note.severity))
    for note in notes[:_MOST_NOTES]:
        where = f"{Path(note.where).name}: " if note.where else ""
        print_line(f"  {_SIGNS[note.severity]} {note.code}  {where}{note.detail}")
    if len(notes) > _MOST_NOTES:
        file = notes_path(Path(result.outputs[0].path))
        print_line(f"  … and {len(notes) - _MOST_NOTES} more notes, in {file}")


def _describe_sizes(output: Output) -> str:
    """What the bytes of a file are of, the most first."""
    sizes = output.sizes
    parts = [
        (size, f"{name} {_kilobytes(size)}")
        for name, size in (("text", sizes.text), ("fonts", sizes.fonts), ("cover", sizes.cover))
        if size
    ]
    if output.pictures:
        given = f" ({_kilobytes(output.before)} as given)" if output.before != output.after else ""
        parts.append((output.after, f"{count_noun(output.pictures, 'picture')} {_kilobytes(output.after)}{given}"))
    return ", ".join(part for _, part in sorted(parts, reverse=True))


def _kilobytes(size: int) -> str:
    return f"{size / 1000:,.0f} kB"
