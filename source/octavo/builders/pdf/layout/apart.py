"""Whether a piece of a book can be laid out by itself: its pages are the same as if the rest stood around it.

The stylesheets of the house see to that. One of a user may run articles into each other, or have the body of the book
add to its first page; then the book is laid out as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_OWN_PAGE = {"page", "left", "right", "recto", "verso"}
"""Values of break-before that begin a page."""

_EDGES = ("margin_top", "padding_top", "border_top_width", "margin_bottom", "padding_bottom", "border_bottom_width")


def is_apart(root: Any, page_maker: Sequence[Any]) -> bool:
    """Whether the pages of a tree of boxes would be the same among others."""
    body = root.children[0] if len(root.children) == 1 else None
    return (
        body is not None
        and not any(map(_has_edge, (root, body)))
        and all(map(_has_own_pages, body.children))
        and not any(made["content_lookups"] or made["pages_wanted"] for *_, made in page_maker)
    )


def _has_edge(box: Any) -> bool:
    """Whether something stands above or below all that is in a box, once in a book."""
    return any(getattr(box.style[edge], "value", box.style[edge]) not in {0, "auto"} for edge in _EDGES)


def _has_own_pages(box: Any) -> bool:
    """Whether a child of the body begins a page, and asks nothing of the one behind it."""
    styles = box.style
    begins = styles["break_before"] in _OWN_PAGE or styles["page"] == "cover"
    return begins and "::" not in (box.element_tag or "") and styles["break_after"] in {"auto", "page", "avoid"}
