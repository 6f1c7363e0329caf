"""What an address leads to: the pages that a feed, a list or an index page names, and where more of them are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from octavo.urls import page_key

Kind: TypeAlias = Literal["feed", "outline", "list", "sitemap", "index", "navigation"]
"""RSS, Atom, JSON Feed; OPML; lines of addresses; sitemaps.org; a page of links; the contents that a book shows."""


class Entry(Struct, frozen=True):
    """A page that a listing names."""

    address: str
    """Absolute, without a fragment."""
    title: str = ""
    date: str = ""
    """When it was published, ISO 8601."""
    authors: tuple[str, ...] = ()
    content: str = ""
    """What a feed holds of its body: HTML, with absolute addresses."""
    part: str = ""
    """The title of the group that it stands in: "Reference" above pages of a handbook."""


class Listing(Struct, frozen=True):
    """The pages that one answer of a server names, each once, in the order to read them in."""

    kind: Kind
    entries: tuple[Entry, ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    order: str = ""
    """How the order was found, to stand after a colon: "the feed, oldest first"."""
    next: str = ""
    """Where the same list goes on, "" if it does not say."""
    children: tuple[str, ...] = ()
    """Further listings that this one leads to: feeds of an outline, sitemaps of an index, a table of contents."""


def without_repeats(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each page once, where it first stands; what that place does not say is taken from the others."""
    found: dict[str, Entry] = {}
    for entry in entries:
        key = page_key(entry.address)
        if key:
            found[key] = _complete(found[key], entry) if key in found else entry
    return tuple(found.values())


def _complete(first: Entry, other: Entry) -> Entry:
    return replace(
        first,
        title=first.title or other.title,
        date=first.date or other.date,
        authors=first.authors or other.authors,
        content=max(first.content, other.content, key=len),
        part=first.part or other.part,
    )
