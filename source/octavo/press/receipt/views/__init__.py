"""What finished files look like: a module a format, with an `open_view` (`Format.view`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Protocol

from PIL.Image import Image


class View(Protocol):
    """A finished file that is open to be looked at. Pages count from 0."""

    def show_cover(self) -> Image | None:
        """What its readers see first."""

    def draw_pages(self, pages: Sequence[int], width: int) -> Iterator[Image]:
        """Pages, so many pixels wide; none where it has none."""

    def find_places(self, words: str, pages: Iterable[int]) -> list[Image]:
        """What stands around each place of some words on these pages."""


def open_view(module: str, file: Path) -> AbstractContextManager[View]:
    """The view of a file; `module` is the one that knows its format."""
    view: AbstractContextManager[View] = import_module(module).open_view(file)
    return view
