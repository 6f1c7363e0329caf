"""Shows what happens while pages are added: a bar on a terminal, lines elsewhere, JSON for programs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from octavo.acquisition.progress import Unwatched, Watch
from octavo.acquisition.report import Failure, PageReport
from octavo.printing import print_error, print_ready
from octavo.terminal import escape_json, escape_line
from octavo.web.messages import Event

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar


class Lines(Unwatched):
    """A line on standard error for each address, each page and each failure."""

    def __init__(self) -> None:
        self._total = self._done = 0

    def found(self, address: str, count: int) -> None:
        """Says how many pages an address stands for."""
        self._total += count
        if count > 1:
            print_error(f"{address}: {count} pages")

    def took(self, page: PageReport) -> None:
        """Says that a page is there."""
        self._done += 1
        print_error(f"{self._done}/{self._total} {page.file}")

    def failed(self, failure: Failure) -> None:
        """Says which address gave no page, and why."""
        self._done += 1
        print_error(f"✗ {failure.error}")


class Bar(Unwatched):
    """A bar on the terminal, with what goes on in the network beside it."""

    def __init__(self) -> None:
        self._total = 0
        self._size = 0
        self._pictures = 0
        self._bar: ProgressBar[int] | None = None

    def found(self, address: str, count: int) -> None:
        """Makes the bar longer."""
        self._total += count
        bar = self._open()
        bar.length = self._total
        bar.label = f"{address}: {count}" if count > 1 else "adding"
        bar.render_progress()

    def took(self, page: PageReport) -> None:
        """Moves the bar on."""
        self._move(page.file)

    def failed(self, failure: Failure) -> None:
        """Moves the bar on."""
        self._move(failure.address)

    def heard(self, event: Event) -> None:
        """Shows which host is asked, and how much has come."""
        if event.state == "received":
            self._size += event.size
            self._pictures += event.kind == "picture"
        self._show(f"{event.host} ({self._pictures} pictures, {self._size / 1e6:.1f} MB)")

    def close(self) -> None:
        """Ends the line of the bar."""
        if self._bar is not None:
            self._bar.render_finish()

    def _open(self) -> ProgressBar[int]:
        import click

        if self._bar is None:
            self._bar = click.progressbar(length=max(self._total, 1), label="adding", file=sys.stderr)
        return self._bar

    def _move(self, label: str) -> None:
        bar = self._open()
        bar.label = escape_line(label)[:_WIDEST]
        bar.update(1)

    def _show(self, label: str) -> None:
        bar = self._open()
        bar.label = escape_line(label)[:_WIDEST]
        bar.render_progress()


_WIDEST = 60
"""Characters of a label beside the bar."""


class JsonLines(Unwatched):
    """A line of JSON on standard output for each address, each page and each failure."""

    def found(self, address: str, count: int) -> None:
        """Prints how many pages an address stands for."""
        print_event("found", address=address, pages=count)

    def took(self, page: PageReport) -> None:
        """Prints a page."""
        print_event("page", **page.summary())

    def failed(self, failure: Failure) -> None:
        """Prints an address that gave no page."""
        print_event("failed", address=failure.address, error=str(failure.error))


def print_event(name: str, **values: Any) -> None:
    """Prints an event as a line of JSON."""
    print_ready(escape_json(json.dumps({"event": name, **values}, ensure_ascii=False)))


def choose_watch(*, quiet: bool, as_json: bool) -> Watch:
    """The watch that fits."""
    if as_json:
        return JsonLines()
    if quiet:
        return Unwatched()
    return Bar() if sys.stderr.isatty() else Lines()
