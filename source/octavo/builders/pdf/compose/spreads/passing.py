"""What is shown changes places with paragraphs of its section, in the tree of boxes, where it has no room.

The page is filled with the text that follows, and what is shown comes behind the paragraph that runs over the end
of the page, or begins the next one. Where nothing follows in its section, it stands above the paragraphs before it.
It keeps its place among others of its kind, and in the reading order (`layout.tags`, `layout.breaks`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from octavo.builders.pdf.compose.spreads.blocks import (
    announces,
    goes_on,
    is_formula,
    is_led_to,
    is_movable,
    is_shown,
    is_text,
)
from octavo.builders.pdf.compose.spreads.place import Place, measure_room
from octavo.builders.pdf.compose.spreads.state import pitch_of, spreads_of
from octavo.builders.pdf.quality import Remedy

_PASSED = "octavo_passed"
"""What a box keeps: the elements of the paragraphs that it changed places with."""

MOST = 3
"""Paragraphs that may pass what is shown."""

_LINES = 3
"""Lines of room that a paragraph needs which passes."""


def passed_by(box: Any) -> tuple[Any, ...]:
    """The elements of the paragraphs that stand on the other side of what is shown than in the text."""
    passed: tuple[Any, ...] = vars(box).get(_PASSED, ())
    return passed


def let_pass(context: Any, place: Place, _: float) -> Place | None:
    """The place for the next paragraph, which changed places with what is shown; None where it may not."""
    box, index = place.box, place.number
    run = _find_run(box, index)
    end = index + len(run)
    passing = _find_passing(box.children[end:])
    if not passing or any(len(passed_by(one)) >= MOST for one in run):
        return None
    if not passed_by(run[0]) and index and announces(box.children[index - 1]):
        return None
    if measure_room(context, place) < _LINES * pitch_of(context, box):
        return None
    _swap_indents(box, index, end)
    box.children = [*box.children[:index], *passing, *run, *box.children[end + len(passing) :]]
    for one in run:
        mark_passed(context, one, (*passed_by(one), *(each.element for each in passing)))
    return place.hold(passing[0])


def _find_passing(children: Any) -> list[Any]:
    """The paragraph that comes next, with the formulas in it; none where it leads to a list, a table or code."""
    if not children or not is_text(children[0]):
        return []
    end = 1
    while end < len(children) and (is_formula(children[end]) or goes_on(children[end])):
        end += 1
    return [] if end < len(children) and is_led_to(children[end]) else list(children[:end])


def mark_passed(context: Any, shown: Any, passed: tuple[Any, ...]) -> None:
    """Notes with what is shown which paragraphs it changed places with."""
    setattr(shown, _PASSED, passed)
    spreads_of(context).changes += 1
    spreads_of(context).record(Remedy("pass", context.current_page - 1, len(passed)), id(shown))


def _find_run(box: Any, index: int) -> list[Any]:
    """What is shown at a place, with all that is shown right behind it: they keep their order."""
    end = index + 1
    while end < len(box.children) and is_shown(box.children[end]) and is_movable(box.children[end]):
        end += 1
    return list(box.children[index:end])


def _swap_indents(box: Any, index: int, end: int) -> None:
    """Indents a paragraph that follows another one now, and not the one that follows what is shown."""
    paragraph, following = box.children[end], box.children[end + 1 : end + 2]
    indented = _find_indented(box.children)
    if indented is None or not index or not is_text(box.children[index - 1]):
        return
    before = paragraph.children[0].style["text_indent"]
    _indent(paragraph, indented.children[0].style["text_indent"])
    if following and is_text(following[0]):
        _indent(following[0], before)


def _find_indented(blocks: Any) -> Any:
    """A paragraph that follows another one; None where there is none."""
    for first, second in pairwise(blocks):
        if is_text(first) and is_text(second) and not goes_on(second):
            return second
    return None


def _indent(paragraph: Any, indent: Any) -> None:
    line = paragraph.children[0]
    line.style = line.style.copy()
    line.style["text_indent"] = indent
