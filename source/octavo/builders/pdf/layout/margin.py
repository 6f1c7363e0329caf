"""The outer margin at work: short notes beside their lines, captions beside their pictures, wide blocks reaching out.

WeasyPrint has one place for notes, the foot of the page. Here a short note whose page has a wide outer margin is laid
out in that as soon as the line is set that refers to it (`takes_note`), and when the page is full, all its notes get
their places: as near to their lines as they can stand without touching each other or what else stands there
(`place_boxes`). What stands out of the text stands out to the right; on left pages it is moved to the other side.

Notes that would fill more than half of the margin go to the foot, and so does, on the next page, one that finds no
place beside all that reaches into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec import Struct
from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import block

from octavo.builders.pdf.page import GAP
from octavo.markup_names import Class

_SHORT = 140
"""Characters of the longest note that stands in the margin."""

_SHARE = 0.5
"""How much of the margin the notes of a page may fill."""

_BETWEEN = 6.0
"""CSS pixels between two notes at least."""

_ROUNDING = 0.01
"""CSS pixels that are no difference."""

_PIXELS = 96 / 25.4
"""CSS pixels in a millimetre."""

_INLINE = (boxes.LineBox, boxes.InlineBox, boxes.TextBox, boxes.BlockBox)

_BLOCK_LEVEL_LAYOUT = block.block_level_layout


class SideNotes(Struct):
    """The notes in the margin of the page that is laid out, each with its box; `height` is how high all are."""

    boxes: list[tuple[Any, Any]] = []
    height: float = 0.0

    def takes_note(self, context: Any, note: Any) -> bool:
        """Whether a note stands in the margin from now on."""
        width, page = margin_width(context), context.current_footnote_area.page
        if not width or not _has_margin(page, width) or not _is_short(note):
            return False
        box = _lay_out(context, note, width, page)
        if self.height + box.margin_height() + _BETWEEN > _SHARE * page.height:
            return False
        self.boxes.append((note, box))
        self.height += box.margin_height() + _BETWEEN
        return True

    def drop_note(self, note: Any) -> bool:
        """Takes a note out of the margin again; False if it is not there."""
        for at, (known, box) in enumerate(self.boxes):
            if known is note:
                del self.boxes[at]
                self.height -= box.margin_height() + _BETWEEN
                return True
        return False


def margin_width(context: Any) -> float:
    """How wide the column in the outer margin of a job's pages is, in CSS pixels; 0 where they have none."""
    hook = vars(context).get("octavo_hook")
    return hook.margin_column * _PIXELS if hook else 0.0


def _has_margin(page: Any, width: float) -> bool:
    """Whether a page has the column: one on its side has not."""
    return bool(max(page.margin_left, page.margin_right) > width)


def _is_short(note: Any) -> bool:
    """Whether a note is a few words in lines."""
    letters = 0
    for box in note.descendants():
        if not isinstance(box, _INLINE) or box.element_tag == "pre":
            return False
        letters += len(box.text) if isinstance(box, boxes.TextBox) else 0
    return letters <= _SHORT


def _lay_out(context: Any, note: Any, width: float, page: Any) -> Any:
    """The box of a note in the column."""
    area = context.current_footnote_area
    whole = boxes.BlockBox.anonymous_from(area, [note.deepcopy()])
    whole.style = whole.style.copy()
    whole.style["width"] = Dimension(width, "px")
    for box in (whole, *whole.descendants()):
        box.style = box.style.copy()
        box.style["text_align_all"] = "start"
    whole.position_x, whole.position_y = page.content_box_x(), page.content_box_y()
    laid, *_ = _BLOCK_LEVEL_LAYOUT(context, build.create_anonymous_boxes(whole), -1e9, None, page, True, [], [])
    return laid


# --- a full page ---------------------------------------------------------------------------------------


class Span(NamedTuple):
    """From where to where something reaches on a page, in CSS pixels from its top."""

    top: float
    bottom: float


def fill_margin(context: Any, page: Any, notes: SideNotes) -> list[Any]:
    """Puts all that belongs into the margin of a laid-out page at its place. The notes that find none."""
    width = margin_width(context)
    if not width or not _has_margin(page, width):
        return [note for note, _ in notes.boxes]
    left = page.margin_left > page.margin_right
    taken: dict[Any, Span] = {}
    calls: dict[int, float] = {}
    for box in page.children[0].descendants(placeholders=True):
        if isinstance(box, boxes.LineBox):
            calls |= {id(call.footnote): box.position_y + box.baseline for call in box.descendants() if call.footnote}
        if (moved := _distance(box, page.width, width)) and box.element not in taken:
            taken[box.element] = Span(box.position_y, box.position_y + box.margin_height())
            box.translate(dx=-moved if left else 0)
    return _place_notes(page, notes, list(taken.values()), calls, left=left)


def _distance(box: Any, measure: float, width: float) -> float:
    """How far a box that stands out to the right is moved to stand out to the left; 0 for one that does neither."""
    classes = box.element.get("class", "").split() if box.element is not None and "::" not in box.element_tag else ()
    if Class.BESIDE in classes:
        return measure + width + 2 * GAP * _PIXELS if box.is_absolutely_positioned() else 0.0
    return _excess(box, measure) if Class.OUTSET in classes else 0.0


def _excess(box: Any, measure: float) -> float:
    """How much wider a block is than the text: as its table or its picture, where that is narrower than the block."""
    shown = [inner for inner in box.descendants() if isinstance(inner, boxes.TableBox | boxes.ReplacedBox)]
    ends = (inner.position_x + inner.margin_width() for inner in shown or [box])
    return float(max(0.0, max(ends) - box.position_x - measure))


def _place_notes(page: Any, notes: SideNotes, taken: list[Span], calls: dict[int, float], *, left: bool) -> list[Any]:
    """Adds the notes of a page to it, in an area that WeasyPrint has for others; those that find no place."""
    top = page.content_box_y()
    found = [(calls.get(id(note), top) - _first_baseline(box), note, box) for note, box in notes.boxes]
    found.sort(key=lambda one: one[0])
    wanted = [Span(y, y + box.margin_height()) for y, _, box in found]
    places = place_boxes(wanted, taken, Span(top, top + page.height))
    area = page.children[-1]
    for (_, _, box), place in zip(found, places, strict=False):
        x = page.content_box_x()
        x += -GAP * _PIXELS - box.margin_width() if left else page.width + GAP * _PIXELS
        box.translate(x - box.position_x, place - box.position_y)
        area.children = [*area.children, box]
    return [note for _, note, _ in found[len(places) :]]


def _first_baseline(box: Any) -> float:
    """How far below its top the first line of a box stands."""
    line = next((inner for inner in box.descendants() if isinstance(inner, boxes.LineBox)), None)
    return 0.0 if line is None else float(line.position_y + line.baseline - box.position_y)


def place_boxes(wanted: Sequence[Span], taken: Sequence[Span], room: Span) -> list[float]:
    """Where boxes stand that want to be at some place in a column, in their order; fewer if not all have room.

    They touch neither each other nor what is `taken`, and are where they want to be, or as little below as can be,
    unless the column ends: then they move up.
    """
    for count in range(len(wanted), -1, -1):
        latest = _find_latest([span.bottom - span.top for span in wanted[:count]], taken, room)
        if latest is not None:
            return _fall(wanted[:count], latest, taken, room)
    return []


def _find_latest(heights: Sequence[float], taken: Sequence[Span], room: Span) -> list[float] | None:
    """The lowest places that boxes of some heights can have, in their order; None where there is no room for all."""
    places, end = [], room.bottom
    for height in reversed(heights):
        place = end - height
        for other in sorted(taken, reverse=True):
            if _touches(place, height, other):
                place = other.top - _BETWEEN - height
        if place < room.top - _ROUNDING:
            return None
        places.append(place)
        end = place - _BETWEEN
    return places[::-1]


def _fall(wanted: Sequence[Span], latest: Sequence[float], taken: Sequence[Span], room: Span) -> list[float]:
    """The places of boxes that each fall to the first free one, but no lower than others leave them room."""
    places, free = [], room.top
    for span, last in zip(wanted, latest, strict=True):
        height = span.bottom - span.top
        place = max(span.top, free)
        for other in sorted(taken):
            if _touches(place, height, other):
                place = other.bottom + _BETWEEN
        places.append(min(place, last))
        free = places[-1] + height + _BETWEEN
    return places


def _touches(place: float, height: float, other: Span) -> bool:
    return place < other.bottom + _BETWEEN and place + height > other.top - _BETWEEN
