"""The contents that a handbook or a book shows beside each of its pages: its pages in the order to read them in.

The makers of documentation differ in names only (Sphinx, MkDocs, Docusaurus, VitePress, mdBook, GitBook): a list of
links to pages of one folder, in which the page stands that shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import unquote, urlsplit

from octavo.discovery.listing import Entry, Listing, without_repeats
from octavo.discovery.nav_links import NavLink, find_targets, read_nav_links
from octavo.discovery.page import WebPage, absolute, host_of
from octavo.discovery.signs import differ_in_one_name, is_dated
from octavo.discovery.titles import site_title, title_of
from octavo.readers.elements.tree import Element, class_and_id, language_of, stands_in
from octavo.readers.html.measures.page import measure_page
from octavo.readers.html.metadata.titles import is_same_name, split_parts
from octavo.urls import page_key


def find_navigation(page: WebPage) -> Listing | None:
    """The book that a page is of, by the contents that it shows; None if it shows none.

    Some makers show the pages of the group alone that the page stands in: `merge_listings` puts together what several
    pages show. A page that shows its contents in a frame has no entries, and the frame as its only child.
    """
    targets = {} if is_dated(page) else find_targets(page)
    for top in _candidates(page):
        near = _near(page, [targets[link] for link in top.iter("a") if link in targets])
        if _may_be_book(page, near):
            links = [link for link in read_nav_links(top, targets) if link.address in near]
            if _is_book(page, top, links):
                return _list(page, links)
    return _in_frame(page)


def find_book(page: WebPage) -> Listing | None:
    """The book that a page is the first one of; None if it is none, or further inside of one."""
    found = find_navigation(page)
    if found is None or not found.entries:
        return found
    is_first = page_key(found.entries[0].address) == page.key
    return (
        found if is_first or _stands_for(page.address, _folder_of([entry.address for entry in found.entries])) else None
    )


def _list(page: WebPage, links: Sequence[NavLink]) -> Listing:
    entries = without_repeats(Entry(link.address, link.title, part=link.part) for link in links)
    if _opens(page, entries):
        entries = (Entry(page.address, title_of(page)), *entries)
    return Listing(
        kind="navigation",
        entries=entries,
        title=site_title(page),
        language=language_of(page.root),
        order="the contents that its pages show",
    )


def _opens(page: WebPage, entries: Sequence[Entry]) -> bool:
    """Whether a page is the first one of its book and not in the contents, nor the same as the first one there."""
    addresses = [entry.address for entry in entries]
    if any(page_key(address) == page.key for address in addresses) or not _stands_for(
        page.address, _folder_of(addresses)
    ):
        return False
    titles = [title_of(page), *split_parts(page.declared.title)[:1]]
    is_same = any(is_same_name(title, entries[0].title) for title in titles)
    return not is_same and measure_page(page.body, page.address).prose(page.body) >= _LEAST_PROSE


_LEAST_PROSE = 30
"""Words of prose on a first page that is worth a chapter."""


# --- where contents are shown -----------------------------------------------------------------------

_NAMES = re.compile(r"toc|sidebar|side-?nav|menu|summary|contents|chapter|navigation|nav-?tree|\bnav\b|bd-links", re.I)
_OTHERS = re.compile(
    r"breadcrumb|pagination|pager|language|locale|version|navbar|top-?bar|top-?nav|footer|social|tabs", re.I
)
_SITE_WIDE = re.compile(r"navbar|masthead|site-header|sub-?menu|drop-?down|mega-?menu", re.I)
_SURE = re.compile(r"toc|summary|contents|chapter|nav-?tree|sidebar-tree|theme-doc|bd-links|md-nav", re.I)
_ASIDE = re.compile(r"sidebar|side-?nav", re.I)
_MAKERS = re.compile(
    r"sphinx|docusaurus|vitepress|vuepress|mkdocs|mdbook|gitbook|docsify|honkit|bookdown|quarto|jupyter|antora|asciidoctor"
    r"|starlight|nextra|just the docs|docfx|doxygen|rustdoc|hugo book|retype|mintlify|readme\.io",
    re.I,
)
"""Programs that make handbooks, as pages name them in `<meta name="generator">`."""


def _candidates(page: WebPage) -> Iterator[Element]:
    """What may show contents: what is called so, outermost first."""
    for element in page.body.iter("nav", "aside", "div", "ul", "ol", "section"):
        names = " ".join(class_and_id(element))
        is_called = element.tag in ("nav", "aside") or element.get("role") == "navigation" or _NAMES.search(names)
        if is_called and not _OTHERS.search(names) and element.find(".//a") is not None and not _is_site_wide(element):
            yield element


def _is_site_wide(element: Element) -> bool:
    """Whether an element stands at the head or the foot of a page, or in what is called a menu of the whole site."""
    if stands_in(element, "header", "footer"):
        return True
    around = (element, *element.iterancestors("nav", "div", "li"))
    return any(_SITE_WIDE.search(name) for holder in around for name in class_and_id(holder))


_LEAST_PAGES, _LEAST_UNSURE = 4, 6
"""Pages in contents; more where no maker is named, or where they fill a whole site, as menus do."""

_LEAST_SHARE = 0.8
"""Of the links in contents, those to pages of the book, and those that stand in lists."""


def _near(page: WebPage, addresses: Sequence[str]) -> list[str]:
    """The addresses on a page's own site; none where many are not."""
    near = [address for address in addresses if host_of(address) == host_of(page.address)]
    return near if len(near) >= len(addresses) * _LEAST_SHARE else []


def _may_be_book(page: WebPage, addresses: Sequence[str]) -> bool:
    """Whether links lead to pages of one folder, and their page is one of them or stands for the folder."""
    if len(set(addresses)) < _LEAST_PAGES:
        return False
    folder = _folder_around(page, addresses)
    is_in = page.address in addresses or any(page_key(address) == page.key for address in addresses)
    if not (is_in or _stands_for(page.address, folder)) or differ_in_one_name([page.address, *addresses]):
        return False
    return folder != "/" or len(set(addresses)) >= _LEAST_UNSURE


def _is_book(page: WebPage, top: Element, links: Sequence[NavLink]) -> bool:
    """Whether links are the contents of a book by what they stand in: a list that is called so, or has groups."""
    if sum(link.is_in_list for link in links) < len(links) * _LEAST_SHARE:
        return False
    names = _names_around(top)
    if _MAKERS.search(page.declared.meta_value("generator")) or _SURE.search(names):
        return True
    addresses = {link.address for link in links}
    has_groups = len({(link.depth, link.part) for link in links}) > 1
    if len(addresses) < _LEAST_UNSURE or not has_groups:
        return False
    is_at_root = _folder_around(page, list(addresses)) == "/"
    return not is_at_root or (page.address in addresses and _ASIDE.search(names) is not None)


def _names_around(top: Element) -> str:
    """What an element, what holds it, and its first lists are called."""
    elements = (*islice(top.iter("ul", "ol", "nav"), 3), top, *islice(top.iterancestors(), 2))
    return " ".join(name for element in elements for name in class_and_id(element))


# --- folders ----------------------------------------------------------------------------------------


def _folder_of(addresses: Sequence[str]) -> str:
    """The folder that all addresses lie in: "/docs/" of "/docs/" and "/docs/guide/start.html"."""
    paths = [urlsplit(address).path.split("/")[:-1] for address in addresses]
    shared: list[str] = []
    for names in zip(*paths, strict=False):
        if len(set(names)) > 1:
            break
        shared.append(names[0])
    return "/".join([*shared, ""])


def _folder_around(page: WebPage, addresses: Sequence[str]) -> str:
    """The folder of all pages but the one that shows them, which may have its name: "/learn" beside "/learn/start"."""
    return _folder_of([address for address in addresses if page_key(address) != page.key])


def _stands_for(address: str, folder: str) -> bool:
    """Whether an address is that of the first page of a folder: "/docs", "/docs/index.html"."""
    path = unquote(urlsplit(address).path)
    return page_key(f"https://x.example{path}") == page_key(f"https://x.example{folder}")


def _in_frame(page: WebPage) -> Listing | None:
    """The contents that a page shows in a frame where no script does: `<iframe src="toc.html">`."""
    for frame in page.body.iter("iframe", "frame"):
        address = absolute(frame.get("src") or "", page.base) if frame.get("src") else ""
        if address and _FRAME.search(urlsplit(address).path) and _stands_for(page.address, _folder_of([address])):
            return Listing("navigation", title=site_title(page), order="the contents in a frame", children=(address,))
    return None


_FRAME = re.compile(r"/(?:toc|contents|sidebar|summary|nav)\.x?html?$", re.I)
