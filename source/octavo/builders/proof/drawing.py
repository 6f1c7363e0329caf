"""What is drawn over the pages of a proof: the grid of lines, marks with numbers, and below each page what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from octavo.builders.pdf.quality import VERY_LOOSE, Fault, FaultKind, Frame, Remedy
from octavo.builders.proof.sheets import Placed
from octavo.builders.proof.words import KINDS, describe_amount, describe_remedy

COLOURS: dict[FaultKind, tuple[float, float, float]] = {
    "hole": (0.90, 0.62, 0.0),
    "runt": (0.0, 0.45, 0.70),
    "short-head": (0.80, 0.30, 0.62),
    "loose-line": (0.84, 0.15, 0.12),
    "stack": (0.42, 0.25, 0.60),
    "uneven-feet": (0.0, 0.60, 0.50),
}
"""Red, green and blue, that those who see few colours can tell apart; each mark has a number and a name beside."""

_GRID, _EDGE, _INK = (0.70, 0.87, 0.94), (0.75, 0.75, 0.75), (0.2, 0.2, 0.2)

_SMALL, _STEP, _ROWS = 7.5, 9.5, 7
"""The size of what is written, how far its lines are apart, and how many there are at most below a page (points)."""

_WIDE = 0.5
"""How wide a letter of Helvetica is on average, in ems: enough to know what fits."""


class Marked(NamedTuple):
    """What there is to say of a page: its number, its frame, how far its lines are apart, its faults and remedies."""

    label: str
    frame: Frame
    leading: float
    faults: Sequence[Fault]
    remedies: Sequence[Remedy] = ()


def draw_page(placed: Placed, marked: Marked) -> Iterator[str]:
    """The operators (ISO 32000-1, 8.2) for a page with its marks."""
    form, x, top = placed.form, placed.x, placed.top
    bottom = top - form.height
    yield f"q 1 0 0 1 {x:.2f} {bottom:.2f} cm /P{placed.page} Do Q"
    yield f"q {_colour(_EDGE)} RG 0.5 w {x:.2f} {bottom:.2f} {form.width:.2f} {form.height:.2f} re S Q"
    if marked.frame.is_body:
        yield from _draw_grid(placed, marked.frame, marked.leading)
    for number, fault in enumerate(marked.faults, 1):
        yield from _draw_fault(placed, fault, number)
    yield from _list_faults(placed, marked)


def _draw_grid(placed: Placed, frame: Frame, leading: float) -> Iterator[str]:
    left, right = placed.x + frame.x, placed.x + frame.x + frame.width
    yield f"q {_colour(_GRID)} RG 0.3 w"
    line = frame.baseline
    while leading and line <= frame.y + frame.height + leading / 2:
        yield f"{left:.2f} {placed.top - line:.2f} m {right:.2f} {placed.top - line:.2f} l S"
        line += leading
    yield f"{left:.2f} {placed.top - frame.y - frame.height:.2f} {frame.width:.2f} {frame.height:.2f} re S Q"


def _draw_fault(placed: Placed, fault: Fault, number: int) -> Iterator[str]:
    """A mark: what is white is filled, what is set gets a ground or an edge, a stack a bar beside it."""
    x, y = placed.x + fault.x, placed.top - fault.y - fault.height
    place = f"{x:.2f} {y:.2f} {fault.width:.2f} {fault.height:.2f} re"
    colour = _colour(COLOURS[fault.kind])
    tag = x + fault.width + 2
    if fault.kind == "stack":
        yield f"q {colour} rg {x - 4:.2f} {y:.2f} 1.6 {fault.height:.2f} re f Q"
        tag = x - 11
    elif fault.kind in ("hole", "loose-line", "uneven-feet"):
        strong = fault.kind != "loose-line" or fault.amount > VERY_LOOSE
        yield f"q /{'G3' if strong else 'G1'} gs {colour} rg {place} f Q"
    if fault.kind in ("hole", "runt", "short-head"):
        yield f"q {colour} RG 0.8 w {place} S Q"
    yield _write(str(number), tag, y + fault.height / 2 - 2, COLOURS[fault.kind])


def _list_faults(placed: Placed, marked: Marked) -> Iterator[str]:
    """Below the page: its number, then each kind of fault with the numbers of the marks, and what was tried."""
    x, y = placed.x, placed.top - placed.form.height - _STEP - 2
    helped = [describe_remedy(one) for one in marked.remedies if one.mended]
    yield _write(f"page {marked.label}" + "".join(f" · {words}" for words in helped), x, y, _INK)
    room = int(placed.form.width / (_SMALL * _WIDE))
    rows = list(_describe_page(marked.faults))
    for row, (kind, words) in enumerate(rows[:_ROWS], 1):
        cut = words if len(words) <= room else words[: room - 2].rpartition(", ")[0] + ", …"
        yield _write(cut, x, y - row * _STEP, COLOURS[kind])


def _describe_page(faults: Sequence[Fault]) -> Iterator[tuple[FaultKind, str]]:
    for kind, name in KINDS.items():
        found = [(number, one) for number, one in enumerate(faults, 1) if one.kind == kind]
        if not found:
            continue
        places = ", ".join(f"{number}: {describe_amount(one)}" for number, one in found)
        yield kind, f"{name}  {places}"
        if tried := dict.fromkeys(_tried(one for _, one in found)):
            yield kind, f"    tried: {', '.join(map(describe_remedy, tried))}"


def _tried(faults: Iterable[Fault]) -> Iterator[Remedy]:
    for fault in faults:
        yield from fault.remedies


def _colour(colour: tuple[float, float, float]) -> str:
    return " ".join(f"{part:.2f}" for part in colour)


def _write(words: str, x: float, y: float, colour: tuple[float, float, float]) -> str:
    """Words in the standard face Helvetica (9.6.2.2), whose letters are those of Windows."""
    shown = words.encode("cp1252", "replace").hex()
    return f"BT {_colour(colour)} rg /Helv {_SMALL} Tf {x:.2f} {y:.2f} Td <{shown}> Tj ET"
