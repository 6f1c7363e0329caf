"""What a user says of a book instead of its articles: its metadata, and which of them are which matter and part."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from octavo.model import Metadata


class MetadataOverrides(Metadata, frozen=True, kw_only=True):
    """What the user says of the book instead of its articles, all of it optional; `cover` is an asset's name."""

    title: str = ""
    language: str = ""


class Matter(Struct, frozen=True):
    """A run of the book's articles: which matter it is, the files and folders that it is read from, a part's title."""

    kind: Literal["frontmatter", "bodymatter", "backmatter"]
    names: tuple[str, ...]
    title: str = ""
