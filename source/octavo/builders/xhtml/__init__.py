"""An article as XHTML: the one place where nodes become elements, shared by every builder.

The markup reads alike to an XML and an HTML parser: explicit end tags for all but void elements.
Elements carry `role` (DPUB-ARIA 1.1) for styles and for readers who listen, and `epub:type` for
reading systems. What a medium must decide for itself (how a picture is named, how a formula is drawn,
where footnotes stand) it says in a `Medium`.

Each module writes what the one before it cannot: `inlines`, `stacked_tables`, `tables`, `blocks`, `article`.
"""

from __future__ import annotations

from octavo.builders.xhtml.article import BodyPiece, Xhtml
from octavo.builders.xhtml.inlines import ELEMENTS, Medium
from octavo.builders.xhtml.pagemarks import PageBreakMark, PageMarks

__all__ = ["ELEMENTS", "BodyPiece", "Medium", "PageBreakMark", "PageMarks", "Xhtml"]
