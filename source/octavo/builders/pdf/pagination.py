"""Renders the pieces of a book until each begins on its side, and each number in the text has its digits.

What a piece needs to know of the pages before it is guessed first, in a way of which nothing that is settled depends:
whether a fragment was kept or is made anew, its book is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from octavo.builders.pdf.fragment import Job, Metadata, PlacedSlot, Side, repeat_key
from octavo.builders.pdf.link.numbers import label_targets
from octavo.builders.pdf.piece import Piece

RenderAll: TypeAlias = Callable[[Sequence[Job]], Sequence[Piece]]
"""Renders jobs, and gives them with their fragments in the same order."""

CountMissing: TypeAlias = Callable[[Sequence[Job]], int]
"""Counts the jobs that were never rendered, on whichever side they begin."""

_FEW = 3
"""Pieces that are rendered one by one, each on its own side, where all others are kept."""

_CHAINS = 4
"""Chains of pieces that are rendered at once: more would keep more processes at work, and begin on the wrong side."""

_ROUNDS = 6
"""At most; a few pages more move a book's later pages once, and numbers of more digits hardly ever add a page."""

_SETTLED = 2
"""From this round on slots only grow, so that there is an end: a number may then have room before it."""


def paginate(jobs: Sequence[Job], render: RenderAll, count_missing: CountMissing = len) -> list[Piece]:
    """The pieces of a book, as they follow each other.

    First all get their sides, with the digits that were guessed: each follows from those before it, so that it is the
    same however it was found. Then numbers get their digits. What waits for the numbers of others follows in turn.
    """
    cut = next((index for index, job in enumerate(jobs) if job.rows), len(jobs))
    in_turn = _tell_sides(jobs) and count_missing(jobs) <= _FEW
    begin = _render_in_turn if in_turn else _render_in_chains
    pieces = _settle_sides(begin(jobs[:cut], render), render)
    pieces = _render_in_turn(jobs[cut:], render, pieces)
    for number in range(_ROUNDS):
        wanted = _want(pieces, grow=number >= _SETTLED)
        if wanted == [piece.job for piece in pieces]:
            break
        pieces = _render_again(pieces, wanted, render)
    return pieces


def _render_in_turn(jobs: Sequence[Job], render: RenderAll, before: Sequence[Piece] = ()) -> list[Piece]:
    """The pieces one by one, behind those `before`, with these: where each stands is known from all before it."""
    pieces = list(before)
    for job in jobs:
        pieces += render([_fit_rows(job, pieces, label_targets(pieces)) if job.rows else _fit_side(job, pieces)])
    return pieces


def _render_in_chains(jobs: Sequence[Job], render: RenderAll) -> list[Piece]:
    """The pieces in several chains at once, of which each begins as if it were the book.

    If one began on the other side, all of it is rendered again; that is seldomer than if all pieces had been guessed.
    """
    chains = _cut_chains(jobs)
    made: list[list[Piece]] = [[] for _ in chains]
    for step in range(max(map(len, chains), default=0)):
        going = [number for number, chain in enumerate(chains) if step < len(chain)]
        done = render([_fit_side(chains[number][step], made[number]) for number in going])
        for number, piece in zip(going, done, strict=True):
            made[number].append(piece)
    return [piece for pieces in made for piece in pieces]


def _cut_chains(jobs: Sequence[Job]) -> list[list[Job]]:
    """The jobs in chains of about the same size; one each, where nothing depends on sides."""
    if not _tell_sides(jobs):
        return [[job] for job in jobs]
    chains: list[list[Job]] = [[] for _ in range(_CHAINS)]
    total, size = sum(len(job.tree) for job in jobs), 0
    for job in jobs:
        chains[size * _CHAINS // total].append(job)
        size += len(job.tree)
    return chains


def _tell_sides(jobs: Sequence[Job]) -> bool:
    """Whether the styles of any tell left pages from right ones: else all can be rendered at once."""
    return any(job.side for job in jobs)


def _settle_sides(pieces: Sequence[Piece], render: RenderAll) -> list[Piece]:
    """The pieces, each on its side. Each time at least the first that was on the wrong one is right for good."""
    pieces = list(pieces)
    while (sides := list(_find_sides(pieces))) != [piece.job.side for piece in pieces]:
        wanted = [replace(piece.job, side=side) for piece, side in zip(pieces, sides, strict=True)]
        pieces = _render_again(pieces, wanted, render)
    return pieces


def _render_again(pieces: Sequence[Piece], wanted: Sequence[Job], render: RenderAll) -> list[Piece]:
    """The pieces, those of them anew whose jobs are others."""
    changed = [index for index, piece in enumerate(pieces) if wanted[index] != piece.job]
    again = dict(zip(changed, render([wanted[index] for index in changed]), strict=True))
    return [again.get(index, piece) for index, piece in enumerate(pieces)]


def _fit_side(job: Job, before: Sequence[Piece]) -> Job:
    """A job that begins on its side, behind the pieces that stand before it."""
    if not job.side or not before:
        return job
    return replace(job, side=_find_side(before[0].fragment.metadata, sum(map(_count_pages, before))))


def _fit_rows(job: Job, before: Sequence[Piece], numbers: dict[str, str]) -> Job:
    """A job whose rows have these numbers, behind the pieces that stand before it."""
    slots = [
        PlacedSlot(target, job.digits.get(target, 1), False, last)
        for row in job.rows
        for last, target in zip(("", *row), row, strict=False)
    ]
    return replace(_fit_side(job, before), digits=_count_digits(job, slots, numbers, grow=False))


def _want(pieces: Sequence[Piece], *, grow: bool) -> list[Job]:
    """The jobs as they would have to be, by the pages that there are."""
    numbers = label_targets(pieces)
    return [
        replace(piece.job, side=side, digits=_count_digits(piece.job, piece.fragment.slots, numbers, grow=grow))
        for piece, side in zip(pieces, _find_sides(pieces), strict=True)
    ]


def _find_sides(pieces: Sequence[Piece]) -> Iterator[Side]:
    """The side that each piece begins on, if its styles tell sides from each other."""
    before = 0
    for piece in pieces:
        yield _find_side(pieces[0].fragment.metadata, before) if piece.job.side else ""
        before += _count_pages(piece)


def _find_side(metadata: Metadata, before: int) -> Side:
    """The side of the page that so many stand before."""
    return "left" if (before % 2 == 0) == (metadata.direction == "rtl") else "right"


def _count_pages(piece: Piece) -> int:
    return len(piece.fragment.pages)


def _count_digits(job: Job, slots: Iterable[PlacedSlot], numbers: dict[str, str], *, grow: bool) -> dict[str, int]:
    """How many digits there must be room for in each slot; in the contents, in all alike."""
    digits = dict(job.digits)
    for slot in slots:
        needed = len(numbers.get(slot.target, "")) or slot.digits
        repeated = repeat_key(slot.before, slot.target)
        digits.pop(repeated, None)
        if slot.before and numbers.get(slot.before) == numbers.get(slot.target):
            digits[repeated] = 0
        elif slot.listed:
            digits[""] = max(digits.get("", 1), needed)
        else:
            digits[slot.target] = max(needed, slot.digits) if grow else needed
    return digits
