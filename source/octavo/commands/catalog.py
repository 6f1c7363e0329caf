"""octavo catalog: the books of folders as a shelf for reading systems and browsers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins

from octavo.errors import ExitCode
from octavo.press.progress import choose_progress
from octavo.press.workers import usable_cores
from octavo.printing import count_noun, print_error, print_line, print_ready
from octavo.terminal import escape_json

if TYPE_CHECKING:
    from octavo.catalog.shelf import ShelfResult

_PATH = click.Path(path_type=Path)

_HELP = """Make a shelf of the EPUBs in FOLDER…, and of the PDFs that lie beside them under the same names.

The shelf is a folder of plain files for any web space: a catalogue for reading apps (OPDS 1.2 in opds.xml, OPDS 2.0 in
opds.json), and pages for browsers, which open from a disk, too (index.html). The same command again brings it up to
date: only books that are new or have changed are read.

Books that lie in the folder of the shelf stay where they are, all others are copied there. With --link they are not,
and the shelf leads to where they lie.
"""


@click.command("catalog", short_help="Make a shelf of books for reading apps and browsers.", help=_HELP)
@click.argument("folders", nargs=-1, required=True, type=_PATH, metavar="FOLDER…")
@click.option(
    "-o", "--output", "shelf", type=_PATH, default="shelf", show_default=True, help="The folder of the shelf."
)
@click.option("--title", default="Books", show_default=True, help="What the shelf is called.")
@click.option("--link/--copy", "link", help="Lead to where books lie, or copy them to the shelf. Without both: copy.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(folders: tuple[Path, ...], quiet: bool, as_json: bool, **asked: Any) -> int:
    """Makes the shelf and prints what came of it; what is `asked` says where and how."""
    from octavo.catalog.shelf import ShelfOrder, make_shelf

    order = ShelfOrder(folders=folders, **asked, jobs=usable_cores())
    result = make_shelf(order, choose_progress(quiet=quiet or as_json))
    if as_json:
        print_ready(escape_json(json.dumps(to_builtins(result), ensure_ascii=False, indent=1)))
    elif not quiet:
        _print_result(result)
    for note in result.notes:
        print_error(f"octavo: {note.where}: {note.detail}")
    return ExitCode.LOST if result.notes else ExitCode.DONE


def _print_result(result: ShelfResult) -> None:
    print_line(f"{count_noun(result.books, 'book')}; {count_noun(result.read, 'file')} read, the others known")
    print_line(f"  {result.shelf}/index.html  for browsers")
    print_line(f"  {result.shelf}/opds.xml, {result.shelf}/opds.json  for reading apps")
    if result.linked:
        print_line(
            f"  {count_noun(result.linked, 'file')} linked where they lie, outside the folder: move them together"
        )
