"""Which breakpoints the lines of a paragraph end at: the fewest demerits in all (Knuth and Plass), or the first fit."""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import NamedTuple

from octavo.builders.pdf.compose.breakpoints import CODE, DASH, SEAM, Breakpoints

_LOOSE, _TIGHT, _FLOOR = 0.42, 2 / 3, 0.18
"""How wide a space is on a line of badness 100, in ems; and the narrowest one: a share of itself, and no less ems."""

PRETOLERANCE, TOLERANCE, EMERGENCY = 0.74, 3.0, inf
"""How much a space may grow, as a share of `Measure.stretch`: without hyphens, with them, and if nothing else helps."""

_LINE, _STACK, _LAST, _SHORT = 10.0, 1_500_000.0, 5_000.0, 5_000.0
"""What a line costs, two hyphens in a row, one on the line before the last, and a last line that is too short."""

_WORST = 10_000.0
"""The badness of a line that cannot be filled."""

_RAGGED = 0.7
"""The share of a ragged line before a word of code that is not parted."""

_SHORTEST = 0.1
"""The share of the measure that the last line should have."""

_NEAR = 1e-6


class Measure(NamedTuple):
    """How long lines are, the indent of the first, and how wide a space is, at most grows and shrinks (CSS pixels)."""

    width: float
    indent: float
    stretch: float
    shrink: float


def make_measure(width: float, indent: float, space: float, size: float) -> Measure:
    """The measure for text of a size whose space is so wide (CSS pixels)."""
    stretch = max(_LOOSE * size - space, space / 2)
    return Measure(width, indent, stretch, max(space - max(_TIGHT * space, _FLOOR * size), 0.0))


def choose_lines(points: Breakpoints, measure: Measure, tolerance: float) -> list[int]:  # noqa: PLR0912
    """The breakpoints at which the lines end that have the fewest demerits; none if some line would be too loose.

    All in one loop, because it comes for every two places that are a line apart: calls would cost as much again.
    """
    final = len(points) - 1
    end_x, next_x, end_spaces, next_spaces = points.end_x, points.next_x, points.end_spaces, points.next_spaces
    penalty, hyphen = points.penalty, points.hyphen
    stretch, shrink = measure.stretch, measure.shrink
    least = [inf] * (final + 1)
    before = [0] * (final + 1)
    least[0] = 0.0
    slack = 0.1 * measure.width + 8 * stretch  # how far letters may reach out of a line that shrinks
    for now in range(final):
        so_far = least[now]
        if so_far == inf:
            continue
        begin, spaces_before = next_x[now], next_spaces[now]
        width = measure.width - (0.0 if now else measure.indent)
        flagged = now > 0 and (hyphen[now] or penalty[now] == DASH)
        reach = begin + width
        for then in range(bisect_right(next_x, reach + slack, now + 1) - 1, now, -1):
            spaces = end_spaces[then] - spaces_before
            room = reach - end_x[then]
            cost = penalty[then]
            if room < -_NEAR:
                if room < -shrink * spaces - _NEAR:
                    continue
                ratio = room / (shrink * spaces)
                bad = -100.0 * ratio * ratio * ratio
            elif then == final:
                bad = 0.0
                if width - room < width * _SHORTEST:
                    cost = 70.0
            else:
                ratio = room / (stretch * (spaces or 0.25))
                if ratio > tolerance:
                    if spaces:
                        break
                    continue
                bad = min(100.0 * ratio * ratio * ratio, _WORST)
            demerits = so_far + (_LINE + bad) ** 2 + cost * cost
            if flagged:
                if hyphen[then]:
                    demerits += _STACK
                elif then == final:
                    demerits += _LAST
            if demerits < least[then]:
                least[then], before[then] = demerits, now
    return _trace(before, final) if least[final] < inf else []


def _trace(before: list[int], final: int) -> list[int]:
    chosen = []
    while final:
        chosen.append(final)
        final = before[final]
    return chosen[::-1]


def fit_first(points: Breakpoints, measure: Measure, zone: float) -> list[int]:
    """As browsers break: the longest line that fits; in a word only if more room than `zone` is left before it."""
    chosen: list[int] = []
    now, final = 0, len(points) - 1
    while now < final:
        room = measure.width - (0.0 if chosen else measure.indent) + _NEAR
        most = bisect_right(points.next_x, points.next_x[now] + 1.1 * room + 8 * measure.stretch, now + 1)
        fit = [then for then in range(now + 1, most) if points.end_x[then] - points.next_x[now] <= room]
        if not fit:
            return []
        fit = _drop_code(points, fit, points.next_x[now] + room * _RAGGED)
        now = _take_last(points, fit, points.next_x[now] + room - zone)
        chosen.append(now)
    return chosen


def _drop_code(points: Breakpoints, fit: list[int], near: float) -> list[int]:
    """The places that fit without those in words of code, if a whole word ends `near`: ragged lines may be short."""
    whole = [then for then in fit if points.penalty[then] != CODE]
    return whole if whole and points.end_x[whole[-1]] >= near else fit


def _take_last(points: Breakpoints, fit: list[int], near: float) -> int:
    """The last of places that fit: a whole word if it ends `near`, a part of one, or what comes before a token."""
    whole = next((then for then in reversed(fit) if not points.hyphen[then] and points.penalty[then] < SEAM), None)
    if whole is not None and points.end_x[whole] >= near:
        return whole
    if points.penalty[fit[-1]] < SEAM:
        return fit[-1]
    seam = next((then for then in reversed(fit) if points.penalty[then] == SEAM), None)
    return seam or whole or fit[-1]
