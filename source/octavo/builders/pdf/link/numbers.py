"""The numbers of pages: which page of the book each id stands on, and what is drawn in a slot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from octavo.builders.pdf.fragment import Slot
from octavo.builders.pdf.piece import Piece


def label_pages(pieces: Sequence[Piece]) -> list[tuple[str, ...]]:
    """The number printed on each page, piece by piece; the name of a cover, which is not counted."""
    labels, before = [], 0
    for piece in pieces:
        own = piece.fragment.folios
        if piece.job.name:
            numbers = count(before + 1)
            own = tuple(str(next(numbers)) if folio.isdecimal() else folio for folio in own)
            before = next(numbers) - 1
        labels.append(own)
    return labels


def label_targets(pieces: Sequence[Piece]) -> dict[str, str]:
    """The number of the page that each id stands on; of two places of one id, that of the first."""
    found: dict[str, str] = {}
    for piece, labels in zip(pieces, label_pages(pieces), strict=True):
        for target, page in piece.fragment.targets.items():
            found.setdefault(target, labels[page])
    return found


def show_number(slot: Slot, number: str) -> bytes:
    """What a content stream says to show a number in a slot (ISO 32000-1, 9.4.3); nothing where there is none."""
    digits = [slot.digits[int(digit)] for digit in number] if number.isdecimal() else []
    free = (slot.width - sum(digit.width for digit in digits)) * slot.share
    shown = "".join(f"<{digit.glyph}>{_move(-digit.move)}" for digit in digits)
    return f"[{_move(-free)}{shown}] TJ".encode()


def _move(thousandths: float) -> str:
    return f"{thousandths:.1f}" if abs(thousandths) >= 0.1 else ""
