"""What the web edition is told."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from octavo.builders import MadeBook, PageMap

Packing: TypeAlias = Literal["folder", "zip", "page"]
"""How a web edition is handed over: a folder of pages, the same in a zip file, or all of it in one page."""


class WebOptions(Struct, frozen=True):
    """`toc_depth` is 0 for as many levels of headings as the printed book lists.

    `pagemap` are the pages of a PDF of the same build, `books` what else was made in it: readers can take them along.
    """

    packing: Packing = "folder"
    toc_depth: int = 0
    pagemap: PageMap = PageMap()
    books: tuple[MadeBook, ...] = ()
