"""The PDF builder: one tagged file that passes PDF/UA-1 and PDF/A-3a, made in three steps.

`make_jobs` turns the book into trees that are fit for paper: `page` says what the page is, `tree` makes them.
`render` turns each of them into pages that are laid out and drawn: `layout`, the only room that knows WeasyPrint.
`link_fragments` makes one file of the pages, and says where each begins: `link`. What goes from step to step is plain
(`fragment`, `structure`), so that other processes can take the second one. `build` is the three in a row; for a print
house it sees that the margins fit the number of pages, and reads the file back (`print`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from io import StringIO
from threading import Lock

from octavo import machine
from octavo.builders import BuildContext, Built
from octavo.builders.pdf.fragment import Fragment, Job
from octavo.builders.pdf.jobs import make_jobs
from octavo.builders.pdf.link.linker import link_fragments
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.print import preflight
from octavo.builders.pdf.print.interior import is_bound
from octavo.builders.pdf.print.report import name_pictures, report
from octavo.errors import BuildError
from octavo.profiles import PrintHouse

__all__ = ["build", "link_fragments", "make_jobs", "render"]


def build(context: BuildContext, options: PdfOptions) -> Built:
    """Writes the book as a PDF. Raises `BuildError` if Pango, which lays out the text, is not on this machine."""
    jobs = make_jobs(context, options)
    fragments = list(map(render, jobs))
    if (house := options.printer) is None:
        return link_fragments(fragments, context, options)
    while not is_bound(jobs[0].page, house, pages := sum(len(fragment.breaks) for fragment in fragments)):
        jobs = make_jobs(context, options, pages)
        fragments = list(map(render, jobs))
    built = link_fragments(fragments, context, options)
    _inspect(context, house, jobs[0])
    return built


def render(job: Job) -> Fragment:
    """Lays out and draws a job. Raises `BuildError` if Pango is not on this machine."""
    return _renderer()(job)


_LOADING = Lock()


@cache
def _renderer() -> Callable[[Job], Fragment]:
    """The function that renders, loaded when it is needed."""
    with _LOADING:
        try:
            with redirect_stdout(StringIO()), _libraries_by_name():  # it prints advice where Pango is missing
                from octavo.builders.pdf.layout.render import render
        except OSError as error:
            hint = machine.install_command(machine.pango_packages())
            raise BuildError("a PDF needs Pango, and it is not installed", hint=hint) from error
    return render


@contextmanager
def _libraries_by_name() -> Iterator[None]:
    """Lets WeasyPrint open the libraries of Linux by the names of their files alone.

    Before those it asks for names that only other systems have, and each of them costs Python a run of the compiler
    and the linker: a quarter of a second in all.
    """
    from ctypes import util

    def find_nothing(name: str) -> str | None:  # noqa: ARG001
        return None

    find_library = util.find_library
    if sys.platform == "linux":
        util.find_library = find_nothing
    try:
        yield
    finally:
        util.find_library = find_library


def _inspect(context: BuildContext, house: PrintHouse, job: Job) -> None:
    """Reads back a file made for a print house, and notes what is in it."""
    notes = context.notes.at(context.book.metadata.title)
    for code, detail in report(preflight.inspect(context.file), job.page, house, name_pictures(job.root, job.assets)):
        notes.add(code, detail)
