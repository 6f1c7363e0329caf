"""Asks again for all that a project was collected from: takes what is new, and what has changed but for corrections.

A page that its owner has corrected is never overwritten: the one that was fetched lies beside it.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from octavo.acquisition.reading import make_record, read_capture
from octavo.acquisition.saving import fetched_path, save_beside, save_record
from octavo.acquisition.taking import (
    Form,
    Taken,
    Taker,
    UnchangedError,
    get_article,
    join_addresses,
    load_capture,
    make_taken,
)
from octavo.acquisition.targets import Target
from octavo.acquisition.threads import run_in_thread
from octavo.captures import Capture
from octavo.diff import diff_words
from octavo.errors import FetchError
from octavo.files import read_regular
from octavo.model import Article
from octavo.projects.records import Record, digest
from octavo.resources import LARGEST_ARCHIVE
from octavo.walk import images, text


class Refresher:
    """Asks for saved pages again, through a taker."""

    def __init__(self, taker: Taker) -> None:
        self._taker = taker

    async def refresh(self, page: Path, record: Record, target: Target) -> Taken:
        """What became of a saved page. Raises `OctavoError` where it cannot be had now; it stays as it is then."""
        content = await run_in_thread(read_regular, page, LARGEST_ARCHIVE)
        form = await self._ask(target, record, is_finished=digest(content) != record.replaced)
        if form is None or digest(form.capture.content) == record.sha256:
            return await self._keep(page, record)
        before = await run_in_thread(_read_before, page, record)
        now = get_article(form.reading)
        if before is not None and _is_same(before, now):
            await run_in_thread(save_record, page, newer := _take_over(record, form.capture))
            return await self._keep(page, newer)
        changes = tuple(diff_words(before, now).lines()) if before is not None else ()
        if is_corrected(content, record):
            return await self._lay_beside(page, record, form, changes)
        return replace(await self._taker.save(form, page, record), state="changed", changes=changes)

    async def _ask(self, target: Target, record: Record, *, is_finished: bool) -> Form | None:
        """The page as it is now; None where its server says that it has not changed."""
        known = record if is_finished and record.made_from == "page" else None
        try:
            return await self._taker.choose_form(target, known)
        except UnchangedError:
            return None

    async def _keep(self, page: Path, record: Record) -> Taken:
        return replace(await self._taker.complete(page, record), state="unchanged")

    async def keep_lost(self, page: Path, record: Record, error: FetchError) -> Taken:
        """A page that is on the web no more, or cannot be had: it stays as it was saved."""
        taken = await self._keep(page, record)
        return replace(taken, state="gone", changes=(f"{error.message}; it stays as it was saved",))

    async def _lay_beside(self, page: Path, record: Record, form: Form, changes: tuple[str, ...]) -> Taken:
        newer = _take_over(record, form.capture)
        await run_in_thread(save_beside, page, form.capture.content, newer)
        capture = await run_in_thread(load_capture, page, newer)
        reading = await run_in_thread(read_capture, capture, newer, {})
        taken = make_taken("corrected", page, newer, reading)
        return replace(taken, changes=changes)


def is_corrected(content: bytes, record: Record) -> bool:
    """Whether a saved page is its owner's: nobody but its owner writes other bytes than were fetched."""
    return digest(content) not in (record.saved, record.replaced)


def _read_before(page: Path, record: Record) -> Article | None:
    """The article as it was fetched the last time, or as it is here where that is not kept."""
    beside = fetched_path(page)
    capture = load_capture(beside if beside.is_file() else page, record)
    article = read_capture(capture, record, {}).article
    return article if isinstance(article, Article) else None


def _is_same(before: Article, now: Article) -> bool:
    """Whether two articles say the same and show as many pictures: pages change in what is around them all the time."""
    return text(before) == text(now) and _count_pictures(before) == _count_pictures(now)


def _count_pictures(article: Article) -> int:
    return sum(1 for _ in images(article))


def _take_over(record: Record, capture: Capture) -> Record:
    """A record that knows the bytes that were fetched last."""
    return replace(
        record,
        sha256=digest(capture.content),
        etag=capture.etag,
        last_modified=capture.last_modified,
        addresses=join_addresses(record, replace(make_record(capture), address=record.address)),
    )
