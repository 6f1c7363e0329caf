"""The width of a table, shared among its columns: laws of `share_width`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from octavo.builders.pdf.layout.columns import share_width

_LENGTH = st.floats(1, 400)
_COLUMNS = st.lists(st.tuples(_LENGTH, _LENGTH, _LENGTH).map(sorted), min_size=1, max_size=8)


@given(_COLUMNS, st.floats(0, 1))
def test_all_room_is_shared_and_nobody_gets_less_than_the_least(columns: list[list[float]], share: float) -> None:
    least, whole, most = zip(*columns, strict=True)
    room = sum(least) + share * (sum(most) - sum(least))
    widths = share_width((least, whole, most), room)
    assert sum(widths) == approx(room, rel=1e-6)
    assert all(
        low * (1 - 1e-9) <= width <= high * (1 + 1e-9) for low, width, high in zip(least, widths, most, strict=True)
    )


@given(_COLUMNS, st.floats(0, 1))
def test_words_are_whole_where_all_have_room(columns: list[list[float]], share: float) -> None:
    least, whole, most = zip(*columns, strict=True)
    widths = share_width((least, whole, most), sum(whole) + share * (sum(most) - sum(whole)))
    assert all(width >= word * (1 - 1e-9) for word, width in zip(whole, widths, strict=True))


@given(_COLUMNS, st.floats(0, 1))
def test_a_shorter_column_is_not_cut_while_a_longer_one_is_whole(columns: list[list[float]], share: float) -> None:
    least, _, most = zip(*columns, strict=True)
    widths = share_width((least, most), sum(least) + share * (sum(most) - sum(least)))
    cut = [high for width, high in zip(widths, most, strict=True) if width < high * (1 - 1e-6)]
    filled = [
        high for low, width, high in zip(least, widths, most, strict=True) if low < width and width >= high * (1 - 1e-6)
    ]
    assert not cut or not filled or max(filled) <= min(cut) * (1 + 1e-6)


def test_short_columns_stand_on_one_line_and_long_ones_share_the_rest() -> None:
    assert share_width(((5, 5, 5), (10, 11, 400)), 100) == approx([10, 11, 79])
    short, middle, long = share_width(((5, 5, 5), (10, 100, 400)), 100)
    assert short == approx(10)
    assert long == approx(2 * middle)
