"""Notes at the foot of the page as WeasyPrint lays them out, but for three things.

WeasyPrint keeps a note whole. It moves one that does not fit to the next page, with the line that refers to it, or
without; one that is higher than a page runs off it. Here a long note takes the room that is left on its page, and
what is left of it opens the notes of the next page. Where an article ends before its last note does, a page follows
that holds the rest of the note.

A short note stands in the outer margin instead, where the pages have one that is wide enough (`margin`).

Two errors are mended as well. WeasyPrint moves notes where the area for notes seems to overflow by less than any
printer can show: heights that were added up in another order. And it moves notes where a paragraph could go instead.

Each function has the name of the one of WeasyPrint that it stands for (`patches`).
"""

from __future__ import annotations

from math import inf
from typing import Any

from msgspec import Struct, field
from weasyprint.formatting_structure import build
from weasyprint.formatting_structure.boxes import FootnoteAreaBox
from weasyprint.layout import LayoutContext, block, page

from octavo.builders.pdf.compose.spreads.state import room_below
from octavo.builders.pdf.layout.margin import SideNotes, fill_margin

_SPLIT = 0.2
"""How much of a page a note fills at least that is split over pages."""

_SHARE = 0.6
"""How much of a page notes from the page before may fill."""

_BLOCK_LEVEL_LAYOUT, _LINEBOX_LAYOUT = block.block_level_layout, block._linebox_layout
_MAKE_PAGE, _OVERFLOWS_PAGE = page.make_page, LayoutContext.overflows_page


class _Cut(Struct):
    """A note that goes on on the next page: its box, and where in it."""

    note: Any
    rest: Any


class _Foot(Struct):
    """The notes of the page that is laid out, and what is known of the page.

    `cut` is the last of them if it goes on on the next page, `begun` the first if it began on the one before, `carried`
    are those of references on earlier pages. `fresh` was laid out just now, with the line that refers to it. `most` is
    how high the notes may be, `last` how high the last of them is (CSS pixels). `blank` says that there is no text on
    the page, `lines` that lines of text are being laid out. `awaited` is how the text goes on after a page that has
    notes alone. `beside` are the notes in its margin.
    """

    cut: _Cut | None = None
    begun: _Cut | None = None
    carried: list[Any] = []
    fresh: Any = None
    most: float = inf
    last: float = 0.0
    blank: bool = False
    lines: bool = False
    awaited: Any = None
    beside: SideNotes = field(default_factory=SideNotes)


def _foot(context: LayoutContext) -> _Foot:
    """The notes of the page that `context` is at."""
    kept = vars(context)
    foot: _Foot = kept["foot"] if "foot" in kept else kept.setdefault("foot", _Foot())
    return foot


# --- pages and lines -----------------------------------------------------------------------------------


def make_page(context: Any, root: Any, kind: Any, *given: Any) -> Any:
    """A page; where the text goes on on a page of its own and notes still wait, a page for them comes between.

    Of the notes that wait for the next page, the one that goes on there is the first.
    """
    foot = _foot(context)
    foot.begun, foot.cut, foot.most, foot.beside = foot.cut, None, inf, SideNotes()
    foot.carried, foot.blank = list(context.reported_footnotes), kind.blank
    made, rest, following = _MAKE_PAGE(context, root, kind, *given)
    context.reported_footnotes.extend(fill_margin(context, made, foot.beside))
    if foot.cut:
        context.reported_footnotes.insert(0, foot.cut.note)
    if kind.blank and foot.awaited:
        following, foot.awaited = foot.awaited, None
    if rest is not None and following["break"] != "any" and context.reported_footnotes:
        foot.awaited = following
        following = {**following, "break": kind.side}  # the next page is of the other side, and so it is blank
    return made, rest, following


def block_level_layout(context: Any, box: Any, *given: Any, **named: Any) -> Any:
    """A block of a page; the area for notes ends and begins where its notes do, and some pages hold a line more."""
    if isinstance(box, FootnoteAreaBox):
        named["bottom_space"], named["skip_stack"] = _bounds(context, box)
    elif box.is_for_root_element:
        given = (given[0] - room_below(context), *given[1:])
    return _BLOCK_LEVEL_LAYOUT(context, box, *given, **named)


def linebox_layout(context: Any, *given: Any) -> Any:
    """The lines of a paragraph."""
    foot = _foot(context)
    before, foot.lines = foot.lines, True
    try:
        return _LINEBOX_LAYOUT(context, *given)
    finally:
        foot.lines = before


def _is_in_column(context: Any) -> bool:
    """Whether columns are laid out, or lines: it keeps notes on the page of their reference.

    Where the second line of a paragraph is the first that does not fit, WeasyPrint would move notes of the
    lines above it to the next page, but in columns. A paragraph can go to the next page; a note cannot.
    """
    return _in_columns(context) or _foot(context).lines


in_column = property(_is_in_column, lambda context, value: vars(context).update(in_column=value))


def _in_columns(context: Any) -> bool:
    """Whether columns are laid out: what WeasyPrint says of it."""
    said: bool = vars(context)["in_column"]
    return said


def overflows_page(context: Any, bottom_space: float, position_y: float) -> bool:
    """Whether something that ends at `position_y` runs off the page.

    This is asked of a line when a note that it refers to was laid out: if there is no room for both, the note is split.
    """
    foot = _foot(context)
    note, foot.fresh = foot.fresh, None
    overflows: bool = _OVERFLOWS_PAGE(context, bottom_space, position_y)
    if note is None or not overflows:
        return overflows
    area = context.current_footnote_area
    _split(context, note, context.page_bottom + area.margin_height() - bottom_space - position_y)
    return bool(_OVERFLOWS_PAGE(context, bottom_space, position_y))


# --- notes of a page -----------------------------------------------------------------------------------


def layout_footnote(context: Any, note: Any) -> bool:
    """Adds a note to the page. Whether it must go to the next one; for want of room, the caller looks itself."""
    foot = _foot(context)
    context.footnotes.remove(note)
    if note not in foot.carried and not _in_columns(context) and foot.beside.takes_note(context, note):
        return False
    context.current_page_footnotes.append(note)
    if foot.cut:
        return True
    context._update_footnote_area()
    if note in foot.carried:
        return _is_too_high(context, note)
    foot.fresh = None if _in_columns(context) else note
    return False


def _is_too_high(context: Any, note: Any) -> bool:
    """Whether a note from the page before has to wait for another one, after notes that stand before it."""
    area = context.current_footnote_area
    room = area.page.height * (1 if _foot(context).blank else _SHARE)
    if area.margin_height() <= room or _split(context, note, room):
        return False
    return len(context.current_page_footnotes) > 1


def _split(context: Any, note: Any, room: float) -> bool:
    """Splits the last note of the page so that its notes are no higher than `room`, if it is long enough for that."""
    foot, area = _foot(context), context.current_footnote_area
    if foot.last < _SPLIT * area.page.height:
        return False
    foot.most = room - (area.margin_height() - area.height)
    _, rest = _lay_out_area(context, area)
    last = len(context.current_page_footnotes) - 1
    if rest and rest.get(last):
        foot.cut = _Cut(note, rest[last])
    else:
        foot.most = inf
    context._update_footnote_area()
    return foot.cut is not None


def unlayout_footnote(context: Any, note: Any) -> None:
    """Takes a note off the page again: its line goes to another one."""
    if note not in context.footnotes:
        _forget(context, note)
        context.footnotes.append(note)
        if _foot(context).beside.drop_note(note):
            return
        for notes in (context.current_page_footnotes, context.reported_footnotes):
            if note in notes:
                notes.remove(note)
        context._update_footnote_area()


def report_footnote(context: Any, note: Any) -> None:
    """Puts a note off to the next page."""
    _forget(context, note)
    context.reported_footnotes.append(note)
    if _foot(context).beside.drop_note(note):
        return
    context.current_page_footnotes.remove(note)
    context._update_footnote_area()


def _forget(context: Any, note: Any) -> None:
    """Forgets that a note was the last of the page."""
    foot = _foot(context)
    foot.fresh = None
    if foot.cut and foot.cut.note is note:
        foot.cut, foot.most = None, inf


def update_footnote_area(context: Any) -> bool:
    """Measures the notes of the page, and leaves so much less room for its text. They never overflow."""
    area, in_columns = context.current_footnote_area, _in_columns(context)
    if area.height != "auto" and not in_columns:
        context.page_bottom += area.margin_height()
    area.children = context.current_page_footnotes
    if area.children:
        laid, _ = _lay_out_area(context, area)
        area.height = laid.height
        _foot(context).last = laid.children[-1].margin_height()
    else:
        area.height = 0
    if not in_columns:
        context.page_bottom -= area.margin_height()
    return False


def _lay_out_area(context: Any, area: Any) -> tuple[Any, Any]:
    """The area for notes with its notes, and where the last of them is to go on."""
    whole = build.create_anonymous_boxes(area.deepcopy())
    laid, rest, *_ = _BLOCK_LEVEL_LAYOUT(context, whole, *_bounds(context, area), area.page)
    return laid, rest


def _bounds(context: Any, area: Any) -> tuple[float, Any]:
    """The space to leave under the notes of a page, and where in the first of them the page begins."""
    foot = _foot(context)
    notes = context.current_page_footnotes
    begun = foot.begun if foot.begun and notes and notes[0] is foot.begun.note else None
    end = area.position_y + area.margin_top + area.border_top_width + area.padding_top + foot.most
    return (context.page_bottom - end if foot.most < inf else -inf), {0: begun.rest} if begun else None
