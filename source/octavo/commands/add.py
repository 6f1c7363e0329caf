"""octavo add: from addresses and files to the pages of a project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from octavo.acquisition.options import choose_folder, find_options, make_wish, network_options, output_options
from octavo.projects.book_file import BOOK_FILE_NAME

_HELP = f"""Save the pages at ADDRESS… in a project, with their pictures, and put them in the order to read them in.

An ADDRESS is that of a page, a feed (RSS, Atom, JSON Feed), an outline of feeds (OPML), a sitemap, or a page that lists
others: of a series, a tag, an author, or the contents of a book. It can be a file, too: a list of addresses, an archive
of the web (MHTML, WARC), an article or a folder of them; - is a list on standard input. The project is the one in
FOLDER, or in the current folder, if there is a {BOOK_FILE_NAME}; else a new one is made, named after what is found.
What is there already is not fetched again, so a run that was stopped goes on where it was.
"""


@click.command("add", short_help="Save pages of the web in a project.", help=_HELP)
@click.argument("names", nargs=-1, metavar="ADDRESS…", required=True)
@click.option("--to", "folder", type=click.Path(path_type=Path), metavar="FOLDER", help="The folder of the project.")
@find_options
@network_options
@output_options
def command(names: tuple[str, ...], folder: Path | None, quiet: bool, as_json: bool, **asked: Any) -> int:
    """Adds pages and prints what came of it."""
    from octavo.acquisition.add import add
    from octavo.acquisition.printing import exit_code, print_report
    from octavo.acquisition.watches import choose_watch

    watch = choose_watch(quiet=quiet, as_json=as_json)
    try:
        report = add(make_wish(names, asked), choose_folder(folder), watch)
    finally:
        watch.close()
    print_report(report, quiet=quiet, as_json=as_json)
    return exit_code(report)
