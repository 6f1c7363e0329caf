"""Keeps a project up to date: asks for its sources and its pages again, and says what is new and what has changed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from octavo.acquisition.collection import Collector, describe_page
from octavo.acquisition.handbook import complete_handbooks
from octavo.acquisition.network import Network, open_network
from octavo.acquisition.progress import Watch
from octavo.acquisition.project import Project
from octavo.acquisition.refresh import Refresher
from octavo.acquisition.report import Failure, PageReport, Report
from octavo.acquisition.saving import remove_drafts, write_whole
from octavo.acquisition.taking import Taken, Taker, list_kept
from octavo.acquisition.targets import Finder, Found, Target
from octavo.acquisition.wish import MOST_PAGES, Wish
from octavo.discovery.listing import Entry
from octavo.errors import ConfigError, FetchError, OctavoError, TemporaryError
from octavo.projects.book_file import load_book_file
from octavo.projects.editing import BookFileEditor
from octavo.projects.edition import EDITION, Edition, load_edition
from octavo.projects.json_files import format_json
from octavo.projects.tables import SourceTable


def update(folder: Path, wish: Wish, watch: Watch) -> Report:
    """Brings the project in `folder` up to date. Raises `OctavoError` where nothing in it came from the web."""
    return asyncio.run(_update_by_client(folder, wish, watch))


async def _update_by_client(folder: Path, wish: Wish, watch: Watch) -> Report:
    async with open_network(wish, watch.heard) as network:
        return await Updating(network, watch).run(folder)


class Updating:
    """One run of `update`; `watch` is told how it goes."""

    def __init__(self, network: Network, watch: Watch) -> None:
        self._network = network
        self._watch = watch
        self._failures: list[Failure] = []

    async def run(self, folder: Path) -> Report:
        """Asks for everything again, and puts what is new in its place."""
        remove_drafts(folder)
        project = Project(folder)
        book = load_book_file(project.book_file)
        if not book.sources and not project.records:
            raise ConfigError("nothing in this project came from the web", where=str(folder), hint="octavo add ADDRESS")
        self._taker = Taker(self._network, list_kept(book))
        found = [one for source in book.source_tables() if (one := await self._find(source)) is not None]
        listed = [target for one in found for target in one.targets]
        saved = [(page, _target_of(project, page, listed)) for page in project.records if project.records[page].address]
        new = [target for target in listed if project.find(target.address) is None]
        self._watch.found(book.title or str(folder), len(saved) + len(new))
        refreshed = await asyncio.gather(*(self._refresh(project, page, target) for page, target in saved))
        collector = Collector(project, self._taker, self._watch)
        collector.start(new)
        found = await complete_handbooks(found, project, collector)
        outcomes = await collector.finish()
        self._failures += [one for one in outcomes if isinstance(one, Failure)]
        added = [describe_page(project, one) for one in outcomes if isinstance(one, Taken)]
        self._place(project, found)
        pages = [*added, *(one for one in refreshed if one is not None)]
        _note_edition(folder, pages)
        return Report(
            folder=folder, title=book.title, is_new=False, order="", pages=tuple(pages), failures=tuple(self._failures)
        )

    async def _find(self, source: SourceTable) -> Found | None:
        try:
            return await Finder(self._network, source.follow, source.limit or MOST_PAGES).find(source.address)
        except OctavoError as error:
            self._fail(source.address, error)
            return None

    async def _refresh(self, project: Project, page: Path, target: Target) -> PageReport | None:
        """What became of a page; None where nobody can say now."""
        record = project.records[page]
        try:
            taken = await Refresher(self._taker).refresh(page, record, target)
        except TemporaryError as error:
            self._fail(target.address, error)
            return None
        except FetchError as error:
            taken = await Refresher(self._taker).keep_lost(page, record, error)
        except OctavoError as error:
            self._fail(target.address, error)
            return None
        project.keep(page, taken.record)
        report = describe_page(project, taken)
        self._watch.took(report)
        return report

    def _fail(self, address: str, error: OctavoError) -> None:
        error.where = error.where or address
        failure = Failure(address, error)
        self._failures.append(failure)
        self._watch.failed(failure)

    def _place(self, project: Project, found: Sequence[Found]) -> None:
        """Puts new pages where their listing has them."""
        editor = BookFileEditor(project.book_file)
        for one in found:
            pages = [page for target in one.targets if (page := project.find(target.address)) is not None]
            editor.place_articles([project.show(page) for page in dict.fromkeys(pages)])
        editor.save()


def _target_of(project: Project, page: Path, listed: Sequence[Target]) -> Target:
    """A saved page as it is to be asked for: as its listing has it, where it is still on one."""
    known = next((target for target in listed if project.find(target.address) == page), None)
    return known or Target(Entry(project.records[page].address))


def _note_edition(folder: Path, pages: Sequence[PageReport]) -> None:
    """Notes what is new in this edition, if anything is."""
    added = tuple(page.file for page in pages if page.state == "added")
    changed = tuple(page.file for page in pages if page.state == "changed")
    if added or changed:
        last = load_edition(folder)
        today = datetime.now(UTC).date().isoformat()
        edition = Edition(number=last.number + 1 if last else 2, date=today, added=added, changed=changed)
        write_whole(folder / EDITION, format_json(edition))
