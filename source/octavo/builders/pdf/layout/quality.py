"""Measures how well laid-out pages are set: spaces, hyphens, the grid, and the places that a typographer would mark.

From what stands on the pages (`page_view`), so that it costs little. Body pages alone count: those with text of an
article. A page that ends before a forced break, or with its article, may be short.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from msgspec.structs import replace

from octavo.builders.pdf.layout.page_view import BlockView, LineView, PageView
from octavo.builders.pdf.quality import LOOSE, Fault, FaultKind, Frame, Moments, Quality, Remedy, RemedyKind

_POINT = 0.75
"""Points in a CSS pixel."""

_WHITE = 0.12
"""The share of the depth from which white between two blocks is a hole."""

_RUNT = 5
"""Lines: a page with fewer is a runt."""

_FOLLOWING = 2
"""Lines that have to follow a heading on its page."""

_ON_GRID = 0.05
"""How far a base line may be from that of the grid, as a share of the distance of two of them."""

_UNEVEN = 0.5
"""Lines: facing pages whose feet differ by as much are uneven."""


class Ending(NamedTuple):
    """How a page is followed: whether it may be short, and whether the next one faces it."""

    free: bool
    faced: bool


def measure_quality(
    views: Sequence[PageView], endings: Sequence[Ending], leading: float, remedies: tuple[Remedy, ...] = ()
) -> Quality:
    """The quality of pages, whose lines are `leading` apart (CSS pixels); `remedies` were taken when they were made."""
    lines = [(number, line) for number, view in enumerate(views) for line in _lines(view)]
    rise = _find_rise([line for _, line in lines], leading)
    gridded = sum(_is_on_grid(line, views[number], rise, leading) for number, line in lines)
    full = [line for _, line in lines if line.full]
    found = (_add_remedies(fault, remedies) for fault in _find_faults(views, endings, leading))
    faults = sorted(found, key=lambda fault: (fault.page, fault.y))
    return Quality(
        pages=sum(view.is_body for view in views),
        lines=len(lines),
        gridded=gridded,
        hyphened=sum(line.hyphened for _, line in lines),
        spaces=_sum_spaces(full),
        faults=tuple(faults),
        remedies=remedies,
        full=len(full),
        leading=round(leading * _POINT, 3),
        frames=tuple(_make_frame(view, rise) for view in views),
    )


def _lines(view: PageView) -> Iterator[LineView]:
    for block in view.blocks:
        yield from block.lines


def _sum_spaces(lines: Sequence[LineView]) -> Moments:
    """The spaces of lines in ems, each space counted."""
    found = [(line.spaces, line.space / line.size) for line in lines if line.natural]
    total = sum(count * width for count, width in found)
    squares = sum(count * width * width for count, width in found)
    return Moments(sum(count for count, _ in found), round(total, 4), round(squares, 4))


# --- the grid --------------------------------------------------------------------------------------


def _find_rise(lines: Sequence[LineView], leading: float) -> float:
    """How far below its upper edge the base line of a line of the text is."""
    plain = [line.baseline - line.y for line in lines if abs(line.height - leading) < leading * _ON_GRID]
    return median(plain) if plain else leading * 0.75


def _is_on_grid(line: LineView, view: PageView, rise: float, leading: float) -> bool:
    steps = (line.baseline - view.frame[1] - rise) / leading
    return abs(steps - round(steps)) <= _ON_GRID


def _make_frame(view: PageView, rise: float) -> Frame:
    x, y, width, height = (round(length * _POINT, 2) for length in view.frame)
    return Frame(x, y, width, height, round((view.frame[1] + rise) * _POINT, 2), view.is_body)


# --- faults ----------------------------------------------------------------------------------------


def _find_faults(views: Sequence[PageView], endings: Sequence[Ending], leading: float) -> Iterator[Fault]:
    for page, (view, ending) in enumerate(zip(views, endings, strict=True)):
        if not view.is_body:
            continue
        yield from _find_loose_lines(page, view)
        yield from _find_stacks(page, view)
        if ending.free:
            yield from _find_runt(page, view, leading)
            continue
        yield from _find_hole(page, view)
        yield from _find_short_head(page, view, views[page + 1])
        if ending.faced and not endings[page + 1].free:
            yield from _compare_feet(page, view, views[page + 1], leading)


def _fault(kind: FaultKind, page: int, place: tuple[float, float, float, float], amount: float) -> Fault:
    """A fault at a place (x, y, width, height; CSS pixels)."""
    x, y, width, height = (round(length * _POINT, 1) for length in place)
    return Fault(kind, page, x, y, width, height, round(amount, 3))


_AGAINST: dict[FaultKind, tuple[RemedyKind, ...]] = {
    "hole": ("shrink", "pass", "divide"),
    "runt": ("add-line", "take-line", "shrink"),
    "short-head": ("pass", "divide", "take-line"),
    "uneven-feet": ("add-line", "take-line"),
}
"""What is tried against each fault."""


def _add_remedies(fault: Fault, remedies: Sequence[Remedy]) -> Fault:
    """The fault with what was tried against it on its page."""
    kinds = _AGAINST.get(fault.kind, ())
    tried = tuple(one for one in remedies if one.page == fault.page and one.kind in kinds)
    return replace(fault, remedies=tried) if tried else fault


def _find_loose_lines(page: int, view: PageView) -> Iterator[Fault]:
    for line in _lines(view):
        if line.natural and line.spaces and line.space > LOOSE * line.natural:
            yield _fault("loose-line", page, line[:4], line.space / line.natural)


def _find_stacks(page: int, view: PageView) -> Iterator[Fault]:
    for block in view.blocks:
        stack: list[LineView] = []
        for line in (*block.lines, None):
            if line is not None and line.hyphened:
                stack.append(line)
                continue
            if len(stack) > 1:
                yield _fault("stack", page, _bounds(stack), len(stack))
            stack = []


def _bounds(lines: Sequence[LineView]) -> tuple[float, float, float, float]:
    """The place that lines take together."""
    x, end = min(line.x for line in lines), max(line.x + line.width for line in lines)
    return x, lines[0].y, end - x, lines[-1].y + lines[-1].height - lines[0].y


def _find_hole(page: int, view: PageView) -> Iterator[Fault]:
    """The largest white of a page, if it is large. Above the title of an article there is always some."""
    x, top, width, depth = view.frame
    places = sorted((max(top, begin), min(top + depth, end)) for begin, end in (*view.inked, *view.beside))
    reached = places[0][0] if view.opens and places else top
    whites = []
    for begin, end in (*places, (top + depth, top + depth)):
        whites.append((begin - reached, reached))
        reached = max(reached, end)
    height, begin = max(whites)
    if height > depth * _WHITE:
        yield _fault("hole", page, (x, begin, width, height), height / depth)


def _find_runt(page: int, view: PageView, leading: float) -> Iterator[Fault]:
    x, top, width, _ = view.frame
    reach = max((end for _, end in view.inked), default=top) - top
    if not view.opens and 0 < reach < (_RUNT - _ON_GRID) * leading:
        yield _fault("runt", page, (x, top, width, reach), max(round(reach / leading), 1))


def _find_short_head(page: int, view: PageView, following: PageView) -> Iterator[Fault]:
    """A heading with too few lines below it on its page, or words that announce what stands on the next one."""
    if not view.blocks:
        return
    last = view.blocks[-1]
    goes_on = bool(following.blocks) and following.blocks[0].element is last.element
    if last.leads or (last.tail == ":" and not goes_on):
        yield _fault("short-head", page, _place(last), 0)
        return
    before = view.blocks[-2] if len(view.blocks) > 1 else None
    if before is not None and before.leads and goes_on and 0 < last.height < _FOLLOWING:
        yield _fault("short-head", page, _place(before), last.height)


def _place(block: BlockView) -> tuple[float, float, float, float]:
    return block.x, block.top, block.width, block.bottom - block.top


def _compare_feet(page: int, left: PageView, right: PageView, leading: float) -> Iterator[Fault]:
    """Feet that differ, marked on the shorter page; where one of them has a hole, that is said already."""
    if not right.is_body or any(True for one, view in ((0, left), (0, right)) for _ in _find_hole(one, view)):
        return
    feet = [max((end for _, end in view.inked), default=view.frame[1]) for view in (left, right)]
    uneven = abs(feet[0] - feet[1])
    if uneven >= _UNEVEN * leading:
        shorter = feet.index(min(feet))
        x, _, width, _ = (left, right)[shorter].frame
        yield _fault("uneven-feet", page + shorter, (x, min(feet), width, uneven), uneven / leading)


def are_facing(sides: Sequence[str], first: str) -> list[bool]:
    """Of each page whether the next one faces it; `first` is the side of a spread that is read first."""
    return [*(here == first and there != first for here, there in pairwise(sides)), False]
