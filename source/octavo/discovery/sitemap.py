"""Sitemaps (sitemaps.org/protocol.html): of pages, of further sitemaps, and as plain text."""

from __future__ import annotations

from octavo.captures import Capture
from octavo.discovery.listing import Entry, Listing, without_repeats
from octavo.discovery.page import absolute, is_page_address
from octavo.discovery.xml import children_named, local_name, parse_xml, text_of_child
from octavo.readers.dates import is_iso_date
from octavo.readers.elements.tree import Element


def read_sitemap(capture: Capture) -> Listing | None:
    """The pages of a sitemap as entries, or the sitemaps of an index as `children`; None if it is neither."""
    root = parse_xml(capture.content)
    kind = "" if root is None else local_name(root)
    if root is None or kind not in ("urlset", "sitemapindex"):
        return None
    if kind == "sitemapindex":
        children = (_address(sitemap, capture.address) for sitemap in children_named(root, "sitemap"))
        return Listing("sitemap", order="the sitemap", children=tuple(dict.fromkeys(filter(None, children))))
    found = (_read_page(page, capture.address) for page in children_named(root, "url"))
    entries = without_repeats(entry for entry in found if is_page_address(entry.address))
    return Listing("sitemap", entries, order="the sitemap")


def _address(stated: Element, base: str) -> str:
    location = text_of_child(stated, "loc")
    return absolute(location, base) if location else ""


def _read_page(page: Element, base: str) -> Entry:
    """A page; its date is the one of publication that news have, else when it was last changed."""
    news = next(children_named(page, "news"), None)
    claims = ["" if news is None else text_of_child(news, "publication_date"), text_of_child(page, "lastmod")]
    title = "" if news is None else text_of_child(news, "title")
    return Entry(_address(page, base), title, next((date for date in claims if is_iso_date(date)), ""))
