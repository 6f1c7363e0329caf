"""How well pages are set, in figures: what is counted on all of them, and each place that a typographer would mark.

Plain values, which `layout` measures on laid-out pages. They are kept with the fragment, so asking for them costs no
layout. Lengths are points, places are from the upper left corner of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import sqrt
from typing import Literal, NamedTuple, get_args

from msgspec import Struct
from msgspec.structs import replace

FaultKind = Literal[
    "hole",  # white between two blocks or at the foot, as a share of the depth
    "runt",  # a page of a few lines, in lines
    "short-head",  # a heading, a question or what leads to a list at the foot of a page, in lines that follow it there
    "loose-line",  # a line whose spaces are wide, in shares of a normal one
    "stack",  # two or more lines in a row that end in hyphens, in lines
    "uneven-feet",  # facing pages of text that end at different heights, in lines
]

RemedyKind = Literal[
    "shrink",  # a picture was made smaller, to a share of its size
    "pass",  # something shown let so many blocks of its section pass
    "divide",  # a listing was divided, after so many lines
    "add-line",  # a page holds a line more than its depth
    "take-line",  # a page holds a line less
]

HOLE, LARGE_HOLE = 0.15, 0.3
"""Shares of the depth: white that is counted as a hole, and as a large one."""

LOOSE, VERY_LOOSE = 1.5, 2.0
"""How wide the spaces of a line are that is called loose, and very loose, in shares of a normal one."""


class Remedy(Struct, frozen=True, array_like=True):
    """What was done against a fault on a page, whose number counts from 0, to how much, and whether it was enough."""

    kind: RemedyKind
    page: int
    amount: float
    mended: bool = True


class Fault(Struct, frozen=True, array_like=True):
    """A place on a page, whose number counts from 0, how bad it is (see `FaultKind`), and what was tried against it."""

    kind: FaultKind
    page: int
    x: float
    y: float
    width: float
    height: float
    amount: float
    remedies: tuple[Remedy, ...] = ()


class Frame(NamedTuple):
    """Where the text of a page stands, the first base line of its grid, and whether it is a body page."""

    x: float
    y: float
    width: float
    height: float
    baseline: float
    is_body: bool


class Moments(NamedTuple):
    """A number of values with their sum and the sum of their squares, from which their mean and deviation follow."""

    number: int = 0
    total: float = 0.0
    squares: float = 0.0

    def add(self, other: Moments) -> Moments:
        """Those of both."""
        return Moments(self.number + other.number, self.total + other.total, self.squares + other.squares)

    @property
    def mean(self) -> float:
        """The mean; 0 of no values."""
        return self.total / self.number if self.number else 0.0

    @property
    def deviation(self) -> float:
        """The standard deviation; 0 of no values."""
        return sqrt(max(self.squares / self.number - self.mean**2, 0.0)) if self.number else 0.0


class Quality(Struct, frozen=True, array_like=True):
    """What is counted on pages: body pages and lines of text, lines on the grid, hyphens, spaces in ems, and faults.

    Only `full` lines count among the `spaces`: not the last of a paragraph. Of `frames` there is one a page. `leading`
    is the distance of the lines of the grid.
    """

    pages: int = 0
    lines: int = 0
    gridded: int = 0
    hyphened: int = 0
    spaces: Moments = Moments()
    faults: tuple[Fault, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    full: int = 0
    leading: float = 0.0
    frames: tuple[Frame, ...] = ()


def join_qualities(parts: Iterable[Quality]) -> Quality:
    """The quality of parts that follow each other: pages are counted from the first one's."""
    whole, first = Quality(), 0
    for part in parts:
        whole = Quality(
            pages=whole.pages + part.pages,
            lines=whole.lines + part.lines,
            gridded=whole.gridded + part.gridded,
            hyphened=whole.hyphened + part.hyphened,
            spaces=whole.spaces.add(part.spaces),
            faults=whole.faults + tuple(_move_fault(one, first) for one in part.faults),
            remedies=whole.remedies + _move_remedies(part.remedies, first),
            full=whole.full + part.full,
            leading=whole.leading or part.leading,
            frames=whole.frames + part.frames,
        )
        first += len(part.frames)
    return whole


def _move_fault(fault: Fault, pages: int) -> Fault:
    return replace(fault, page=fault.page + pages, remedies=_move_remedies(fault.remedies, pages))


def _move_remedies(remedies: Iterable[Remedy], pages: int) -> tuple[Remedy, ...]:
    return tuple(replace(one, page=one.page + pages) for one in remedies)


def count_quality(quality: Quality) -> dict[str, float]:
    """The counts under names that stay: numbers of pages, lines and faults, spaces in ems, shares of 1."""
    amounts = {kind: [one.amount for one in quality.faults if one.kind == kind] for kind in get_args(FaultKind)}
    holes, loose = amounts["hole"], amounts["loose-line"]
    tried = Counter(one.kind for one in quality.remedies)
    return {
        "body-pages": quality.pages,
        "lines": quality.lines,
        "lines-on-grid": quality.gridded,
        "grid": _share(quality.gridded, quality.lines),
        "full-lines": quality.full,
        "space-mean": round(quality.spaces.mean, 4),
        "space-deviation": round(quality.spaces.deviation, 4),
        "loose-lines": len(loose),
        "very-loose-lines": sum(amount > VERY_LOOSE for amount in loose),
        "hyphened-lines": quality.hyphened,
        "hyphens": _share(quality.hyphened, quality.lines),
        "stacks": len(amounts["stack"]),
        "holes": sum(amount > HOLE for amount in holes),
        "large-holes": sum(amount > LARGE_HOLE for amount in holes),
        "worst-hole": round(max(holes, default=0.0), 4),
        "runts": len(amounts["runt"]),
        "short-heads": len(amounts["short-head"]),
        "uneven-feet": len(amounts["uneven-feet"]),
        **{f"remedy-{kind}": tried[kind] for kind in get_args(RemedyKind)},
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
