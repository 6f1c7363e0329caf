"""What a user says instead of what is read: of the book, of single articles, of the index; which matter is which."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from octavo.model import Metadata, Person


class MetadataOverrides(Metadata, frozen=True, kw_only=True):
    """What the book says of itself instead of what its articles say, all of it optional; `cover` is an asset's name."""

    title: str = ""
    language: str = ""


class ArticleOverrides(Struct, frozen=True, kw_only=True):
    """What a book says of one article instead of what its file says, all of it optional.

    `keep`, `drop` and `alt` are as those of an `Order`, for this article alone.
    """

    title: str = ""
    subtitle: str = ""
    authors: tuple[Person, ...] = ()
    date: str = ""
    language: str = ""
    id: str = ""
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    alt: dict[str, str] = field(default_factory=dict)


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
