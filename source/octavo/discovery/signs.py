"""What tells lists of articles from menus, and articles from both: what a page states, and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from octavo.discovery.page import WebPage, host_of
from octavo.discovery.rows import Row
from octavo.readers.elements.tree import Element, classes

_ARTICLES = re.compile(r"article|posting|report|newsitem|recipe|howto|chapter|video|product", re.I)
_STATED = re.compile(r"(?:article|video|music|product)\b.*", re.I)


def states_article(page: WebPage) -> bool:
    """Whether a page says for machines that it is an article, or another work of its own (schema.org, Open Graph)."""
    declared = page.declared
    if _ARTICLES.search(str(declared.article.get("@type") or "")) or _STATED.fullmatch(declared.meta_value("og:type")):
        return True
    return bool(declared.meta_value("article:published_time", "citation_title"))


def is_dated(page: WebPage) -> bool:
    """Whether a page says for machines when it was published, as news and posts do."""
    declared = page.declared
    kinds = str(declared.article.get("@type") or "")
    return bool(declared.meta_value("article:published_time")) or re.search(r"news|posting", kinds, re.I) is not None


def is_home(page: WebPage) -> bool:
    """Whether a page is the first one of its site."""
    return not _names(page.address)


_CONTENTS = re.compile(r"(?:index|toc|contents|summary|default|all|archive|sitemap|chapters|inhalt)(?:\.\w+)?", re.I)
_NAMESPACE = re.compile(r"[^\W\d_]+:[^\W_].*")  # "Category:Oaks", in the way of MediaWiki


def is_contents(page: WebPage) -> bool:
    """Whether a page stands for its folder by its address: "/book/", "/book/toc.html", "/wiki/Category:Oaks"."""
    parts = urlsplit(page.address)
    name = unquote(parts.path.rpartition("/")[2])
    return not parts.query and (not name or bool(_CONTENTS.fullmatch(name) or _NAMESPACE.fullmatch(name)))


def lies_below(page: WebPage, row: Row) -> bool:
    """Whether the links of a row lead to pages in the folder of a page."""
    parts = urlsplit(page.address)
    folder = parts.path.rpartition("/")[0] + "/"
    near = [link.address for link in row.links if host_of(link.address) == host_of(page.address)]
    inside = [address for address in near if urlsplit(address).path.startswith(folder)]
    return len(inside) >= len(row.links) * 0.8


_LEAST_OF_TITLES = 6
"""Words in titles, on average, that no menu has."""


def is_menu(page: WebPage, row: Row) -> bool:
    """Whether a row is a menu: short words that lead to a folder around the page, or to its form in each language."""
    if row.mean_words >= _LEAST_OF_TITLES:
        return False
    here = _names(page.address)
    paths = [_names(link.address) for link in row.links]
    return any(len(path) < len(here) and here[: len(path)] == path for path in paths) or _are_languages(paths)


def are_posts(row: Row) -> bool:
    """Whether each link of a row stands in an element of its own that is called an article, or a post of a blog."""
    return all(_is_post(link.item) for link in row.links)


def _is_post(item: Element) -> bool:
    return item.tag == "article" or bool({"hentry", "h-entry", "post", "blogpost", "post-outer"} & set(classes(item)))


_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.I)


def _are_languages(paths: list[list[str]]) -> bool:
    """Whether paths differ in the tag of a language each: "/sq/about", "/am/about"."""
    for place in range(2):
        tags = {path[place] for path in paths if len(path) > place and _LANGUAGE.fullmatch(path[place])}
        if len(tags) >= len(paths) * 0.8:
            return True
    return False


_VERSION = re.compile(
    r"v?\d+(?:\.\w+)*|latest|stable|dev(?:el)?|main|master|next|current|[a-z]{2}(?:[-_][a-z]{2,4})?", re.I
)


def differ_in_one_name(addresses: Sequence[str]) -> bool:
    """Whether addresses are forms of one page, which differ in a version or a language: "/en/1.2/", "/de/1.3/"."""
    paths = {tuple(name for name in _names(address) if not _VERSION.fullmatch(name)) for address in addresses}
    return len(paths) == 1


def _names(address: str) -> list[str]:
    """The names in the path of an address, without that of an index page."""
    names = [name for name in unquote(urlsplit(address).path).split("/") if name]
    return names[:-1] if names and re.fullmatch(r"(?:index|default)\.\w+", names[-1]) else names
