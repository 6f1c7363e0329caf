"""Shows how far the work is: a bar on a terminal, plain lines elsewhere, nothing when asked to be quiet."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
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
    """A bar on the terminal for each stage."""

    def track(self, stage: str, items: Sequence[_T]) -> Iterator[_T]:
        """Hands out `items`."""
        import click

        with click.progressbar(items, label=f"{stage:<10}", file=sys.stderr, show_eta=len(items) > 1) as bar:
            yield from bar


def shown(*, quiet: bool) -> Progress:
    """The progress that fits: nothing, a bar or lines."""
    if quiet:
        return Silent()
    return Bar() if sys.stderr.isatty() else Lines()
