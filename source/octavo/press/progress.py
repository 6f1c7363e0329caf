"""Shows how far the work is: a bar on a terminal, plain lines elsewhere, nothing when asked to be quiet.

What the work is at inside a stage ("page 37", "picture 2 of 9") are records of level INFO of the logger
`octavo.progress`, so that those of another process can come through a queue (`logging.handlers.QueueHandler`).
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TypeVar

from octavo.builders import PROGRESS
from octavo.printing import print_error
from octavo.stopping import close_at_stop
from octavo.terminal import show_cursor

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
        print_error(f"{stage} …" if len(items) < 2 else f"{stage} {len(items)} …")
        yield from items


class Bar:
    """A bar on the terminal for each stage, with what the work is at beside it."""

    def track(self, stage: str, items: Sequence[_T]) -> Iterator[_T]:
        """Hands out `items`."""
        import click

        close_at_stop(show_cursor)
        with click.progressbar(items, label=f"{stage:<10}", file=sys.stderr, show_eta=len(items) > 1) as bar:

            def show(step: str) -> None:
                bar.label = f"{stage:<10} {step}"
                bar.render_progress()

            with _follow_steps(show):
                yield from bar


class _StepHandler(logging.Handler):
    """Calls `show` with the message of each record."""

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self._show = show

    def emit(self, record: logging.LogRecord) -> None:
        """Shows what a builder says it is at."""
        self._show(record.getMessage())


@contextmanager
def _follow_steps(show: Callable[[str], None]) -> Iterator[None]:
    handler = _StepHandler(show)
    PROGRESS.addHandler(handler)
    PROGRESS.setLevel(logging.INFO)
    try:
        yield
    finally:
        PROGRESS.setLevel(logging.WARNING)
        PROGRESS.removeHandler(handler)


def choose_progress(*, quiet: bool) -> Progress:
    """The progress that fits: nothing, a bar or lines."""
    if quiet:
        return Silent()
    return Bar() if sys.stderr.isatty() else Lines()
