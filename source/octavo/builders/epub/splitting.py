"""A long article in several files: old reading systems show files of more than 300 kB late, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from octavo.builders.xhtml import BodyPiece

LIMIT = 300_000
"""Bytes of XHTML that one file may have."""

_SPARE = 30_000
"""Bytes that are kept for what is not there yet when pieces are measured: page marks, addresses, what is around."""

_ANY_BLOCK = 1_000
"""Ranks after sections of any depth."""


class PieceSize(Struct, frozen=True):
    """What a cut needs to know of a piece: its bytes, and how well a file would begin with it.

    The less its `rank`, the better; -1 is a piece that no file may begin with.
    """

    size: int
    rank: int


def measure_pieces(pieces: Iterable[BodyPiece]) -> list[PieceSize]:
    """The pieces without their markup. A heading is never the last thing in a file, and no file begins with an end."""
    weighed: list[PieceSize] = []
    after_heading = True
    for piece in pieces:
        rank = piece.depth if piece.kind == "start" else _ANY_BLOCK
        size = len(piece.markup.encode()) + len(piece.footnotes.encode())
        weighed.append(PieceSize(size, -1 if after_heading or piece.kind == "end" else rank))
        after_heading = piece.kind == "start"
    return weighed


def find_cuts(weighed: Sequence[PieceSize], limit: int = LIMIT) -> list[int]:
    """The numbers of the pieces that begin a new file, so that each file has at most `limit` bytes, if that can be.

    Files begin with sections, the outermost first, and with other blocks only where there are none.
    """
    return _find_cuts(weighed, 0, len(weighed), limit - _SPARE)


def _find_cuts(weighed: Sequence[PieceSize], first: int, last: int, limit: int) -> list[int]:
    if sum(weight.size for weight in weighed[first:last]) <= limit:
        return []
    inside = range(first + 1, last)
    best = min((weighed[number].rank for number in inside if weighed[number].rank >= 0), default=None)
    if best is None:
        return []
    found: list[int] = []
    begun, size = first, 0
    borders = [first, *(number for number in inside if weighed[number].rank == best), last]
    for border, following in pairwise(borders):
        more = sum(weight.size for weight in weighed[border:following])
        if size and size + more > limit:
            found += [*_find_cuts(weighed, begun, border, limit), border]
            begun, size = border, 0
        size += more
    return [*found, *_find_cuts(weighed, begun, last, limit)]
