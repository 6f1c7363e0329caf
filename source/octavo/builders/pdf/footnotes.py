"""Notes at the foot of the page, as WeasyPrint lays them out, with two of its errors mended.

It moves a note to the next page where the area for notes seems to overflow, by less than any printer can show:
heights that were added up in another order. And it moves notes where a paragraph could go instead.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from weasyprint.layout import LayoutContext

_UPDATE = LayoutContext._update_footnote_area


@contextmanager
def mended() -> Iterator[None]:
    """WeasyPrint without these errors."""
    LayoutContext.in_column = property(_in_column, lambda context, value: vars(context).update(in_column=value))
    LayoutContext._update_footnote_area = _update
    try:
        yield
    finally:
        del LayoutContext.in_column
        LayoutContext._update_footnote_area = _UPDATE


def _in_column(context: LayoutContext) -> bool:
    """Keeps notes on the page of their reference.

    Where the second line of a paragraph is the first that does not fit, WeasyPrint would move notes of the
    lines above it to the next page, but in columns. A paragraph can go to the next page; a note cannot.
    """
    return vars(context)["in_column"] or sys._getframe(1).f_code.co_name == "_linebox_layout"


def _update(context: Any) -> bool:
    """Whether the area is higher than it may be: never, where nothing says how high that is."""
    overflows = _UPDATE(context)
    return bool(overflows) and context.current_footnote_area.max_height < inf
