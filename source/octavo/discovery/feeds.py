"""Feeds in XML: RSS, RDF and Atom (RFC 4287), however broken, and where they go on (RFC 5005)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from msgspec.structs import replace

from octavo.captures import Capture
from octavo.discovery.listing import Entry, Listing, without_repeats
from octavo.discovery.order import Member, find_order
from octavo.discovery.page import absolute, is_page_address
from octavo.notes import Notes
from octavo.readers.html.parse.declared import one_line


def read_feed(capture: Capture, notes: Notes) -> Listing | None:
    """The entries of a feed, None if it is none. Those that lead to no page are left out, with a note."""
    from feedparser import parse

    # It gets a stream, because it opens what it takes for an address or the name of a file.
    charset = f"; charset={capture.charset}" if capture.charset else ""
    headers = {"content-location": capture.address, "content-type": f"application/xml{charset}"}
    feed = parse(BytesIO(capture.content), response_headers=headers, sanitize_html=False, resolve_relative_uris=True)
    if not feed.get("version"):
        return None
    about = feed["feed"]
    listing = Listing(
        kind="feed",
        title=one_line(about.get("title") or ""),
        authors=_names(about),
        language=about.get("language") or "",
        next=_find_next(about, feed["entries"], capture.address),
    )
    return fill_feed(listing, [_read_entry(entry, capture.address) for entry in feed["entries"]], notes)


def fill_feed(listing: Listing, found: Sequence[Entry | None], notes: Notes) -> Listing:
    """A feed with what was found in it, in the order to read it in; None stands for what leads to no page."""
    pages = without_repeats(entry for entry in found if entry is not None)
    if skipped := found.count(None):
        notes.add("entry-skipped", f"{skipped} of {len(found)} in the feed")
    order = find_order([Member(entry.address, entry.title, entry.date) for entry in pages])
    entries = tuple(pages[place] for place in order.places)
    return replace(listing, entries=entries, order=f"the feed, by {order.reason}")


# --- entries ----------------------------------------------------------------------------------------


def _read_entry(entry: Mapping[str, Any], base: str) -> Entry | None:
    """An entry of a feed; None where it only holds a recording, or leads nowhere."""
    address = _find_address(entry, base)
    if not address:
        return None
    return Entry(
        address=address,
        title=one_line(entry.get("title") or ""),
        date=_find_date(entry),
        authors=_names(entry),
        content=_find_content(entry),
    )


def _find_address(entry: Mapping[str, Any], base: str) -> str:
    """The page of an entry: before a service counted its readers, else its link, else a guid that is an address."""
    recordings = {enclosure.get("href") for enclosure in entry.get("enclosures", ())}
    claims = (entry.get("feedburner_origlink"), entry.get("link"), entry.get("id"))
    stated = [claim for claim in claims[:2] if claim] or [claim for claim in claims[2:] if _is_address(claim)]
    addresses = (absolute(claim, base) for claim in stated if claim not in recordings)
    return next((address for address in addresses if is_page_address(address)), "")


def _is_address(claim: object) -> bool:
    return isinstance(claim, str) and claim.startswith(("http://", "https://"))


def _find_date(entry: Mapping[str, Any]) -> str:
    """When an entry was published, else when it was last changed."""
    for name in ("published_parsed", "created_parsed", "updated_parsed"):
        if stated := entry.get(name):
            year, month, day, hour, minute, second = stated[:6]
            return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
    return ""


def _find_content(entry: Mapping[str, Any]) -> str:
    """The body of an entry as HTML, "" if it has none: what is called its content before what is a description."""
    held = [part.get("value") or "" for part in entry.get("content", ()) if _is_markup(part)]
    described = entry.get("summary_detail") or {}
    summary = (described.get("value") or "") if _is_markup(described) else ""
    return max(held, key=len, default="").strip() or summary.strip()


def _is_markup(part: Mapping[str, Any]) -> bool:
    return (part.get("type") or "").lower() in ("text/html", "application/xhtml+xml", "text/xml")


def _names(stated: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the persons that a feed or an entry states, each once."""
    persons = [person.get("name") or "" for person in stated.get("authors", ()) if person]
    names = [name for name in map(one_line, persons) if name] or [one_line(stated.get("author") or "")]
    return tuple(dict.fromkeys(name for name in names if name))


# --- where it goes on -------------------------------------------------------------------------------


def _find_next(about: Mapping[str, Any], entries: list[Any], address: str) -> str:
    """The page of a feed with older entries (RFC 5005, 3 and 4), or the one that WordPress gives for a number."""
    links = {link.get("rel"): link.get("href") or "" for link in reversed(about.get("links", ()))}
    stated = links.get("prev-archive") or links.get("next") or ""
    if stated:
        return absolute(stated, address)
    is_wordpress = "wordpress" in f"{about.get('generator') or ''}".lower()
    return _next_number(address) if is_wordpress and entries else ""


def _next_number(address: str) -> str:
    """ "https://example.org/feed/?paged=3" after "…?paged=2"; the first page has no number."""
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    number = query.get("paged", "1")
    query["paged"] = str(int(number) + 1 if number.isdecimal() else 2)
    return urlunsplit(parts._replace(query=urlencode(query)))
