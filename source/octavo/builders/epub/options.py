"""What may be asked of the EPUB builder."""

from __future__ import annotations

from msgspec import Struct, field

from octavo.builders import PageMap
from octavo.profiles import BookForm, ReadingSystem, profile


class EpubOptions(Struct, frozen=True, kw_only=True):
    """How an EPUB is made.

    `toc_depth` is how many levels of headings the contents list (1 is articles alone, 0 as many as those of the PDF or
    as fit). `form` is that of the work, None for what its length asks for. `reader` is the reading system that it is
    made for. `pagemap` are the pages of the PDF made in the same run, for the page list; empty without one.
    """

    toc_depth: int = 2
    form: BookForm | None = "book"
    reader: ReadingSystem = field(default_factory=lambda: profile(ReadingSystem, "generic"))
    pagemap: PageMap = PageMap()
