"""The lines of a paragraph: where each may end, and which of these places are the best."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple
from unicodedata import combining

from weasyprint.layout.percent import percentage

from octavo.builders.pdf.compose import breakpoints as places
from octavo.builders.pdf.compose.balance import balance_lines
from octavo.builders.pdf.compose.breakpoints import Breakpoints
from octavo.builders.pdf.compose.paragraph import COLLAPSING, WRAPPING, Paragraph
from octavo.builders.pdf.compose.reasons import NotComposedError, Reason
from octavo.builders.pdf.compose.total_fit import (
    EMERGENCY,
    PRETOLERANCE,
    TOLERANCE,
    Measure,
    choose_lines,
    fit_first,
    make_measure,
)

_LONGEST_TITLE = 100
"""Places where the lines of a title may end; one that has more is set as text is."""


class SetLine(NamedTuple):
    """A line: it begins at letter `begin`, shows those from `start` to `end`, and the next one begins at `following`.

    `hyphened` says that a hyphen is added, `ends` that it is the last, or that a forced break follows.
    """

    begin: int
    start: int
    end: int
    following: int
    hyphened: bool
    ends: bool


class LineBreaker:
    """Breaks a paragraph into lines."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._paragraph = paragraph

    def break_lines(self, begin: int, indent: float) -> list[SetLine]:
        """The lines from a letter on. A forced break ends what is broken as a whole."""
        lines: list[SetLine] = []
        while begin < len(self._paragraph.text):
            end = self._paragraph.text.find("\n", begin)
            end = len(self._paragraph.text) if end < 0 else end
            lines += self._break_part(begin, end, 0.0 if lines else indent)
            begin = end + 1
        return lines

    def _break_part(self, begin: int, end: int, indent: float) -> Iterator[SetLine]:
        start = self._skip_spaces(begin, end)
        shown = self._drop_spaces(start, end)
        after = min(end + 1, len(self._paragraph.text))
        if self._paragraph.x[shown] - self._paragraph.x[start] <= self._paragraph.width - indent + 1e-6:
            yield SetLine(begin, start, shown, after, hyphened=False, ends=True)
            return
        points, chosen = self._choose(start, end, indent)
        for place in chosen:
            ends = place == chosen[-1]
            following = after if ends else points.next[place]
            yield SetLine(begin, start, points.end[place], following, points.hyphen[place], ends)
            begin = start = following

    def _skip_spaces(self, start: int, end: int) -> int:
        """The first letter that a line shows: spaces that collapse take no room at its start."""
        while start < end and self._paragraph.text[start] == " " and self._paragraph.collapses(start):
            start += 1
        return start

    def _choose(self, start: int, end: int, indent: float) -> tuple[Breakpoints, list[int]]:
        style = self._paragraph.box.style
        if any(node.box.style["white_space"] not in COLLAPSING for node in self._paragraph.texts):
            raise NotComposedError(Reason.CODE)
        space = self._paragraph.space()
        measure = make_measure(self._paragraph.width, indent, space, style["font_size"])
        if style["text_align_all"] == "justify":
            return self._fit_best(start, end, measure)
        points = self._find_points(start, end, hyphens=True)
        zone = percentage(style["hyphenate_limit_zone"], style, self._paragraph.width)
        chosen = fit_first(points, measure, zone)
        if not chosen:
            points = self._find_points(start, end, hyphens=True, anywhere=True)
            chosen = fit_first(points, measure, zone)
        if not chosen:
            raise NotComposedError(Reason.TOO_LONG)
        if self._paragraph.is_title and len(points) <= _LONGEST_TITLE:
            chosen = balance_lines(points, self._paragraph.text, measure, len(chosen)) or chosen
        return points, chosen

    def _fit_best(self, start: int, end: int, measure: Measure) -> tuple[Breakpoints, list[int]]:
        points = self._find_points(start, end, hyphens=False)
        if chosen := choose_lines(points, measure, PRETOLERANCE):
            return points, chosen
        points = self._find_points(start, end, hyphens=True)
        if chosen := choose_lines(points, measure, TOLERANCE) or choose_lines(points, measure, EMERGENCY):
            return points, chosen
        points = self._find_points(start, end, hyphens=True, anywhere=True)
        if chosen := choose_lines(points, measure, EMERGENCY):
            return points, chosen
        raise NotComposedError(Reason.TOO_LONG)

    def _find_points(self, start: int, end: int, *, hyphens: bool, anywhere: bool = False) -> Breakpoints:
        """Where lines between two letters may end, and both letters."""
        x = self._paragraph.x
        penalties = {place: cost for place, cost in self._breaks.items() if start < place < end}
        soft = {place for place in penalties if self._paragraph.text[place - 1] == "\xad"}
        penalties.update(dict.fromkeys(soft, places.HYPHEN))
        if hyphens:
            found = [place for place in self._hyphens if start < place < end and place not in penalties]
            soft.update(found)
            penalties.update(dict.fromkeys(found, places.HYPHEN))
            seams = (place for place in self._code_seams if start < place < end)
            penalties = dict.fromkeys(seams, places.CODE) | penalties
        if anywhere:
            words = pairwise(sorted({start, *penalties, end}))
            for first, last in [word for word in words if x[word[1]] - x[word[0]] > self._paragraph.width]:
                penalties |= self._part_word(first, last)
        return self._list_points({start: 0.0, **penalties, end: 0.0}, soft)

    def _list_points(self, penalties: dict[int, float], soft: set[int]) -> Breakpoints:
        made, x, spaces = Breakpoints(), self._paragraph.x, self._paragraph.spaces
        first = next(iter(penalties))
        for place in sorted(penalties):
            last = self._drop_spaces(first, place)
            hyphened = place in soft
            made.end.append(last)
            made.next.append(place)
            made.end_x.append(x[last] + (self._paragraph.hyphen_width(place) if hyphened else 0.0))
            made.next_x.append(x[place])
            made.end_spaces.append(spaces[last])
            made.next_spaces.append(spaces[place])
            made.penalty.append(penalties[place])
            made.hyphen.append(hyphened)
        return made

    def _drop_spaces(self, start: int, end: int) -> int:
        """Where a line ends whose letters go up to `end`: spaces that collapse take no room at its end."""
        text = self._paragraph.text
        while end > start and text[end - 1] == " " and self._paragraph.collapses(end - 1):
            end -= 1
        return end

    @cached_property
    def _breaks(self) -> dict[int, float]:
        """Where Unicode and the boxes let lines end, and the penalty of each place."""
        text = self._paragraph.text
        found = places.find_line_breaks(text, self._paragraph.box.style["lang"])
        found = [place for place in found if self._may_part(place)]
        if any(node.box.style["white_space"] not in WRAPPING for node in self._paragraph.texts):
            found = [place for place in found if self._wraps(place)]
        return {place: places.penalty_after(text[place - 1 : place]) for place in found}

    def _may_part(self, place: int) -> bool:
        """Whether a line may end at a place that is one: what stands before the letter may be another box."""
        before, after = self._paragraph.text[place - 1 : place], self._paragraph.text[place : place + 1]
        if before == " " or place not in self._paragraph.edges:
            return True
        if place in self._paragraph.raised:
            return False  # it belongs to the word before it, whatever that ends in: "winner—³"
        return bool(before and after) and places.may_part(before, after, self._paragraph.box.style["lang"])

    def _wraps(self, place: int) -> bool:
        """Whether the letter before or after a place is in text that wraps."""
        nodes = (self._paragraph.text_at(place - 1), self._paragraph.text_at(place))
        return any(node is None or node.box.style["white_space"] in WRAPPING for node in nodes)

    @cached_property
    def _hyphens(self) -> list[int]:
        """Where its words may be hyphened."""
        texts = ((node.start, node.box) for node in self._paragraph.texts)
        return [start + place for start, box in texts for place in places.find_hyphens(box.text, box.style)]

    @cached_property
    def _code_seams(self) -> list[int]:
        """Where its words of code may be parted: those are the ones that their style lets end anywhere."""
        texts = ((node.start, node.box) for node in self._paragraph.texts)
        code = ((start, box.text) for start, box in texts if box.style["overflow_wrap"] == "anywhere")
        return [start + place for start, text in code for place in places.find_code_seams(text)]

    def _part_word(self, start: int, end: int) -> dict[int, float]:
        """Where a word may be parted that is longer than a line, if its style lets it be."""
        found: dict[int, float] = {}
        for node in self._paragraph.texts:
            style, first, last = node.box.style, max(node.start, start), min(node.end, end)
            if first < last and style["overflow_wrap"] != "normal" and style["white_space"] in WRAPPING:
                inside = [place for place in range(first + 1, last) if not combining(self._paragraph.text[place])]
                found |= dict.fromkeys(inside, places.LETTER)
                seams = (node.start + place for place in places.find_seams(node.box.text))
                found |= {place: places.SEAM for place in seams if first < place < last}
        return found
