"""What `add` and `update` are asked for: plain data."""

from __future__ import annotations

from msgspec import Struct, field

from octavo.web.messages import ClientOptions

MOST_PAGES = 1000
"""How many pages are taken of a listing where no number is asked for."""


class Wish(Struct, frozen=True, kw_only=True):
    """What is to be added, and how.

    `names` are addresses of pages, feeds, outlines, sitemaps and index pages, files and folders, and "-" for a list on
    standard input. `follow` is a CSS selector of the links of an index page. No more than `limit` pages are taken of
    a listing, `MOST_PAGES` for 0. `browser` asks for pages as a browser shows them, once their scripts have run.
    """

    names: tuple[str, ...] = ()
    follow: str = ""
    limit: int = 0
    browser: bool = False
    client: ClientOptions = field(default_factory=ClientOptions)
