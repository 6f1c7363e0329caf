"""From what a user names to the pages that are meant: a page itself, or those that a listing leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from octavo.acquisition.network import Network
from octavo.acquisition.reading import make_record, read_capture
from octavo.acquisition.threads import run_in_thread
from octavo.captures import Capture
from octavo.discovery import continue_listing, find_listing
from octavo.discovery.listing import Entry, Listing
from octavo.discovery.merging import merge_listings
from octavo.discovery.page import open_page
from octavo.discovery.versions import find_feeds
from octavo.errors import FetchError, ReadError, TemporaryError
from octavo.notes import Notes
from octavo.urls import page_key
from octavo.web.messages import Kind, Request, Response


class Target(Struct, frozen=True):
    """A page to be taken: what a listing says of it, and the page itself where it is at hand.

    `listed` is when the listing was read (ISO 8601, UTC).
    """

    entry: Entry
    capture: Capture | None = None
    listed: str = ""

    @property
    def address(self) -> str:
        """Where it is."""
        return self.entry.address


class Found(Struct, frozen=True):
    """The pages that an address stands for, in order; what they are called together, and how the order was found.

    `source` is the address of their listing, "" where there is none: one page stands for itself. `listing`
    is what it says itself, and `left_out` what of an archive is no page to be taken, and why.
    """

    targets: tuple[Target, ...]
    source: str = ""
    title: str = ""
    language: str = ""
    order: str = ""
    listing: Listing | None = None
    left_out: tuple[str, ...] = ()


_MOST_PAGES = 200
"""How many pages of one listing are followed: more is a circle, or a calendar without an end."""
_FEWEST_WORDS = 60
"""Words below which a page that names a feed is taken for one that a script fills with its posts."""


_NAMES_FEED = re.compile(rb"<link\b[^>]*\b(?:rss|atom|feed|rdf)\b", re.IGNORECASE)
"""What stands in a page that names a feed: `<link rel="alternate" type="application/rss+xml" href="/feed">`."""


class Finder:
    """Finds the pages that addresses stand for; `follow` and `limit` are those of a `Wish`."""

    def __init__(self, network: Network, follow: str = "", limit: int = 1000) -> None:
        self._network = network
        self._follow = follow
        self._limit = limit
        self._seen: set[str] = set()

    async def find(self, address: str) -> Found:
        """What an address stands for. Raises `FetchError`, and `ReadError` where a listing names no page."""
        capture = await self._get(address, "page")
        listing = await self._list(capture) or await self._list_feed(capture)
        if listing is None:
            return Found((Target(Entry(address), capture),))
        listing = await self._complete(listing)
        if not listing.entries:
            hint = "name the links with --follow, or give the addresses of the pages"
            raise ReadError("no articles are listed there", where=address, hint=hint)
        targets = _make_targets(listing.entries[: self._limit], capture)
        return Found(targets, address, listing.title, listing.language, listing.order, listing)

    async def _get(self, address: str, kind: Kind) -> Capture:
        response = await self._network.get(Request(address, kind))
        return make_capture(response)

    async def _list(self, capture: Capture) -> Listing | None:
        return await run_in_thread(find_listing, capture, Notes(), self._follow)

    async def _list_feed(self, capture: Capture) -> Listing | None:
        """The feed of a page that shows hardly any words: a script would fill it with what the feed holds."""
        page = await run_in_thread(open_page, capture) if _NAMES_FEED.search(capture.content) else None
        feeds = find_feeds(page) if page else ()
        if not feeds:
            return None
        reading = await run_in_thread(read_capture, capture, make_record(capture), {})
        if reading.words > _FEWEST_WORDS:
            return None
        return await self._list(await self._get(feeds[0], "list"))

    async def _complete(self, listing: Listing) -> Listing:
        """A listing with all of its pages, and with those of the listings that it leads to."""
        seen: set[str] = set()
        while listing.next not in ("", *seen) and len(seen) < _MOST_PAGES and len(listing.entries) < self._limit:
            seen.add(listing.next)
            listing = merge_listings(listing, await self._find_next(listing))
        for child in listing.children:
            listing = merge_listings(listing, await self._find_child(child))
        return listing

    async def _find_next(self, listing: Listing) -> Listing:
        """What the next page of a listing has; nothing where there is none: some offer one more than they have.

        Raises `TemporaryError` where nobody can say now.
        """
        try:
            capture = await self._get(listing.next, "list")
        except TemporaryError:
            raise
        except FetchError:
            return Listing(listing.kind)
        found = await run_in_thread(continue_listing, capture, listing, Notes(), self._follow)
        return found or Listing(listing.kind)

    async def _find_child(self, address: str) -> Listing:
        """What a listing that another one leads to has; nothing where it cannot be had, or was had before."""
        if address in self._seen:
            return Listing("list")
        self._seen.add(address)
        try:
            found = await self._list(await self._get(address, "list"))
        except FetchError:
            found = None
        return Listing("list") if found is None else await self._complete(found)


def make_capture(response: Response) -> Capture:
    """An answer as the page that it is."""
    return Capture(
        address=response.address, addresses=response.addresses, retrieved=response.retrieved,
        charset=response.charset, media_type=response.media_type, content=response.content, etag=response.etag,
        last_modified=response.last_modified,
    )  # fmt: skip


def _make_targets(entries: Sequence[Entry], capture: Capture) -> tuple[Target, ...]:
    """The pages of entries; that of the listing itself, where it is among them, is at hand."""
    own = {page_key(address) for address in (capture.address, *capture.addresses)}
    return tuple(
        Target(entry, capture if page_key(entry.address) in own else None, capture.retrieved) for entry in entries
    )
