"""Where the lines of a title end: as many as it needs, as even as can be, and at its pauses rather than elsewhere."""

from __future__ import annotations

from math import inf

from octavo.builders.pdf.compose.breakpoints import Breakpoints
from octavo.builders.pdf.compose.total_fit import Measure

_PAUSES = {":": 0.3, "：": 0.3, "?": 0.15, "!": 0.15, "–": 0.1, "—": 0.1, ",": 0.02}
"""How much a line is worth that ends in a sign, "The Slow Harbour: / A Report"; one of twice the length costs 1."""

_WEAK, _LONGEST_WEAK = 0.05, 3
"""What a line costs that ends in a short word: "A Report on / Tides", and how many letters such a word has."""

_PARTED = 0.2
"""What a line costs that ends inside a word."""

_NEAR = 1e-6


def balance_lines(points: Breakpoints, text: str, measure: Measure, count: int) -> list[int]:
    """The breakpoints at which `count` lines of a title end; none if it takes more."""
    final = len(points) - 1
    ideal = max((points.end_x[final] - points.next_x[0]) / count, 1.0)
    least = [0.0] + [inf] * final
    before: list[list[int]] = []
    for number in range(count):
        width = measure.width - (0.0 if number else measure.indent) + _NEAR
        reached, came = [inf] * (final + 1), [0] * (final + 1)
        for now in range(final):
            for then in range(now + 1, final + 1) if least[now] < inf else ():
                length = points.end_x[then] - points.next_x[now]
                cost = least[now] + (length / ideal - 1) ** 2 + _rate_end(points, text, then)
                if length <= width and cost < reached[then]:
                    reached[then], came[then] = cost, now
        least = reached
        before.append(came)
    return _trace(before, final) if least[final] < inf else []


def _rate_end(points: Breakpoints, text: str, place: int) -> float:
    """What it costs, or is worth, that a line ends at a breakpoint."""
    if place == len(points) - 1:
        return 0.0
    end = points.end[place]
    cost = _PARTED if points.hyphen[place] else -_PAUSES.get(text[end - 1], 0.0)
    word = text[:end].rpartition(" ")[2]
    return cost + (_WEAK if len(word) <= _LONGEST_WEAK and word.isalpha() else 0.0)


def _trace(before: list[list[int]], final: int) -> list[int]:
    chosen = []
    for came in reversed(before):
        chosen.append(final)
        final = came[final]
    return chosen[::-1]
