"""The feet of pages: those that face each other end on the same line, and no article ends with a few lines on a page.

A page of text is a line short where a paragraph would leave one line alone. White on it that may grow takes that up
(`stretching`); else both pages of the spread are made again, with as many lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor
from typing import Any, NamedTuple

from weasyprint import layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from octavo.builders.pdf.compose.spreads.folios import has_room_below
from octavo.builders.pdf.compose.spreads.making import PageMaker
from octavo.builders.pdf.compose.spreads.state import is_parted, spreads_of
from octavo.builders.pdf.compose.spreads.stretching import MOST, count_gaps, stretch
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
        if _ends_spread(maker, len(maker.pages) - 1):
            _even_feet(maker)
        if _ends_article(maker):
            _fill_last(maker)
    for number, lines in _count_stretches(maker):
        stretch(maker.pages[number], lines, spreads_of(context).pitch)
    del context.page_maker[len(maker.pages) + 1 :]
    context.broken_out_of_flow.clear()
    context.reported_footnotes.clear()
    yield from maker.pages


def _ends_spread(maker: PageMaker, number: int) -> bool:
    """Whether a page faces the one before it, in the same article."""
    right = maker.context.page_maker[number][2]
    turned = maker.pages[number].style["direction"] == "rtl"
    return maker.context.octavo_hook.facing and not _begins_article(maker, number) and right != turned


def _begins_article(maker: PageMaker, number: int) -> bool:
    """Whether a page, which need not be made yet, begins an article: behind a forced break, or as the first of all."""
    return number == 0 or maker.context.page_maker[number][1]["break"] != "any"


def _ends_article(maker: PageMaker) -> bool:
    """Whether the last page that was made is the last one of an article."""
    return maker.is_ended or _begins_article(maker, len(maker.pages))


def _find_first(maker: PageMaker) -> int:
    """The page on which the article of the last page begins."""
    return next(number for number in range(len(maker.pages) - 1, -1, -1) if _begins_article(maker, number))


def measure_short(maker: PageMaker, number: int) -> int:
    """How many lines are missing at the foot of a page, below 0 if there are more; none where it may end as it does."""
    pitch = spreads_of(maker.context).pitch
    page = maker.pages[number]
    if not pitch or maker.context.page_maker[number + 1][0] is None or is_parted(maker.context, number):
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
    """Makes the last two pages again with a line or two more or less, where their feet differ."""
    first = len(maker.pages) - 2
    missing = max(foot.least for foot in _measure_feet(maker, first))
    if _find_common(maker, first) is not None or missing > _UNEVEN:
        return
    kept = maker.keep_from(first)
    for left, right in dict.fromkeys(((-missing, -missing), (1, 1), (-1, 0), (-1, -1), (-_UNEVEN, -_UNEVEN))):
        lines = {first: left, first + 1: right}
        if not _may_hold(maker, lines):
            continue
        maker.make_again(first, lines)
        if len(maker.pages) == first + 2 and _find_common(maker, first) is not None:
            _record(maker, lines)
            return
        maker.take_back(kept, lines)


class _Foot(NamedTuple):
    """How many lines may be missing at the foot of a page: as they are, or fewer, if the white on it grows."""

    least: int
    most: int


def _measure_feet(maker: PageMaker, first: int) -> list[_Foot]:
    return [_measure_foot(maker, number) for number in (first, first + 1)]


def _measure_foot(maker: PageMaker, number: int) -> _Foot:
    """The foot of a page; where it has notes, that is theirs, whatever is missing above them."""
    short = measure_short(maker, number)
    if maker.pages[number].children[1].children:
        return _Foot(0, 0)
    gaps = 0 if maker.context.octavo_hook.margin_column or short > MOST else count_gaps(maker.pages[number])
    return _Foot(min(short, max(short - gaps, 0)), short)


def _find_common(maker: PageMaker, first: int) -> int | None:
    """How many lines are missing at both feet of a spread, if they can be even."""
    feet = _measure_feet(maker, first)
    common = max(foot.least for foot in feet)
    if _meets_notes(maker, first) or _meets_notes(maker, first + 1):
        return None
    return common if common <= min(_UNEVEN, *(foot.most for foot in feet)) else None


def _meets_notes(maker: PageMaker, number: int) -> bool:
    """Whether the text of a page, which holds a line more, runs into its notes."""
    return bool(maker.pages[number].children[1].children) and measure_short(maker, number) < 0


def _may_hold(maker: PageMaker, lines: dict[int, int]) -> bool:
    """Whether the pages that are to hold lines more have room for them above the edge, with their numbers below."""
    pages = maker.pages
    return all(more <= 0 or has_room_below(maker.context, pages[number], more) for number, more in lines.items())


def _count_stretches(maker: PageMaker) -> Iterator[tuple[int, int]]:
    """By how many lines the white on each page grows, as far as it may: both pages of a spread end on the same line."""
    if maker.context.octavo_hook.margin_column:
        return  # what stands beside the text stays with it
    common: dict[int, int] = {}
    for number in range(1, len(maker.pages)):
        if _ends_spread(maker, number) and (found := _find_common(maker, number - 1)) is not None:
            common |= {number - 1: found, number: found}
    for number, page in enumerate(maker.pages):
        kept = 0 if page.children[1].children else common.get(number, 0)
        yield number, measure_short(maker, number) - kept


def _record(maker: PageMaker, lines: dict[int, int]) -> None:
    for number, more in lines.items():
        if not more:
            continue
        kind: RemedyKind = "add-line" if more > 0 else "take-line"
        spreads_of(maker.context).record(Remedy(kind, number, abs(more)), number)


def _fill_last(maker: PageMaker) -> None:
    """Makes the last pages again where the last has a few lines: they go to those before, or get some from them."""
    start, last = _find_first(maker), len(maker.pages) - 1
    few = _count_last(maker)
    if last - start < 2 or not 0 < few < _RUNT:
        return
    kept = maker.keep_from(max(last - _FURTHEST, start))
    for lines in _find_ways(start, last, few):
        if not _may_hold(maker, lines):
            continue
        first = min(lines)
        maker.make_again(first, lines)
        while not _ends_article(maker):
            maker.make_page()
        filled = len(maker.pages) == last or _count_last(maker) >= _RUNT
        if filled and not any(_meets_notes(maker, number) for number in range(first, len(maker.pages))):
            _record(maker, {number: more for number, more in lines.items() if number < len(maker.pages)})
            return
        maker.take_back(kept, lines)


def _find_ways(start: int, last: int, few: int) -> Iterator[dict[int, int]]:
    """How many lines the pages before the last one may hold more, or less."""
    if few <= 2:
        yield {last - 2: 1, last - 1: 1}
    for count in range(2, _FURTHEST + 1):
        if count >= _RUNT - few and count <= last - start:
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
