"""Notes at the foot of the page as WeasyPrint lays them out, mended: a long note goes on at the foot of the next page.

WeasyPrint keeps a note whole. It moves one that does not fit to the next page, with the line that refers to it, or
without; one that is higher than a page runs off it. Here a long note takes the room that is left on its page, and
what is left of it opens the notes of the next page. Where an article ends before its last note does, a page follows
that holds the rest of the note.

Two errors are mended as well. WeasyPrint moves notes where the area for notes seems to overflow by less than any
printer can show: heights that were added up in another order. And it moves notes where a paragraph could go instead.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from msgspec import Struct
from weasyprint.formatting_structure import build
from weasyprint.formatting_structure.boxes import FootnoteAreaBox
from weasyprint.layout import LayoutContext, page
from weasyprint.layout.block import block_level_layout

_SPLIT = 0.2
"""How much of a page a note fills at least that is split over pages."""

_SHARE = 0.6
"""How much of a page notes from the page before may fill."""

_PAGES = {"make_page", "remake_page", "make_all_pages"}
"""WeasyPrint's functions that ask which notes wait for the next page."""


class _Cut(Struct):
    """A note that goes on on the next page: its box, and where in it."""

    note: Any
    rest: Any


class _Foot(Struct):
    """The notes of the page that is laid out.

    `cut` is the last of them if it goes on on the next page, `begun` the first if it began on the one before. `most` is
    how high the notes may be, `last` how high the last of them is (CSS pixels). `waiting` are notes for the next
    page. `awaited` is how the text goes on after a page that has notes alone.
    """

    cut: _Cut | None = None
    begun: _Cut | None = None
    most: float = inf
    last: float = 0.0
    waiting: list[Any] = []
    awaited: Any = None


@contextmanager
def mended() -> Iterator[None]:
    """WeasyPrint with these notes in place of its own."""
    names = ("layout_footnote", "unlayout_footnote", "report_footnote", "_update_footnote_area")
    before = {name: getattr(LayoutContext, name) for name in names}
    make_page = page.make_page
    for name, own in zip(names, (_lay_out, _take_back, _put_off, _update), strict=True):
        setattr(LayoutContext, name, own)
    LayoutContext.in_column = property(_in_column, lambda context, value: vars(context).update(in_column=value))
    LayoutContext.reported_footnotes = property(_waiting, _wait)
    page.block_level_layout, page.make_page = _block, lambda *given: _make_page(make_page, *given)
    try:
        yield
    finally:
        for name, theirs in before.items():
            setattr(LayoutContext, name, theirs)
        del LayoutContext.in_column, LayoutContext.reported_footnotes
        page.block_level_layout, page.make_page = block_level_layout, make_page


def _in_column(context: LayoutContext) -> bool:
    """Keeps notes on the page of their reference.

    Where the second line of a paragraph is the first that does not fit, WeasyPrint would move notes of the
    lines above it to the next page, but in columns. A paragraph can go to the next page; a note cannot.
    """
    return vars(context)["in_column"] or sys._getframe(1).f_code.co_name == "_linebox_layout"


def _foot(context: Any) -> _Foot:
    foot: _Foot = vars(context).setdefault("foot", _Foot())
    return foot


# --- notes that wait for the next page -----------------------------------------------------------------


def _waiting(context: Any) -> list[Any]:
    """The notes that wait: for a new page, the one that goes on is the first of them."""
    foot = _foot(context)
    goes_on = [foot.cut.note] if foot.cut and sys._getframe(1).f_code.co_name in _PAGES else []
    return [*goes_on, *foot.waiting] if goes_on else foot.waiting


def _wait(context: Any, notes: list[Any]) -> None:
    """Sets them. A new page begins by setting none."""
    foot = _foot(context)
    if not notes and sys._getframe(1).f_code.co_name == "make_page":
        foot.begun, foot.cut, foot.most = foot.cut, None, inf
    foot.waiting = notes


# --- notes of a page -----------------------------------------------------------------------------------


def _lay_out(context: Any, note: Any) -> bool:
    """Adds a note to the page. Whether it must go to the next one; for want of room, the caller looks itself."""
    foot, caller = _foot(context), sys._getframe(1)
    context.footnotes.remove(note)
    context.current_page_footnotes.append(note)
    if foot.cut:
        return True
    context._update_footnote_area()
    area = context.current_footnote_area
    if caller.f_code.co_name == "make_page":
        room = area.page.height * (1 if caller.f_locals["page_type"].blank else _SHARE)
        return (
            area.margin_height() > room and not _split(context, note, room) and len(context.current_page_footnotes) > 1
        )
    if caller.f_code.co_name == "_linebox_layout" and not foot.waiting and not vars(context)["in_column"]:
        line = caller.f_locals
        above, foot_space = line["new_position_y"] + line["offset_y"], line["bottom_space"]
        if context.overflows_page(foot_space, above):
            _split(context, note, context.page_bottom + area.margin_height() - foot_space - above)
    return False


def _split(context: Any, note: Any, room: float) -> bool:
    """Splits the last note of the page so that its notes are no higher than `room`, if it is long enough for that."""
    foot, area = _foot(context), context.current_footnote_area
    if foot.last < _SPLIT * area.page.height:
        return False
    foot.most = room - (area.margin_height() - area.height)
    _, rest = _laid(context, area)
    last = len(context.current_page_footnotes) - 1
    if rest and rest.get(last):
        foot.cut = _Cut(note, rest[last])
    else:
        foot.most = inf
    context._update_footnote_area()
    return foot.cut is not None


def _take_back(context: Any, note: Any) -> None:
    """Takes a note off the page again: its line goes to another one."""
    if note not in context.footnotes:
        _forget(context, note)
        context.footnotes.append(note)
        for notes in (context.current_page_footnotes, _foot(context).waiting):
            if note in notes:
                notes.remove(note)
        context._update_footnote_area()


def _put_off(context: Any, note: Any) -> None:
    """Puts a note off to the next page."""
    _forget(context, note)
    context.current_page_footnotes.remove(note)
    _foot(context).waiting.append(note)
    context._update_footnote_area()


def _forget(context: Any, note: Any) -> None:
    foot = _foot(context)
    if foot.cut and foot.cut.note is note:
        foot.cut, foot.most = None, inf


def _update(context: Any) -> bool:
    """Measures the notes of the page, and leaves so much less room for its text. They never overflow."""
    area, in_column = context.current_footnote_area, vars(context)["in_column"]
    if area.height != "auto" and not in_column:
        context.page_bottom += area.margin_height()
    area.children = context.current_page_footnotes
    if area.children:
        laid, _ = _laid(context, area)
        area.height = laid.height
        _foot(context).last = laid.children[-1].margin_height()
    else:
        area.height = 0
    if not in_column:
        context.page_bottom -= area.margin_height()
    return False


def _laid(context: Any, area: Any) -> tuple[Any, Any]:
    """The area for notes with its notes, and where the last of them is to go on."""
    whole = build.create_anonymous_boxes(area.deepcopy())
    laid, rest, *_ = block_level_layout(context, whole, *_between(context, area), area.page)
    return laid, rest


def _between(context: Any, area: Any) -> tuple[float, Any]:
    """The space to leave under the notes of a page, and where in the first of them the page begins."""
    foot = _foot(context)
    notes = context.current_page_footnotes
    begun = foot.begun is not None and bool(notes) and notes[0] is foot.begun.note
    end = area.position_y + area.margin_top + area.border_top_width + area.padding_top + foot.most
    return (context.page_bottom - end if foot.most < inf else -inf), {
        0: foot.begun.rest
    } if begun and foot.begun else None


# --- pages ---------------------------------------------------------------------------------------------


def _block(context: Any, box: Any, *given: Any, **named: Any) -> Any:
    """A block of a page; the area for notes ends and begins where its notes do."""
    if isinstance(box, FootnoteAreaBox):
        named["bottom_space"], named["skip_stack"] = _between(context, box)
    return block_level_layout(context, box, *given, **named)


def _make_page(make_page: Any, context: Any, root: Any, kind: Any, *given: Any) -> Any:
    """A page; where the text goes on on a page of its own and notes still wait, a page for them comes between."""
    foot = _foot(context)
    made, rest, following = make_page(context, root, kind, *given)
    if kind.blank and foot.awaited:
        following, foot.awaited = foot.awaited, None
    if rest is not None and following["break"] != "any" and (foot.cut or foot.waiting):
        foot.awaited = following
        following = {**following, "break": kind.side}  # the next page is of the other side, and so it is blank
    return made, rest, following
