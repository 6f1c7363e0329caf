"""octavo new: an empty project, with a book file that explains itself."""

from __future__ import annotations

from pathlib import Path

import click

from octavo.errors import ConfigError
from octavo.files import show_name
from octavo.passes.names import slug
from octavo.printing import print_line
from octavo.projects.scaffold import make_project


@click.command("new", short_help="Make an empty project.")
@click.argument("title")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def command(title: str, folder: Path | None) -> None:
    """Make a project for a book of this TITLE in FOLDER, which is named after the title if it is not given.

    It holds a book.toml that explains itself, an article to replace, a stylesheet, and a place for what is built.
    """
    title = " ".join(show_name(title).split())
    if not title:
        raise ConfigError("a book needs a title", where="TITLE", hint='write it as octavo new "On Proofs"')
    folder = folder or Path(slug(title) or "book")
    make_project(folder, title)
    shown = show_name(folder)
    print_line(f"{shown}/ is ready: cd {shown}; octavo build")
