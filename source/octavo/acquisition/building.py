"""What `octavo build` does with addresses: they become a project, which is built again without the network."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from octavo.acquisition.addresses import is_address
from octavo.acquisition.wish import Wish
from octavo.errors import ExitCode
from octavo.printing import print_error
from octavo.projects.book_file import BOOK_FILE_NAME, BookFile, load_book_file


class Collected(Struct, frozen=True):
    """What is to be built, and how well it could be collected."""

    inputs: tuple[str, ...]
    exit_code: ExitCode = ExitCode.DONE


def collect_inputs(wish: Wish, *, quiet: bool) -> Collected:
    """The project that the addresses of a wish were or are collected into; its names as they are where none is one."""
    if not any(map(is_address, wish.names)):
        return Collected(wish.names)
    from octavo.acquisition.local_files import expand_names  # here, as below: builds without addresses need none of it
    from octavo.acquisition.opening import find_project

    known = find_project(Path(), list(expand_names(wish.names)))
    book = load_book_file(known / BOOK_FILE_NAME) if known else BookFile()
    if known is None or not (book.articles or book.parts):
        return _add(wish, known, quiet=quiet)
    if not quiet:
        print_error(f"built of {known}/, where these pages are: octavo update {known} asks for them again")
    return Collected((str(known),))


def _add(wish: Wish, folder: Path | None, *, quiet: bool) -> Collected:
    from octavo.acquisition.add import add
    from octavo.acquisition.printing import exit_code, print_report
    from octavo.acquisition.watches import choose_watch

    watch = choose_watch(quiet=quiet, as_json=False)
    try:
        report = add(wish, folder, watch)
    finally:
        watch.close()
    print_report(report, quiet=quiet, as_json=False)
    return Collected((str(report.folder),), exit_code(report))
