"""The links in the contents of a book, with the titles of the groups that they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from octavo.discovery.page import WebPage, is_page_address, link_title
from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import Element, classes, holds, words


class NavLink(Struct, frozen=True):
    """A link to a page of a book."""

    address: str
    title: str
    part: str
    """The title of the outermost group that it stands in, "" if it stands in none."""
    depth: int
    """The lists around it."""

    @property
    def is_in_list(self) -> bool:
        """Whether it stands in a list."""
        return self.depth > 0


def find_targets(page: WebPage) -> dict[Element, str]:
    """Where the links of a page lead that may be of its contents: to pages, and to the page itself."""
    found = {}
    for link in page.body.iter("a"):
        address = page.address if _is_current(page, link) else page.leads_to(link)
        if is_page_address(address) and not link.get("hreflang") and not _is_tool(page, address):
            found[link] = address
    return found


_TOOLS = re.compile(r"/(?:genindex|(?:py-)?modindex|search|print|404)(?:\.html?|/)?$", re.I)
"""Pages that makers add to a book: indexes, the search, all of it for a printer."""

_NAMESPACE = re.compile(r"/([^\W\d_]+):[^/]")  # "/wiki/Special:RecentChanges"


def _is_tool(page: WebPage, address: str) -> bool:
    """Whether an address is none of a page to read: an index, an action on the page, a page of another namespace."""
    here, there = urlsplit(page.address), urlsplit(address)
    if _TOOLS.search(there.path) or (there.query and not here.query):
        return True
    space = _NAMESPACE.search(there.path)
    own = _NAMESPACE.search(here.path)
    return space is not None and (own is None or own[1] != space[1])


def read_nav_links(top: Element, targets: dict[Element, str]) -> list[NavLink]:
    """The links in an element, of those that lead to pages, in order."""
    found = []
    for link in top.iter("a"):
        title = link_title(link) if link in targets else ""
        if title:
            around = list(link.iterancestors())
            inside = around[: around.index(top) + 1]
            depth = sum(element.tag in _LISTS for element in inside)
            found.append(NavLink(targets[link], title, _part_of(link, inside), depth))
    if len({link.part for link in found}) == 1:  # what stands above all of them is no group
        found = [replace(link, part="") for link in found]
    return _without_numbers(found)


def _is_current(page: WebPage, link: Element) -> bool:
    """Whether a link leads to the page that it stands on; "#" does where the link is marked."""
    if link.get("href") == "#":
        return link.get("aria-current") == "page" or bool({"current", "active"} & set(classes(link)))
    return page.is_itself(link)


_LISTS = ("ul", "ol", "details", "dl", "section")


# --- groups -----------------------------------------------------------------------------------------

_LABELS = {"p", "div", "span", "label", "button", "summary", "strong", "b", "dt", *HEADINGS}
_LABEL = re.compile(r"part|title|header|heading|caption|categor|section|group|label", re.I)
_LONGEST = 80


def _part_of(link: Element, around: Sequence[Element]) -> str:
    """The words before the outermost group around a link that lead nowhere: "Reference" above a list of pages."""
    for element in reversed([link, *around[:-1]]):
        for before in element.itersiblings(preceding=True):
            if label := _label(before):
                return label
    return ""


def _label(element: Element) -> str:
    """What an element says that is the title of what follows; "" if it is none."""
    if element.tag not in _LABELS and not (element.tag == "li" and _LABEL.search(" ".join(classes(element)))):
        return ""
    if any((link.get("href") or "#") != "#" for link in element.iter("a")) or holds(
        element, "ul", "ol", "input", "svg"
    ):
        return ""
    said = words(element)
    return said if 0 < len(said) <= _LONGEST and re.search(r"[^\W\d_]", said) else ""


# --- titles -----------------------------------------------------------------------------------------

_CHAPTER = re.compile(r"^(?:\d{1,3}|[A-Z](?=\.\d))(?:\.\d{1,3})*\.?\s+(?=\S)")  # "1.2. ", "A.1 "


def _without_numbers(links: list[NavLink]) -> list[NavLink]:
    """Links whose titles have no number of a chapter, where most of them have."""
    if sum(bool(_CHAPTER.match(link.title)) for link in links) * 2 < len(links):
        return links
    return [replace(link, title=_CHAPTER.sub("", link.title)) for link in links]
