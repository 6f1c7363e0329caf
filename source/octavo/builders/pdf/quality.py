"""How well pages are set, in figures: what is counted on all of them, and each place that a typographer would mark.

Plain values, which `layout` measures on laid-out pages. They are kept with the fragment, so asking for them costs no
layout. Lengths are points, places are from the upper left corner of the page.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

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


class Moments(NamedTuple):
    """A number of values with their sum and the sum of their squares, from which their mean and deviation follow."""

    number: int = 0
    total: float = 0.0
    squares: float = 0.0


class Quality(Struct, frozen=True, array_like=True):
    """What is counted on pages: body pages and lines of text, lines on the grid, hyphens, spaces in ems, and faults."""

    pages: int = 0
    lines: int = 0
    gridded: int = 0
    hyphened: int = 0
    spaces: Moments = Moments()
    faults: tuple[Fault, ...] = ()
    remedies: tuple[Remedy, ...] = ()
