"""The feet of pages: those that face each other end on the same line, and no article ends with a few lines on a page.

A page of text is a line short where a paragraph would leave one line alone. White on it that may grow takes that up
(`stretching`); else both pages of the spread are made again, with as many lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor
from typing import Any

from weasyprint import layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from octavo.builders.pdf.compose.spreads.making import PageMaker
from octavo.builders.pdf.compose.spreads.state import spreads_of
from octavo.builders.pdf.compose.spreads.stretching import count_gaps, stretch
from octavo.builders.pdf.quality import Remedy, RemedyKind

_MAKE_ALL_PAGES = layout.make_all_pages

_UNEVEN = 2
"""Lines: pages whose feet differ by more differ for a reason."""

_NEAR = 0.02
"""Shares of a line that rounding takes."""

_RUNT = 5
"""Lines: a page at the end of an article has as many, or more."""

_FURTHEST = 4
"""Pages before the last one that may be made again."""


def make_all_pages(context: Any, root: Any, html: Any, pages: Sequence[Any]) -> Iterator[Any]:
    """Stands for `weasyprint.layout.make_all_pages`: the pages, whose feet are even, and which end well."""
    hook = vars(context).get("octavo_hook")
    if pages or hook is None:
        yield from _MAKE_ALL_PAGES(context, root, html, pages)
        return
    context.rendered_notes = []
    maker = PageMaker(context, root, html)
    while not (maker.pages and maker.is_ended):
        maker.make_page()
        if hook.facing and _ends_spread(maker):
            _even_feet(maker)
    _fill_last(maker)
    for number in range(0 if hook.margin_column else len(maker.pages)):  # what stands beside the text stays with it
        stretch(maker.pages[number], measure_short(maker, number), spreads_of(context).pitch)
    del context.page_maker[len(maker.pages) + 1 :]
    context.broken_out_of_flow.clear()
    context.reported_footnotes.clear()
    yield from maker.pages


def _ends_spread(maker: PageMaker) -> bool:
    """Whether the last page that was made faces the one before it."""
    right = maker.context.page_maker[len(maker.pages) - 1][2]
    turned = maker.pages[-1].style["direction"] == "rtl"
    return len(maker.pages) > 1 and right != turned


def measure_short(maker: PageMaker, number: int) -> int:
    """How many lines are missing at the foot of a page, below 0 if there are more; none where it may end as it does."""
    pitch = spreads_of(maker.context).pitch
    resume_at, following, *_ = maker.context.page_maker[number + 1]
    page = maker.pages[number]
    if not pitch or resume_at is None or following["break"] != "any" or following["page"]:
        return 0
    notes = page.children[1]
    bottom = page.content_box_y() + page.height - (notes.margin_height() if notes.children else 0)
    foot = _find_foot(page.children[0])
    return 0 if foot is None else floor((bottom - foot) / pitch + _NEAR)


def _find_foot(box: Any) -> float | None:
    """Where the last line of what is in a box ends, or the last picture."""
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        return float(box.position_y + box.margin_height())
    if isinstance(box, AbsolutePlaceholder):
        return None
    for child in reversed(box.children):
        if (found := _find_foot(child)) is not None:
            return found
    return None


def _even_feet(maker: PageMaker) -> None:
    """Makes the last two pages again with as many lines as each other, where their feet differ."""
    first = len(maker.pages) - 2
    feet = _measure_left(maker, first)
    if feet[0] == feet[1] or max(feet) > _UNEVEN:
        return
    kept = maker.keep_from(first)
    for more in (-max(feet), 1, -_UNEVEN):
        lines = {first: more, first + 1: more}
        maker.make_again(first, lines)
        if len(maker.pages) == first + 2 and _are_even(maker, first):
            _record(maker, lines)
            return
        maker.take_back(kept, lines)


def _measure_left(maker: PageMaker, first: int) -> list[int]:
    """How many lines are missing on both pages of a spread, once white on them has grown."""
    shorts = [measure_short(maker, number) for number in (first, first + 1)]
    grows = not maker.context.octavo_hook.margin_column
    gaps = [count_gaps(page) if grows else 0 for page in maker.pages[first:]]
    return [max(short - gap, 0) for short, gap in zip(shorts, gaps, strict=True)]


def _are_even(maker: PageMaker, first: int) -> bool:
    """Whether both pages of a spread end on the same line."""
    left, right = (measure_short(maker, number) for number in (first, first + 1))
    return left == right <= _UNEVEN


def _record(maker: PageMaker, lines: dict[int, int]) -> None:
    for number, more in lines.items():
        kind: RemedyKind = "add-line" if more > 0 else "take-line"
        spreads_of(maker.context).record(Remedy(kind, number, abs(more)), number)


def _fill_last(maker: PageMaker) -> None:
    """Makes the last pages again where the last has a few lines: they go to those before, or get some from them."""
    last = len(maker.pages) - 1
    few = _count_last(maker)
    if last < 2 or not 0 < few < _RUNT:
        return
    kept = maker.keep_from(max(last - _FURTHEST, 0))
    for lines in _find_ways(last, few):
        first = min(lines)
        maker.make_again(first, lines)
        while not maker.is_ended:
            maker.make_page()
        if len(maker.pages) == last or _count_last(maker) >= _RUNT:
            _record(maker, {number: more for number, more in lines.items() if number < len(maker.pages)})
            return
        maker.take_back(kept, lines)


def _find_ways(last: int, few: int) -> Iterator[dict[int, int]]:
    """How many lines the pages before the last one may hold more, or less."""
    if few <= 2:
        yield {last - 2: 1, last - 1: 1}
    for count in range(2, _FURTHEST + 1):
        if count >= _RUNT - few and count <= last:
            yield dict.fromkeys(range(last - count, last), -1)


def _count_last(maker: PageMaker) -> int:
    """How many lines the last page is deep."""
    pitch = spreads_of(maker.context).pitch
    page = maker.pages[-1]
    foot = _find_foot(page.children[0])
    if not pitch or foot is None or page.children[1].children:
        return 0
    depth: float = foot - page.content_box_y()
    return round(depth / pitch)
