"""octavo update: asks the web again for all that a project was made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from octavo.acquisition.options import choose_folder, make_wish, network_options, output_options
from octavo.errors import ConfigError
from octavo.projects.book_file import BOOK_FILE_NAME

_HELP = f"""Ask again for the pages of a project, and for those that its sources list now.

The project is the one in FOLDER, or in the current folder. New parts are added, and what changed in old ones is shown.
A page that you have corrected stays as it is; the one that was fetched lies beside it. The next build says what is new.
The sources stand in {BOOK_FILE_NAME}.
"""


@click.command("update", short_help="Ask the web again for a project's pages.", help=_HELP)
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
@network_options
@output_options
def command(folder: Path | None, quiet: bool, as_json: bool, **asked: Any) -> int:
    """Updates a project and prints what came of it."""
    from octavo.acquisition.printing import exit_code, print_report
    from octavo.acquisition.update import update
    from octavo.acquisition.watches import choose_watch

    home = choose_folder(folder)
    if home is None or not (home / BOOK_FILE_NAME).is_file():
        raise ConfigError(f"there is no {BOOK_FILE_NAME} here", hint="name the folder of the project")
    watch = choose_watch(quiet=quiet, as_json=as_json)
    try:
        report = update(home, make_wish((), asked), watch)
    finally:
        watch.close()
    print_report(report, quiet=quiet, as_json=as_json)
    return exit_code(report)
