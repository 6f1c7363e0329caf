"""Places in the margin: laws of `place_boxes`, over made-up notes and what stands between them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from octavo.builders.pdf.layout.margin import Span, place_boxes

_DEPTH = 900.0
_HEIGHT = st.floats(10, 120)
_NOTES = st.lists(st.tuples(st.floats(0, _DEPTH - 5), _HEIGHT), max_size=9).map(
    lambda found: [Span(top, top + height) for top, height in sorted(found)]
)


@st.composite
def _blocks(draw: st.DrawFn) -> list[Span]:
    """Blocks that reach into the margin and do not touch each other."""
    ends = sorted(draw(st.lists(st.floats(0, _DEPTH), max_size=3)))
    return [Span(top, min(top + 60, after)) for top, after in pairwise([*ends, _DEPTH]) if after - top > 1]


@given(_NOTES, _blocks())
def test_notes_touch_neither_each_other_nor_blocks_and_never_leave_the_page(
    wanted: list[Span], taken: list[Span]
) -> None:
    places = place_boxes(wanted, taken, Span(0, _DEPTH))
    spans = [Span(place, place + note.bottom - note.top) for place, note in zip(places, wanted, strict=False)]
    assert all(before.bottom <= after.top + 0.01 for before, after in pairwise(spans))
    for span in spans:
        assert -0.02 <= span.top <= span.bottom <= _DEPTH + 0.02
        assert all(span.bottom <= block.top + 0.01 or span.top >= block.bottom - 0.01 for block in taken)


@given(_NOTES)
def test_notes_that_fill_half_of_the_margin_all_find_a_place(wanted: list[Span]) -> None:
    short = [note for at, note in enumerate(wanted) if sum(one.bottom - one.top + 6 for one in wanted[: at + 1]) < 450]
    assert len(place_boxes(short, [], Span(0, _DEPTH))) == len(short)


def test_a_note_stands_beside_its_line_if_it_can() -> None:
    room = Span(0, 100)
    assert place_boxes([Span(10, 20), Span(40, 50)], [], room) == [10, 40]
    assert place_boxes([Span(10, 20), Span(12, 22)], [], room) == [10, 26]
    assert place_boxes([Span(95, 115)], [], room) == [approx(80)]
    assert place_boxes([Span(30, 40)], [Span(20, 60)], room) == [66]
    assert place_boxes([Span(10, 60), Span(20, 70)], [], room) == [10]
    assert place_boxes([Span(0, 10), Span(0, 10), Span(95, 105)], [], room) == [0, 16, approx(90)]
