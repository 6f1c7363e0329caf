"""What a user says of a book instead of its articles: its metadata, and which of them are which matter and part."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from octavo.model import Metadata


class MetadataOverrides(Metadata, frozen=True, kw_only=True):
    """What the book says of itself instead of what its articles say, all of it optional; `cover` is an asset's name."""

    title: str = ""
    language: str = ""


class Matter(Struct, frozen=True):
    """A run of the book's articles: front matter, body or back matter, or a part of the body where it has a `title`.

    `names` are the files and folders that they are read from.
    """

    kind: Literal["frontmatter", "bodymatter", "backmatter"]
    names: tuple[str, ...]
    title: str = ""


class IndexWishes(Struct, frozen=True):
    """What the index of a book has besides what is found: `add` are names and their kinds, `drop` those to leave out.

    `merge` gives a name the one that it stands under: {"Shell": "Shell plc"}.
    """

    add: dict[str, str] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    merge: dict[str, str] = field(default_factory=dict)
