"""Adds what a user names to a project: finds the pages, takes those that are not there yet, and puts them in order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path

from octavo.acquisition.collection import Collector, describe_page
from octavo.acquisition.local_files import expand_names, find_local, is_local
from octavo.acquisition.network import Network, open_network
from octavo.acquisition.opening import find_project, make_folder
from octavo.acquisition.page_order import arrange_pages, choose_title
from octavo.acquisition.progress import Watch
from octavo.acquisition.project import Project
from octavo.acquisition.repeats import remove_repeats
from octavo.acquisition.report import Failure, Report
from octavo.acquisition.saving import remove_drafts
from octavo.acquisition.taking import Taken, Taker
from octavo.acquisition.targets import Finder, Found, Target
from octavo.acquisition.threads import run_in_thread
from octavo.acquisition.wish import Wish
from octavo.errors import ConfigError, OctavoError
from octavo.projects.book_file import load_book_file
from octavo.projects.editing import BookFileEditor
from octavo.urls import page_key


def add(wish: Wish, folder: Path | None, watch: Watch) -> Report:
    """Adds pages to the project in `folder`, or to a new one that is named after what is found.

    Raises `OctavoError` where nothing that was named gave a page, and where the project cannot be written.
    """
    return asyncio.run(_add_by_client(wish, folder, watch))


async def _add_by_client(wish: Wish, folder: Path | None, watch: Watch) -> Report:
    async with open_network(wish, watch.heard) as network:
        return await Adding(network, wish, watch).run(folder)


class Adding:
    """One run of `add`; `watch` is told how it goes."""

    def __init__(self, network: Network, wish: Wish, watch: Watch) -> None:
        self._network = network
        self._wish = wish
        self._watch = watch
        self._failures: list[Failure] = []

    async def run(self, folder: Path | None) -> Report:
        """Adds all that was asked for, to the project in `folder` or to the one that has some of it, or a new one."""
        found = await self._find_all()
        targets = join_targets(found)
        if not targets:
            raise self._failures[0].error if self._failures else ConfigError("nothing to add", hint="give addresses")
        known = folder or find_project(Path(), [target.address for target in targets] + _sources(found))
        home = known or make_folder(Path(), await run_in_thread(choose_title, found), targets[0].address)
        remove_drafts(home)
        return await self._collect(Project(home), found, targets, is_new=known is None)

    async def _collect(self, project: Project, found: list[Found], targets: list[Target], *, is_new: bool) -> Report:
        outcomes = await Collector(project, Taker(self._network), self._watch).collect(targets)
        failures = [*self._failures, *(one for one in outcomes if isinstance(one, Failure))]
        taken = list(remove_repeats(project, [one for one in outcomes if isinstance(one, Taken)]))
        if not taken and failures:
            raise failures[0].error
        ordered, reason = await run_in_thread(arrange_pages, found, taken)
        editor = BookFileEditor(project.book_file)
        for one in found:
            if one.source:
                editor.add_source(one.source, self._wish.follow)
        editor.place_articles([project.show(one.page) for one in ordered])
        editor.save()
        return Report(
            folder=project.folder,
            title=load_book_file(project.book_file).title,
            is_new=is_new,
            order=reason,
            pages=tuple(describe_page(project, one) for one in ordered),
            failures=tuple(failures),
            left_out=tuple(words for one in found for words in one.left_out),
        )

    # -- what is meant ------------------------------------------------------------------------------

    async def _find_all(self) -> list[Found]:
        """What each name stands for; those that stand for nothing are failures."""
        finder = Finder(self._network, self._wish.follow, self._wish.limit)
        found = await asyncio.gather(*(self._find(name, finder) for name in expand_names(self._wish.names)))
        return [one for one in found if one is not None]

    async def _find(self, name: str, finder: Finder) -> Found | None:
        try:
            found = await (run_in_thread(find_local, Path(name)) if is_local(name) else finder.find(name))
        except OctavoError as error:
            failure = Failure(name, error)
            self._failures.append(failure)
            self._watch.failed(failure)
            return None
        self._watch.found(name, len(found.targets))
        return found


def join_targets(found: Iterable[Found]) -> list[Target]:
    """The pages of all that was found, each once, where it first stands."""
    pages = (target for one in found for target in one.targets)
    return list({page_key(target.address) or target.address: target for target in reversed(list(pages))}.values())[::-1]


def _sources(found: Sequence[Found]) -> list[str]:
    return [one.source for one in found if one.source]
