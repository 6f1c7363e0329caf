"""The order of work of `octavo send --to-folder`: books onto a reader that is mounted, all or none, and receipts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from octavo.delivery.devices import Device, find_device
from octavo.delivery.file_names import safe_stem
from octavo.delivery.finished_book import Facts, FinishedBook
from octavo.delivery.preflight import Finding, check_looks
from octavo.delivery.receipts import Ledger, Receipt, current_time
from octavo.delivery.receiving import choose_books
from octavo.errors import BuildError, DeliveryError, OctavoError
from octavo.files import show_name
from octavo.press.output import OutputFiles

_MARGIN = 1_000_000
"""Bytes that stay free: a reader writes beside a book what it knows of it."""

State = Literal["new", "replaced", "known"]
"""What a copy is: of a new book, in place of an older edition, or there already, byte for byte."""


class Copy(Struct, frozen=True, kw_only=True):
    """A book on its way to its `place` on a device, and what was found of it."""

    book: FinishedBook
    device: Device
    place: Path
    state: State
    findings: tuple[Finding, ...] = ()


def plan_copies(folder: Path, books: Sequence[FinishedBook], *, again: bool) -> list[Copy]:
    """Where books go on the device that is mounted there. Raises `DeliveryError` where they cannot.

    A file that is no older edition of the same book stays, but if its place is asked for `again`.
    """
    if not folder.is_dir():
        raise DeliveryError("there is no such folder", where=show_name(folder), hint="is the reader connected?")
    device = find_device(folder)
    copies = [_plan_copy(book, device, folder, again=again) for book in _choose_books(device, books)]
    _check_room(folder, [one for one in copies if one.state != "known"])
    return copies


def copy_books(copies: Sequence[Copy], ledger: Ledger) -> None:
    """Puts books in their places, all or none. Raises `DeliveryError` where a device does not take them."""
    ledger.write(())  # or nobody will know of it
    new = [one for one in copies if one.state != "known"]
    try:
        with OutputFiles() as files:
            for one in new:
                files.write(one.place, one.book.content)
            files.publish()
        for one in new:
            _flush(one.place)
    except BuildError as error:
        raise _explain(error.message, error.where) from error
    except OSError as error:
        raise _explain(error.strerror or "it went away", show_name(error.filename or "")) from error
    ledger.write(map(_make_receipt, new))


def _explain(what: str, where: str) -> DeliveryError:
    return DeliveryError(what, where=where, hint="is the reader still connected, and may it be written to?")


def _choose_books(device: Device, books: Sequence[FinishedBook]) -> list[FinishedBook]:
    """The books that the device gets. Raises `DeliveryError` where it takes none of them, or not one that is named."""
    chosen = choose_books(device, books)
    refused = [book for book in chosen if book.ending not in device.takes] or ([] if chosen else books)
    for book in refused:
        raise DeliveryError(f"{device.label} takes no {book.label}", where=show_name(book.path), hint=device.remark)
    return chosen


def _plan_copy(book: FinishedBook, device: Device, folder: Path, *, again: bool) -> Copy:
    place = folder / device.folder / f"{safe_stem(show_name(book.path.stem)) or 'book'}{book.ending}"
    findings = [*check_looks(book)]
    if device.remark and (book.ending == ".epub" or ".epub" not in device.takes):
        findings.append(Finding("hint", device.remark))
    state = _compare(book, place)
    if state is None and not again:
        hint = "--again puts the new one in its place"
        raise DeliveryError("another book has this name there", where=show_name(place), hint=hint)
    return Copy(book=book, device=device, place=place, state=state or "replaced", findings=tuple(findings))


def _compare(book: FinishedBook, place: Path) -> State | None:
    """What a book is to the file in its place; None where that is another one, or none that can be read."""
    if not place.exists():
        return "new"
    try:
        there = FinishedBook(place)
        if there.content == book.content:
            return "known"
        mine, other = book.facts, there.facts
    except OctavoError:
        return None
    return "replaced" if _name_work(mine) == _name_work(other) else None


def _name_work(facts: Facts) -> tuple[str, ...]:
    """What all editions of a book share: its identifier, of a PDF its title and authors."""
    return (facts.identifier,) if facts.identifier else (facts.title, *facts.authors)


def _check_room(folder: Path, copies: Sequence[Copy]) -> None:
    needed, free = sum(one.book.size for one in copies), shutil.disk_usage(folder).free
    if copies and needed + _MARGIN > free:
        words = f"there is no room: {needed / 1e6:.1f} MB are needed, and {free / 1e6:.1f} MB are free"
        raise DeliveryError(words, where=show_name(folder), hint="delete something there")


def _flush(place: Path) -> None:
    """Has the system write a file to its device now: people pull out cables."""
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_receipt(one: Copy) -> Receipt:
    return Receipt(
        time=current_time(),
        state="sent",
        to=str(one.place.absolute()),
        file=str(one.book.path.absolute()),
        title=one.book.title,
        digest=one.book.digest,
        size=one.book.size,
        through=one.device.label,
    )
