"""Captures of made-up pages and files."""

from __future__ import annotations

from octavo.captures import Capture
from octavo.discovery import find_listing
from octavo.discovery.listing import Listing
from octavo.discovery.page import WebPage, open_page
from octavo.notes import Notes

SITE = "https://grove.example"
PROSE = "The old mill stands at the bend of the river, where the water has turned its wheel since anyone can tell. "


def capture(content: str | bytes, media_type: str = "text/html", address: str = f"{SITE}/") -> Capture:
    whole = content if isinstance(content, bytes) else content.encode()
    return Capture(address=address, content=whole, media_type=media_type)


def web_page(markup: str, address: str = f"{SITE}/") -> WebPage:
    page = open_page(capture(markup, address=address))
    assert page is not None
    return page


def listing(
    content: str | bytes, media_type: str = "text/html", address: str = f"{SITE}/", follow: str = ""
) -> Listing:
    found = find_listing(capture(content, media_type, address), Notes(), follow)
    assert found is not None
    return found


def addresses(found: Listing) -> list[str]:
    """The addresses of its entries, without the site's."""
    return [entry.address.removeprefix(SITE) for entry in found.entries]
