"""How wide the columns of a table are that has less room than all its words on one line each ask for.

WeasyPrint gives every column the same share of what its longest cell lacks, so that "Inner basin" goes over two lines
beside a column of long sentences. Here room is given in steps: first what keeps numbers and words whole, then what
keeps short cells on one line, and what is left goes to the columns of long texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from weasyprint.layout import preferred

Widths = Sequence[float]

_WORDS = "octavo_words"
"""What a table keeps: how wide its columns are with all words whole, before any may be parted."""

_HEAD_LINES = 3
"""How many lines the head of a column of short cells may take before it makes the column wider."""

_STEPS = 50
"""How often what is sought is halved: until it is closer than any printer can show."""


def share_columns(context: Any, wrapper: Any) -> None:
    """Shares the width that a table has among its columns; one that says the width of a column is left as it is."""
    table = wrapper.get_wrapped_table()
    _, _, least, most, percentages, constrained, _, grid = _preferred_widths(context, wrapper)
    if not grid or any(percentages) or any(constrained) or len(least) != len(table.column_widths):
        return
    room = sum(table.column_widths)
    if room < sum(most):
        table.column_widths = share_width(
            (least, _raise(vars(table)[_WORDS], least), _bodies(context, grid), most), room
        )


def keep_word_widths(context: Any, wrapper: Any) -> None:
    """Keeps with a table how wide its columns are with all words whole, if that is not known yet."""
    table = wrapper.get_wrapped_table()
    vars(table).setdefault(_WORDS, _preferred_widths(context, wrapper)[2])


def _preferred_widths(context: Any, wrapper: Any) -> Any:
    return preferred.table_and_columns_preferred_widths(context, wrapper, outer=False)


def _bodies(context: Any, grid: Any) -> list[float]:
    """How wide the longest cell of each column is, of its heads a part: they may go over several lines."""
    return [max((_measure(context, cell) for cell in column if cell), default=0.0) for column in grid]


def _measure(context: Any, cell: Any) -> float:
    """How wide a cell makes its column; one that spans several says nothing of each."""
    if cell.colspan > 1:
        return 0.0
    width: float = preferred.max_content_width(context, cell)
    return width / _HEAD_LINES if cell.element_tag == "th" else width


def share_width(wishes: Sequence[Widths], room: float) -> list[float]:
    """Shares a width among columns that wish for more from step to step; the first step is theirs in any case.

    The last step that all have room for is given to all of them; of the next one, what the least ask for comes first.
    The columns that get less than they ask for share what is left by the square roots of what that is.
    """
    steps = [list(wishes[0])]
    for wish in wishes[1:]:
        steps.append(_raise(wish, steps[-1]))
    for had, wanted in pairwise(steps):
        if sum(wanted) > room:
            return _share(had, wanted, room)
    return steps[-1]


def _raise(widths: Widths, least: Widths) -> list[float]:
    return [max(pair) for pair in zip(widths, least, strict=True)]


def _share(had: Widths, wanted: Widths, room: float) -> list[float]:
    """Something between two steps that takes all the room."""
    level = _find(lambda level: sum(_clamp(level, had, wanted)), room, max(wanted))
    whole = [have if want > level else want for have, want in zip(had, wanted, strict=True)]
    weight = _find(lambda weight: sum(_weigh(weight, whole, wanted)), room, max(wanted))
    return _weigh(weight, whole, wanted)


def _clamp(level: float, had: Widths, wanted: Widths) -> list[float]:
    return [min(max(level, have), want) for have, want in zip(had, wanted, strict=True)]


def _weigh(weight: float, had: Widths, wanted: Widths) -> list[float]:
    return [min(max(weight * want**0.5, have), want) for have, want in zip(had, wanted, strict=True)]


def _find(measure: Callable[[float], float], sought: float, most: float) -> float:
    """The largest value up to `most` for which `measure`, which only grows, is not over what is sought."""
    low, high = 0.0, most
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if measure(middle) > sought else (middle, high)
    return low
