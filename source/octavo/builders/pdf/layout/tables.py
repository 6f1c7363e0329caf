"""Tables as WeasyPrint lays them out, but for their words, their captions, their tall rows and their heads.

The columns of a table are as wide as their longest words, and WeasyPrint lets it run off the page where they have no
room together. Here words may have hyphens then, and where that is not enough, lines end anywhere in them, and at last
in numbers. How the columns share the room is in `columns`.

A caption is as wide as its words ask for, up to the measure: WeasyPrint sets it as narrow as its table. Rows are kept
whole (`base.css`), but for those that are so high that the page before would be left empty: they are parted, and so
the head of the table has room over them on every page. A head that fills most of a page is not repeated.

Each function has the name of the one of WeasyPrint that it stands for (`patches`).
"""

from __future__ import annotations

from itertools import islice
from math import inf
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, preferred, table
from weasyprint.layout.percent import resolve_percentages

from octavo.builders.pdf.layout.columns import keep_word_widths, share_columns

_TALL = 0.25
"""How much of a page a row fills at least that is parted: so much of a page is left empty before another one."""

_HIGH = 0.5
"""How much of a page a head fills at least that stands over the first rows alone."""

_TABLE_LAYOUT, _TABLE_WRAPPER_WIDTH = table.table_layout, table.table_wrapper_width


_ANYWHERE = {"hyphens": "auto", "overflow_wrap": "anywhere", "white_space": "normal"}
_CONCESSIONS = (({"hyphens": "auto"}, False), (_ANYWHERE, False), (_ANYWHERE, True))
"""What is said of the words of a table that is too wide, one after the other until it has room; numbers come last."""


# --- words and captions --------------------------------------------------------------------------------


def table_wrapper_width(context: Any, wrapper: Any, containing_block: tuple[float, float]) -> None:
    """Finds the widths of a table and of its columns, and lets its captions stand out of it as far as they need."""
    _TABLE_WRAPPER_WIDTH(context, wrapper, containing_block)
    keep_word_widths(context, wrapper)
    room = containing_block[0] - sum(side for side in (wrapper.margin_left, wrapper.margin_right) if side != "auto")
    for said, numbers in _CONCESSIONS:
        if wrapper.width > room + 1:  # a pixel, for what rounding adds
            _restyle_words(wrapper, said, numbers=numbers)
            context.tables.pop(wrapper.get_wrapped_table(), None)  # the widths of its words are kept there
            _TABLE_WRAPPER_WIDTH(context, wrapper, containing_block)
    share_columns(context, wrapper)
    for caption in wrapper.children:
        if isinstance(caption, boxes.TableCaptionBox):
            _widen_caption(context, caption, wrapper, room)


def _restyle_words(wrapper: Any, said: dict[str, str], *, numbers: bool) -> None:
    """Says something of all words of a table, or of all but numbers; tokens and code may be parted as they are."""
    for box in wrapper.get_wrapped_table().descendants():
        if not isinstance(box, boxes.TextBox) or box.style["overflow_wrap"] == "anywhere":
            continue
        if numbers or any(map(str.isalpha, box.text)):
            box.style = box.style.copy()
            box.style.update(said)


def _widen_caption(context: Any, caption: Any, wrapper: Any, measure: float) -> None:
    """Gives a caption margins as much below nothing as its words are wider than the table, up to the measure."""
    words = preferred.max_content_width(context, caption, outer=False) + 1  # a pixel, for what rounding takes
    wider = max(0.0, min(words, measure) - wrapper.width)
    caption.style = caption.style.copy()
    if wrapper.style["margin_left"] == wrapper.style["margin_right"] == "auto":
        before = after = wider / 2
    else:
        before, after = (0.0, wider) if wrapper.style["direction"] == "ltr" else (wider, 0.0)
    caption.style["margin_left"], caption.style["margin_right"] = Dimension(-before, "px"), Dimension(-after, "px")


# --- rows and heads ------------------------------------------------------------------------------------


def table_layout(context: Any, given: Any, bottom_space: float, skip_stack: Any, *rest: Any) -> Any:
    """What of a table stands on a page, and how it goes on: WeasyPrint's answer, until no tall row is kept whole."""
    laid = _TABLE_LAYOUT(context, given, bottom_space, skip_stack, *rest)
    while _part_row(context, given, skip_stack, laid) or _drop_head(context, given, laid[0]):
        laid = _lay_out_again(laid, context, given, bottom_space, skip_stack, *rest)
    if (row := _begun_in_part(given, skip_stack, laid[1])) is not None:
        _set_breaks(row, "avoid")
        laid = _lay_out_again(laid, context, given, bottom_space, skip_stack, *rest)
        _set_breaks(row, "auto")
    return laid


def _lay_out_again(laid: Any, context: Any, *given: Any) -> Any:
    """Another answer to the same question: what was laid out is taken off the page before."""
    block.remove_placeholders(context, [laid[0]] if laid[0] else [], *given[-2:])
    return _TABLE_LAYOUT(context, *given)


def _part_row(context: Any, given: Any, skip_stack: Any, laid: Any) -> bool:
    """Whether a page ends before a tall row that was kept whole until now, and may be parted from now on."""
    for row in _rows_at_end(given, skip_stack, *laid[:2]):
        if row.style["break_inside"] != "auto" and _measure_row(context, given, row) > _TALL * _page_height(context):
            _set_breaks(row, "auto")
            return True
    return False


def _set_breaks(row: Any, said: str) -> None:
    """Says whether a row may be parted; one that may needs no other beside it."""
    row.style = row.style.copy()
    row.style.update({"break_inside": said, "break_before": "auto", "break_after": "auto"})


def _rows_at_end(given: Any, skip_stack: Any, shown: Any, resume_at: Any) -> list[Any]:
    """The row that a page ends before; where nothing has room on the page, or no head, the first two that go on."""
    if shown is None or (_head(given) and not _head(shown)):
        return _rows_from(given, skip_stack, 2)
    return _rows_from(given, resume_at, 1) if resume_at and not _cells_at_end(resume_at) else []


def _begun_in_part(given: Any, skip_stack: Any, resume_at: Any) -> Any:
    """The row at a page's end of which some cells have words there and others have room for none; None if none is."""
    if not resume_at or {0: None} not in _cells_at_end(resume_at).values():
        return None
    [row], [first] = _rows_from(given, resume_at, 1), _rows_from(given, skip_stack, 1)
    return None if row is first else row


def _cells_at_end(resume_at: Any) -> dict[int, Any]:
    """Where the cells of a row go on that a page's end parts; none if it ends between two rows."""
    [rows] = resume_at.values()
    return next(iter((rows or {0: None}).values())) or {}


def _rows_from(given: Any, stack: Any, count: int) -> list[Any]:
    """So many rows of a table's body from a place on."""
    at, rows = next(iter((stack or {0: None}).items()))
    skipped = next(iter(rows or {0: None}))
    groups = (group for group in given.children[at:] if not group.is_header)
    return list(islice((row for group in groups for row in group.children), skipped, skipped + count))


def _measure_row(context: Any, given: Any, row: Any) -> float:
    """How high a row is that stands whole, in CSS pixels."""
    laid = [_lay_out_cell(context, given, cell) for cell in row.children if cell.rowspan == 1]
    block.remove_placeholders(context, laid, [], [])
    return max((cell.border_height() for cell in laid), default=0.0)


def _lay_out_cell(context: Any, given: Any, cell: Any) -> Any:
    """A cell as it stands where there is room for all of it."""
    cell = cell.copy()
    resolve_percentages(cell, given)
    cell.margin_top = cell.margin_left = cell.position_x = cell.position_y = cell.width = 0
    cell.width = sum(given.column_widths[cell.grid_x :][: cell.colspan]) - cell.border_width()
    cell.height = "auto"
    laid, *_ = block.block_container_layout(
        context, cell, -inf, None, page_is_empty=True, absolute_boxes=[], fixed_boxes=[], adjoining_margins=None,
        first_letter_style=None, first_line_style=None, discard=False, max_lines=None,
    )  # fmt: skip
    return laid


def _drop_head(context: Any, given: Any, shown: Any) -> bool:
    """Whether a head leaves little room for rows, or none: it is no head to repeat from now on."""
    head = _head(given)
    if head is None or shown is None:
        return False
    there = _head(shown)
    height = there.height if there else sum(_measure_row(context, given, row) for row in head.children)
    head.is_header = bool(height < _HIGH * _page_height(context))
    return not head.is_header


def _head(one: Any) -> Any:
    """The head of a table that is repeated, None if it has none."""
    return one.children[0] if one.children and one.children[0].is_header else None


def _page_height(context: Any) -> float:
    height: float = context.current_footnote_area.page.height
    return height
