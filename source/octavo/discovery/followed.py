"""An index page whose links a user points at with a CSS selector."""

from __future__ import annotations

from octavo.discovery.listing import Entry, Listing, without_repeats
from octavo.discovery.page import WebPage, link_title, page_links
from octavo.discovery.pagination import find_next_page
from octavo.discovery.titles import title_of
from octavo.errors import ConfigError
from octavo.readers.elements.tree import Element, language_of


def read_followed(page: WebPage, follow: str) -> Listing:
    """The pages that the links lead to which `follow` selects, or which stand in what it selects, in their order.

    Raises `ConfigError` for what is no selector.
    """
    links = [link for found in _select(page.root, follow) for link in page_links(page, found)]
    return Listing(
        kind="index",
        entries=without_repeats(Entry(address, link_title(link)) for link, address in links),
        title=title_of(page),
        language=language_of(page.root),
        order=f"the page, its links in {follow}",
        next=find_next_page(page),
    )


def _select(root: Element, follow: str) -> list[Element]:
    """What a selector selects, in the order of the page (Selectors Level 4)."""
    from cssselect2 import ElementWrapper, SelectorError, compile_selector_list

    try:
        selectors = compile_selector_list(follow)
    except SelectorError as error:
        hint = "a CSS selector is needed, such as “article h2 a” or “.entry-title”"
        raise ConfigError(f"{follow} cannot be followed: {error}", hint=hint) from error
    whole = ElementWrapper.from_html_root(root)
    tests = [selector.test for selector in selectors]
    return [found.etree_element for found in whole.iter_subtree() if any(test(found) for test in tests)]
