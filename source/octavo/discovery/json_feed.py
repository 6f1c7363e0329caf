"""JSON Feed, version 1.1 (https://www.jsonfeed.org/version/1.1/), and 1.0."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from octavo.captures import Capture
from octavo.discovery.feeds import fill_feed
from octavo.discovery.listing import Entry, Listing
from octavo.discovery.page import absolute, is_page_address
from octavo.notes import Notes
from octavo.readers.dates import is_iso_date

_VERSION = "jsonfeed.org/version/"


def read_json_feed(capture: Capture, notes: Notes) -> Listing | None:
    """The entries of a feed in JSON; None if it is none."""
    try:
        feed = json.loads(capture.content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or _VERSION not in _text(feed, "version"):
        return None
    listing = Listing(
        kind="feed",
        title=_text(feed, "title"),
        authors=_names(feed),
        language=_text(feed, "language"),
        next=absolute(_text(feed, "next_url"), capture.address) if _text(feed, "next_url") else "",
    )
    items = feed.get("items")
    found = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return fill_feed(listing, [_read_item(item, capture.address) for item in found], notes)


def _read_item(item: Mapping[str, Any], base: str) -> Entry | None:
    """An item of a feed; None if it leads to no page."""
    claims = [_text(item, name) for name in ("url", "external_url", "id")]
    stated = next((claim for claim in claims if claim.startswith(("http://", "https://", "/"))), "")
    address = absolute(stated, base) if stated else ""
    if not is_page_address(address):
        return None
    dates = (_text(item, name) for name in ("date_published", "date_modified"))
    return Entry(
        address=address,
        title=" ".join(_text(item, "title").split()),
        date=next((date for date in dates if is_iso_date(date)), ""),
        authors=_names(item),
        content=_text(item, "content_html") or _as_paragraphs(_text(item, "content_text")),
    )


def _text(stated: Mapping[str, Any], name: str) -> str:
    value = stated.get(name)
    return value.strip() if isinstance(value, str) else ""


def _names(stated: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of `authors`, or of `author`, as version 1.0 has it."""
    authors = stated.get("authors") or [stated.get("author")]
    persons = authors if isinstance(authors, list) else []
    names = [_text(person, "name") for person in persons if isinstance(person, dict)]
    return tuple(dict.fromkeys(name for name in names if name))


def _as_paragraphs(text: str) -> str:
    """Plain text as HTML: blank lines part paragraphs."""
    return "".join(f"<p>{escape(part.strip())}</p>" for part in text.split("\n\n") if part.strip())
