"""Choosing breakpoints: the fewest demerits of all ways there are, and the rules of a good paragraph."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.builders.pdf.compose.breakpoints import HYPHEN, LETTER, SEAM, Breakpoints
from octavo.builders.pdf.compose.total_fit import EMERGENCY, Measure, choose_lines, fit_first, make_measure

SPACE = 4.0
MEASURE = make_measure(100.0, 10.0, SPACE, 16.0)


def words(*widths: float, penalties: tuple[float, ...] = ()) -> Breakpoints:
    """The breakpoints of words of these widths: between two of them is a space, or nothing where there is a penalty."""
    points, x, spaces = Breakpoints(), 0.0, 0
    costs = (*penalties, *[0.0] * (len(widths) - 1 - len(penalties)), 0.0)
    _add(points, 0.0, 0.0, 0, 0, 0.0)
    for width, cost in zip(widths, costs, strict=True):
        end, before = x + width, spaces
        x, spaces = (end + SPACE, spaces + 1) if cost == 0 else (end, spaces)
        _add(points, end + (5.0 if cost == HYPHEN else 0.0), x, before, spaces, cost)
    return points


def _add(points: Breakpoints, end_x: float, next_x: float, before: int, after: int, cost: float) -> None:
    number = len(points.next)
    points.end.append(number)
    points.next.append(number)
    points.end_x.append(end_x)
    points.next_x.append(next_x)
    points.end_spaces.append(before)
    points.next_spaces.append(after)
    points.penalty.append(cost)
    points.hyphen.append(cost == HYPHEN)


def demerits(points: Breakpoints, chosen: tuple[int, ...], measure: Measure) -> float:
    """What Knuth and Plass say that lines cost, worked out the plain way."""
    total, now, final = 0.0, 0, len(points) - 1
    for then in chosen:
        width = measure.width - (0.0 if now else measure.indent)
        room = width - (points.end_x[then] - points.next_x[now])
        spaces, cost = points.end_spaces[then] - points.next_spaces[now], points.penalty[then]
        if room < 0:
            if room < -measure.shrink * spaces:
                return inf
            bad = 100 * (-room / (measure.shrink * spaces)) ** 3
        elif then == final:
            bad, cost = 0.0, 70.0 if width - room < 0.1 * width else cost
        else:
            bad = min(100 * (room / (measure.stretch * (spaces or 0.25))) ** 3, 10_000)
        total += (10 + bad) ** 2 + cost**2
        if now and points.hyphen[now]:
            total += 1_500_000 if points.hyphen[then] else 5_000 if then == final else 0
        now = then
    return total


@given(
    st.lists(st.floats(8, 60), min_size=2, max_size=9).flatmap(
        lambda widths: st.tuples(
            st.just(widths), st.lists(st.sampled_from([0.0, HYPHEN]), max_size=len(widths) - 1).map(tuple)
        )
    )
)
def test_no_other_way_has_fewer_demerits(paragraph: tuple[list[float], tuple[float, ...]]) -> None:
    widths, penalties = paragraph
    points = words(*widths, penalties=penalties)
    final = len(points) - 1
    ways = [(*some, final) for count in range(final) for some in combinations(range(1, final), count)]
    best = min(demerits(points, way, MEASURE) for way in ways)
    chosen = tuple(choose_lines(points, MEASURE, EMERGENCY))
    assert bool(chosen) == (best < inf)
    assert not chosen or demerits(points, chosen, MEASURE) <= best * (1 + 1e-9)


def test_a_line_that_is_too_loose_is_none() -> None:
    points = words(20, 20, 95, 40)
    assert choose_lines(points, MEASURE, 1.0) == []
    assert choose_lines(points, MEASURE, EMERGENCY) == [2, 3, 4]


def test_two_lines_in_a_row_do_not_end_in_hyphens() -> None:
    pieces = words(60, 20, 70, 20, 8, 70, 30, penalties=(0.0, HYPHEN, 0.0, 0.0, HYPHEN))
    chosen = choose_lines(pieces, MEASURE, EMERGENCY)
    assert not any(pieces.hyphen[one] and pieces.hyphen[other] for one, other in pairwise(chosen))


def test_first_fit_takes_the_longest_line() -> None:
    assert fit_first(words(40, 40, 40, 40), MEASURE, 8.0) == [2, 4]
    assert fit_first(words(200, 40), MEASURE, 8.0) == []


def test_first_fit_hyphenates_only_where_much_room_is_left() -> None:
    parted = words(50, 25, 40, penalties=(0.0, HYPHEN))
    assert fit_first(parted, MEASURE, 8.0)[0] == 2
    assert fit_first(parted, MEASURE, 60.0)[0] == 1


def test_a_token_is_parted_at_a_seam_rather_than_anywhere() -> None:
    token = words(30, 10, 20, 20, 20, penalties=(LETTER, SEAM, LETTER, LETTER))
    assert fit_first(token, Measure(85.0, 0.0, 2.0, 1.0), 8.0)[0] == 2


def test_spaces_shrink_to_a_floor() -> None:
    assert make_measure(100, 0, 4.0, 16.0).shrink == pytest.approx(4.0 - 0.18 * 16)
    assert make_measure(100, 0, 8.0, 16.0).shrink == pytest.approx(8.0 / 3)
    assert make_measure(100, 0, 2.0, 16.0).shrink == 0
