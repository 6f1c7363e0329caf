"""A web page as discovery needs it: its tree as it was sent, its own address, and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree
from msgspec import Struct

from octavo.captures import Capture
from octavo.errors import ReadError
from octavo.markup_names import HEADINGS
from octavo.notes import Notes
from octavo.readers.elements.tree import Element, words
from octavo.readers.html.parse import parse_tree
from octavo.readers.html.parse.declared import Declared, read_declared
from octavo.readers.html.parse.decode import decode
from octavo.urls import page_key, valid_url


class WebPage(Struct, frozen=True):
    """A page as a tree; nothing in it is changed."""

    root: Element
    body: Element
    declared: Declared
    address: str
    """Where it was found."""
    base: str
    """What its links are relative to."""
    key: str
    """What is equal for all its addresses."""

    def leads_to(self, element: Element) -> str:
        """The page that a link leads to, absolute and without a fragment; "" if that is no page of the web."""
        reference = (element.get("href") or "").strip()
        return "" if not reference or reference.startswith("#") else absolute(reference, self.base)

    def is_itself(self, element: Element) -> bool:
        """Whether a link leads to this page, and not to a place in it."""
        reference = (element.get("href") or "-").strip()
        return reference == "#" or ("#" not in reference and page_key(absolute(reference, self.base)) == self.key)


def open_page(capture: Capture) -> WebPage | None:
    """A capture as a page; None if it holds nothing that a browser would show as one."""
    text = _decode(capture)
    root = parse_tree(text, Notes()) if text.strip() else None
    body = None if root is None else root.find("body")
    if root is None or body is None:
        return None
    stated = next((base.get("href") or "" for base in root.iter("base") if base.get("href")), "")
    base = absolute(stated, capture.address) or capture.address
    return WebPage(root, body, read_declared(root), capture.address, base, page_key(capture.address))


def _decode(capture: Capture) -> str:
    """The text of a page, "" for what is no text."""
    try:
        return decode(capture.content, capture.address, Notes(), capture.charset)
    except ReadError:
        return ""


@lru_cache(maxsize=4096)
def absolute(reference: str, base: str) -> str:
    """A reference as an absolute address of the web without its fragment, "" where it leads to no page."""
    try:
        found = valid_url(urldefrag(urljoin(base, reference.strip()))[0])
        return found if page_key(found) else ""
    except ValueError:
        return ""


def host_of(address: str) -> str:
    """The host of an absolute address, without "www."."""
    return urlsplit(address).netloc.removeprefix("www.")


# --- links ------------------------------------------------------------------------------------------

_FILES = re.compile(
    r"\.(?:pdf|epub|mobi|azw3?|docx?|xlsx?|pptx?|od[tsp]|zip|gz|tgz|bz2|xz|7z|rar|tar|dmg|exe|msi|apk|iso|deb|rpm"
    r"|jpe?g|png|gif|webp|svg|avif|ico|mp3|m4a|ogg|oga|wav|flac|mp4|m4v|webm|mov|avi|css|js|json|xml|rss|atom|ics|txt"
    r"|whl|woff2?|ttf|csv)$",
    re.I,
)
"""Names of files that are no pages."""


def is_page_address(address: str) -> bool:
    """Whether an absolute address may be one of a page, and not of a picture, a recording or a file to keep."""
    return bool(address) and _FILES.search(urlsplit(address).path) is None


def page_links(page: WebPage, top: Element) -> Iterator[tuple[Element, str]]:
    """The links in an element that lead to other pages, and where."""
    for link in top.iter("a", "area"):
        address = page.leads_to(link)
        if is_page_address(address) and page_key(address) != page.key:
            yield link, address


def link_title(link: Element) -> str:
    """What a link says: its heading, where it holds a whole card; its picture or its label, where it has no words."""
    heading = next(link.iter(*HEADINGS), link)
    if said := _words_shown(heading) or words(link):
        return said
    pictures = (picture.get("alt") or "" for picture in link.iter("img"))
    found = (link.get("aria-label") or link.get("title") or "", *pictures)
    return next((" ".join(text.split()) for text in found if text.strip()), "")


def _words_shown(element: Element) -> str:
    """The words in an element but those that are there for their looks, as the numbers of chapters are."""
    if element.find(".//*[@aria-hidden]") is None:
        return words(element)
    return " ".join("".join(_SHOWN(element)).split())


_SHOWN = etree.XPath(".//text()[not(ancestor::*[@aria-hidden='true'])]", smart_strings=False)
