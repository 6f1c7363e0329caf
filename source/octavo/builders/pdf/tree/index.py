"""The places of an entry of the index on paper: the numbers of their pages, which are filled in when all are known."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.builders.xhtml.markup import attributes
from octavo.markup_names import Class, Data
from octavo.model import IndexEntry


def write_numbers(entry: IndexEntry) -> Iterator[str]:
    """The slot of each place. Numbers that come out the same are left out when the page is laid out again."""
    for target in entry.locators:
        slot = f'<span class="{Class.PAGEREF}" {Data.TO}="{target}">0</span>'
        yield f"<a{attributes(href=f'#{target}')}>{slot}</a>"
