"""A largest number of pages: styles can ask for pages that hold nothing, and a book of them would have no end."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.layout import page

from octavo.errors import BuildError

_FEW = 200
"""Pages that any book may have."""

_REMAKE_PAGE = page.remake_page


def remake_page(index: int, context: Any, root: Any, html: Any) -> Any:
    """Stands for `weasyprint.layout.page.remake_page`. Raises `BuildError` for a page that no honest book has."""
    if index >= _FEW and index >= _most_pages(html.etree_element):
        hint = "see what --css or the theme says of @page, margins and breaks"
        raise BuildError(f"the pages have no end: {index:,} hold what there is of words", hint=hint)
    return _REMAKE_PAGE(index, context, root, html)


def _most_pages(tree: Element) -> int:
    """A page for each element, and one for every ten characters: a phone in large print has sixty and more."""
    return _FEW + sum(1 + len(one.text or "") // 10 + len(one.tail or "") // 10 for one in tree.iter())
