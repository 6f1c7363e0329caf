"""Finds the article on its page, and what the page says of it."""

from __future__ import annotations

import re

from msgspec import Struct

from octavo.notes import Notes
from octavo.readers.elements import Context, OpenedPage, open_page
from octavo.readers.elements.tree import Element, web_url
from octavo.readers.html.locate.container import choose_container
from octavo.readers.html.locate.thread import gather_thread
from octavo.readers.html.locate.widen import widen_container
from octavo.readers.html.measures.page import MeasuredPage, measure_page
from octavo.readers.html.metadata import Identity, Metadata, identify, read_metadata
from octavo.readers.html.parse import Parsed
from octavo.readers.html.parse.declared import Declared
from octavo.resources import Fetch


class Located(Struct, frozen=True):
    """Where the article is on its page, and what the page says of it."""

    container: Element
    """The element that holds the article, and more that is no part of it."""
    page: MeasuredPage
    opened: OpenedPage
    """Who reads the elements of the page."""
    identity: Identity
    metadata: Metadata
    declared: Declared
    """What the page says of itself for machines."""


def locate_article(parsed: Parsed, fetch: Fetch, notes: Notes) -> Located:
    """Finds the article of a page, whose formulas and notes are found and moved first: they count as its words."""
    identity = identify(parsed, notes)
    gather_thread(parsed)
    context = Context(
        fetch,
        notes,
        base=_base_url(parsed, identity.url),
        dollars=_encloses_by_dollars(parsed.source),
    )
    opened = open_page(parsed.body, context)
    page = measure_page(opened.page, identity.url)
    core = choose_container(page, identity.heading, parsed.names)
    metadata = read_metadata(parsed, identity, core, notes)
    return Located(widen_container(core, page), page, opened, identity, metadata, parsed.declared)


def _base_url(parsed: Parsed, url: str) -> str:
    """What links are relative to: where the page was found, else `url`, its own address; or what its base makes of it.

    A page that is also on another site names its first place as its own, but links to what is beside it here.
    """
    found, base = parsed.address or url, parsed.root.find(".//base[@href]")
    return (web_url(base.get("href") or "", found) if base is not None else "") or found


_DOLLARS = re.compile(
    r"""inlineMath["']?\s*[:=]\s*\[+\s*\[?\s*["']\$["']"""  # inlineMath: [['$', '$']]
    r"""|left["']?\s*:\s*["']\$["']"""  # {left: "$", right: "$"}
)
"""How a page tells MathJax or KaTeX that single dollars enclose formulas."""


_QUOTED_DOLLAR = re.compile(r"\$[\"']")
"""The end of both, which few pages have and which is found sooner."""


def _encloses_by_dollars(source: str) -> bool:
    return _QUOTED_DOLLAR.search(source) is not None and _DOLLARS.search(source) is not None
