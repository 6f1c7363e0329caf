"""octavo preview: the book in a browser, made again at each change."""

from __future__ import annotations

from pathlib import Path

import click

from octavo.errors import ConfigError
from octavo.projects.book_file import BOOK_FILE_NAME, find_book_file

_PATH = click.Path(path_type=Path)
_HELP = f"""Show the book of PROJECT (a folder with a {BOOK_FILE_NAME}, or the current one) in a browser.

Its pages stand beside e-readers in their real sizes, at the same place. Whatever you save in the project is made and
shown again. What was left out can be kept there, and pictures described: that is written to {BOOK_FILE_NAME}. Only this
machine can see it, by an address that is printed. Ctrl-C ends it.
"""


@click.command("preview", short_help="Show a book in the browser while you write.", help=_HELP)
@click.argument("project", required=False, type=_PATH, metavar="[PROJECT]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to use, instead of one that is free.")
@click.option("--no-open", is_flag=True, help="Open no browser; the address is printed.")
@click.option(
    "--allow",
    "allowed",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="A folder outside the project whose files the book may use; can be repeated.",
)
@click.option("--catalog", type=_PATH, metavar="FOLDER", help="Serve a catalog, as octavo catalog makes it, instead.")
@click.option("--lan", is_flag=True, help="With --catalog: serve it to everybody in your network.")
@click.option("--quiet", is_flag=True, help="Print nothing but the address and errors.")
def command(  # noqa: PLR0913  (an option each)
    project: Path | None,
    port: int,
    no_open: bool,
    allowed: tuple[Path, ...],
    catalog: Path | None,
    lan: bool,
    quiet: bool,
) -> None:
    """Serves until it is stopped."""
    _check_wish(project, catalog, lan)
    from octavo.catalog.record import served_folder
    from octavo.preview.serving import Door, serve_catalog, serve_project  # other commands need none of it

    door = Door(port, not no_open, quiet)
    if catalog:
        serve_catalog(served_folder(catalog), door, lan=lan)
    else:
        serve_project(_find_project(project), allowed, door)


def _check_wish(project: Path | None, catalog: Path | None, lan: bool) -> None:
    if lan and not catalog:
        raise ConfigError("a project is shown to this machine alone", where="--lan", hint="use it with --catalog")
    if catalog and project:
        raise ConfigError("a project and a catalog are not shown at once", where="--catalog", hint="name one of them")
    if catalog and not catalog.is_dir():
        raise ConfigError("this is no folder", where=str(catalog), hint="octavo catalog makes one")


def _find_project(project: Path | None) -> Path:
    """The book file of the project. Raises `ConfigError` where there is none."""
    file = find_book_file([str(project)] if project else [])
    if file is None:
        hint = f'octavo new "Title" makes a project; or name a folder with a {BOOK_FILE_NAME}'
        raise ConfigError(f"there is no {BOOK_FILE_NAME}", where=str(project or "."), hint=hint)
    return file
