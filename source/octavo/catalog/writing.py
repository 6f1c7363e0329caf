"""All that a shelf is made of but for books and covers: pages and feeds."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.catalog import html, opds1, opds2
from octavo.catalog.book import ShelvedBook
from octavo.catalog.listings import arrange


def write_shelf(title: str, books: Sequence[ShelvedBook]) -> dict[str, bytes]:
    """The files of a shelf: their names from its folder ("opds/all.xml"), and what they hold."""
    catalog = arrange(title, books)
    texts = [*html.write_pages(catalog), *opds1.write_feeds(catalog), *opds2.write_feeds(catalog)]
    return {name: text.encode("utf-8", "backslashreplace") for name, text in texts}
