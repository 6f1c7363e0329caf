"""What an address leads to: an article of its own, or a list of pages; and in which order the parts of a series stand.

All of it is pure: bytes come in, values come out, and nothing is opened.
"""

from __future__ import annotations

import re

from octavo.captures import Capture
from octavo.discovery.feeds import read_feed
from octavo.discovery.followed import read_followed
from octavo.discovery.index import continue_index, find_index
from octavo.discovery.json_feed import read_json_feed
from octavo.discovery.listing import Entry, Listing
from octavo.discovery.lists import is_list, read_list
from octavo.discovery.navigation import find_book
from octavo.discovery.outline import read_outline
from octavo.discovery.page import absolute, open_page
from octavo.discovery.sitemap import read_sitemap
from octavo.discovery.xml import inflate
from octavo.notes import Notes

__all__ = ["continue_listing", "find_listing"]


def find_listing(capture: Capture, notes: Notes, follow: str = "") -> Listing | None:
    """The pages that a capture lists; None if it is an article itself, as is all that is not clearly a list.

    `follow` is a CSS selector of links, or of what they stand in; it counts for web pages. Raises `ConfigError` if it
    is none.
    """
    start = _start_of(capture.content)
    root = _ROOT.match(start)
    match root[1].lower() if root else "":
        case "opml":
            return read_outline(capture)
        case "urlset" | "sitemapindex":
            return read_sitemap(capture)
        case "rss" | "feed" | "rdf":
            return read_feed(capture, notes)
    if start.lstrip().startswith("{"):
        return read_json_feed(capture, notes)
    return _read_text(capture) if capture.media_type == "text/plain" else _read_page(capture, follow)


def continue_listing(capture: Capture, listing: Listing, notes: Notes, follow: str = "") -> Listing | None:
    """What the next page of a listing names: of a list that was found by its structure, few links are enough."""
    found = find_listing(capture, notes, follow)
    if found is not None or listing.kind != "index":
        return found
    page = open_page(capture)
    return continue_index(page) if page else None


_START = 8192
"""Characters in which the first element of a file must begin."""

_ROOT = re.compile(  # what may stand before it: the declaration, instructions, comments, the document type
    r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:[\w.-]+:)?([\w.-]+)", re.S | re.I
)


def _start_of(content: bytes) -> str:
    """The start of a file as text, good enough to tell what it is."""
    start = inflate(content)[:_START]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "replace")
    return start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _read_text(capture: Capture) -> Listing | None:
    """A text of addresses: a list that somebody keeps, or a sitemap."""
    text = capture.content.decode("utf-8-sig", "replace")
    if not is_list(text):
        return None
    return Listing("list", tuple(Entry(absolute(line, capture.address)) for line in read_list(text)), order="the list")


def _read_page(capture: Capture, follow: str) -> Listing | None:
    page = open_page(capture)
    if page is None:
        return None
    return read_followed(page, follow) if follow else find_book(page) or find_index(page)
