"""Listings that go on: what several answers of a server say of one list, in one."""

from __future__ import annotations

from msgspec.structs import replace

from octavo.discovery.listing import Entry, Listing, without_repeats
from octavo.discovery.order import Member, find_order
from octavo.urls import page_key


def merge_listings(first: Listing, other: Listing) -> Listing:
    """A listing with what its next page, or another page of the same book, adds to it; `next` is the other's.

    Entries of a feed are put in order anew. What other contents of a book add stands where they have it, and all else
    follows.
    """
    merge = {"feed": _merge_feed, "navigation": _merge_contents}.get(first.kind, _append)
    return replace(
        first,
        entries=merge(first.entries, other.entries),
        title=first.title or other.title,
        authors=first.authors or other.authors,
        language=first.language or other.language,
        next=other.next,
        children=tuple(dict.fromkeys((*first.children, *other.children))),
    )


def _append(first: tuple[Entry, ...], other: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return without_repeats((*first, *other))


def _merge_feed(first: tuple[Entry, ...], other: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Both pages of a feed, older entries of a further page before those of the one that led to it."""
    entries = without_repeats((*other, *first))
    order = find_order([Member(entry.address, entry.title, entry.date) for entry in entries])
    return tuple(entries[place] for place in order.places)


def _merge_contents(first: tuple[Entry, ...], other: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Each page that only the other contents have, after the one that it follows there."""
    merged = list(first)
    keys = [page_key(entry.address) for entry in merged]
    place = 0
    for entry in other:
        key = page_key(entry.address)
        if key in keys:
            place = keys.index(key) + 1
        else:
            merged.insert(place, entry)
            keys.insert(place, key)
            place += 1
    return tuple(merged)
