"""Takes the pages that were found into a project: each as soon as it is there, any number at once.

The client sees to it that each host is asked politely; a page that is there already costs nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from octavo.acquisition.progress import Watch
from octavo.acquisition.project import Project
from octavo.acquisition.report import Failure, PageReport
from octavo.acquisition.taking import Taken, Taker, find_lost_pictures
from octavo.acquisition.targets import Target
from octavo.errors import OctavoError, report_bug
from octavo.urls import page_key
from octavo.walk import images, title

_AT_ONCE = 200
"""How many pages are on their way at once: enough for many hosts, though a list names all pages of one together."""


class Collector:
    """Takes pages into a project with a taker; `watch` is told what becomes of each."""

    def __init__(self, project: Project, taker: Taker, watch: Watch) -> None:
        self._project = project
        self._taker = taker
        self._watch = watch
        self._gate = asyncio.Semaphore(_AT_ONCE)
        self._stems: set[str] = set()
        self._started: dict[str, asyncio.Task[Taken | Failure]] = {}

    def start(self, targets: Sequence[Target]) -> None:
        """Begins to take pages; one that was begun already is taken once.

        Files are named now, in the order of the targets, so that names do not depend on which page comes first.
        """
        fresh = {page_key(target.address) or target.address: target for target in targets}
        fresh = {key: target for key, target in fresh.items() if key not in self._started}
        stems = self._project.plan_stems([target.address for target in fresh.values()], self._stems)
        self._stems |= set(stems.values())
        for key, target in fresh.items():
            self._started[key] = asyncio.create_task(self._take(target, stems.get(target.address, "")))

    async def finish(self) -> list[Taken | Failure]:
        """What became of all that was begun, in that order."""
        return list(await asyncio.gather(*self._started.values()))

    async def _take(self, target: Target, stem: str) -> Taken | Failure:
        async with self._gate:
            try:
                taken = await self._find(target) if not stem else await self._fetch(target, stem)
            except OctavoError as error:
                return self._fail(target, error)
            except Exception as error:
                return self._fail(target, report_bug(error, target.address))
        return taken

    async def _find(self, target: Target) -> Taken:
        """A page that is there already; pictures that it lacks are asked for again."""
        page = self._project.find(target.address)
        assert page is not None
        taken = await self._taker.complete(page, self._project.records[page])
        self._project.keep(page, taken.record)
        self._watch.took(describe_page(self._project, taken))
        return taken

    async def _fetch(self, target: Target, stem: str) -> Taken:
        taken = await self._taker.take(target, self._project.articles / stem)
        self._project.keep(taken.page, taken.record)
        self._watch.took(describe_page(self._project, taken))
        return taken

    def _fail(self, target: Target, error: OctavoError) -> Failure:
        error.where = error.where or target.address
        failure = Failure(target.address, error)
        self._watch.failed(failure)
        return failure


def describe_page(project: Project, taken: Taken) -> PageReport:
    """A page as it is reported."""
    article, record = taken.article, taken.record
    return PageReport(
        state=taken.state,
        file=project.show(taken.page),
        address=record.address,
        title=title(article),
        authors=tuple(person.name for person in article.authors),
        date=article.date_published,
        words=taken.words,
        pictures=len(list(images(article))),
        missing={address: record.missing.get(address, "") for address in find_lost_pictures(article)},
        made_from=record.made_from,
        changes=taken.changes,
    )
