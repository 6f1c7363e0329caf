"""From bytes to an `Article`. A new input format is one file here and one row in `READERS`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

from octavo.model import Article
from octavo.notes import Notes
from octavo.resources import Fetch, Resource

Reader: TypeAlias = Callable[[Resource, Fetch, Notes], Article]
"""Reads one article. Raises `ReadError` if there is none; anything less becomes a note."""

READERS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "multipart/related": "mhtml",
    "text/markdown": "markdown",
    "text/plain": "text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/epub+zip": "epub",
}
"""Media type → the module here whose `read` is its reader (loaded when it is needed)."""


def find_reader(media_type: str) -> Reader:
    """The reader of a media type. Raises KeyError if there is none."""
    read: Reader = import_module(f"{__name__}.{READERS[media_type]}").read
    return read
