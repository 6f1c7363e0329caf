"""From a `Book` to the bytes of a file. A new output format is one module here and one row in `BUILDERS`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

from msgspec import Struct

from octavo.model import Book
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.theme import Theme


class Options(Struct, frozen=True, kw_only=True):
    """What a user may ask of any builder: how many levels of headings the contents list (1 is articles alone)."""

    toc_depth: int = 2


class Built(Struct, frozen=True):
    """A finished file: its bytes, and how many pages it has (0 where there are no fixed pages)."""

    content: bytes
    pages: int = 0


Builder: TypeAlias = Callable[[Book, Assets, Theme, Options, Notes], Built]
"""Makes one file. Raises `BuildError` if no honest file can be made; anything less becomes a note."""

BUILDERS = {".epub": "epub", ".pdf": "pdf"}
"""File name ending → the module here whose `build` is its builder (loaded when it is needed)."""


def builder(ending: str) -> Builder:
    """The builder of a file name ending. Raises KeyError if there is none."""
    build: Builder = import_module(f"{__name__}.{BUILDERS[ending]}").build
    return build
