"""Shows how far the work is: a bar on a terminal, plain lines elsewhere, nothing when asked to be quiet."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TypeVar

_T = TypeVar("_T")


class Progress(Protocol):
    """Follows the stages of the work."""

    def track(self, stage: str, items: Sequence[_T]) -> Iterator[_T]:
        """Hands out `items` one by one and shows which of them `stage` is at."""


class Silent:
    """Shows nothing."""

    def track(self, stage: str, items: Sequence[_T]) -> Iterator[_T]:
        """Hands out `items`."""
        del stage
        yield from items


class Lines:
    """A line on standard error for each stage."""

    def track(self, stage: str, items: Sequence[_T]) -> Iterator[_T]:
        """Hands out `items`."""
        sys.stderr.write(f"{stage} …\n" if len(items) < 2 else f"{stage} {len(items)} …\n")
        sys.stderr.flush()
        yield from items


class Bar:
    """A bar on the terminal for each stage, with the page that a builder is at."""

    def track(self, stage: str, items: Sequence[_T]) -> Iterator[_T]:
        """Hands out `items`."""
        import click

        with click.progressbar(items, label=f"{stage:<10}", file=sys.stderr, show_eta=len(items) > 1) as bar:

            def show(page: str) -> None:
                bar.label = f"{stage:<10} {page}"
                bar.render_progress()

            with _show_pages(show):
                yield from bar


class _PageHandler(logging.Handler):
    """Calls `show` with each page that a builder says it is at."""

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self._show = show

    def emit(self, record: logging.LogRecord) -> None:
        """Shows the page of the record."""
        self._show(record.getMessage())


@contextmanager
def _show_pages(show: Callable[[str], None]) -> Iterator[None]:
    pages, handler = logging.getLogger("octavo.pages"), _PageHandler(show)
    pages.addHandler(handler)
    pages.setLevel(logging.INFO)
    try:
        yield
    finally:
        pages.setLevel(logging.WARNING)
        pages.removeHandler(handler)


def choose_progress(*, quiet: bool) -> Progress:
    """The progress that fits: nothing, a bar or lines."""
    if quiet:
        return Silent()
    return Bar() if sys.stderr.isatty() else Lines()
