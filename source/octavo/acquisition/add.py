"""Adds what a user names to a project: finds the pages, takes those that are not there yet, and puts them in order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from octavo.acquisition.addresses import is_local
from octavo.acquisition.collection import Collector, describe_page
from octavo.acquisition.handbook import complete_handbooks
from octavo.acquisition.local_files import expand_names, find_local
from octavo.acquisition.network import Network, open_network
from octavo.acquisition.opening import find_project, is_project, make_folder
from octavo.acquisition.page_order import arrange_pages, choose_title, group_pages
from octavo.acquisition.progress import Watch
from octavo.acquisition.project import Project
from octavo.acquisition.repeats import remove_repeats
from octavo.acquisition.report import Failure, Report
from octavo.acquisition.saving import remove_drafts
from octavo.acquisition.taking import Taken, Taker, list_kept
from octavo.acquisition.targets import Finder, Found, Target
from octavo.acquisition.threads import run_in_thread
from octavo.acquisition.wish import MOST_PAGES, Wish
from octavo.discovery.listing import Entry
from octavo.errors import ConfigError, OctavoError
from octavo.projects.book_file import load_book_file
from octavo.projects.editing import BookFileEditor
from octavo.projects.scaffold import SAMPLE, is_sample, make_project
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
        names = list(expand_names(self._wish.names))
        known = find_project(Path(), names) if folder is None else folder if is_project(folder) else None
        finding = self._start_finding(names, known)
        first = await _wait_for_first(finding)
        if not first:
            raise self._failures[0].error if self._failures else ConfigError("nothing to add", hint="give addresses")
        known = known or (find_project(Path(), _list_addresses(first)) if folder is None else None)
        home = known or await self._make_project(folder, first)
        remove_drafts(home)
        return await self._collect(Project(home), finding, is_new=known is None)

    async def _make_project(self, folder: Path | None, found: Sequence[Found]) -> Path:
        """A new project, in `folder` or named after what was found. Raises `ConfigError` where something is there."""
        title = await run_in_thread(choose_title, found)
        if folder is None:
            return make_folder(Path(), title, found[0].targets[0].address)
        return make_project(folder, title, sample=False).parent

    async def _collect(self, project: Project, finding: list[asyncio.Task[Found | None]], *, is_new: bool) -> Report:
        """Takes pages as soon as they are found."""
        collector, found = (
            Collector(project, Taker(self._network, list_kept(load_book_file(project.book_file))), self._watch),
            list[Found](),
        )
        for task in finding:
            if (one := await task) is not None:
                found.append(one)
                collector.start(one.targets)
        found = await complete_handbooks(found, project, collector)
        outcomes = await collector.finish()
        self._failures += [one for one in outcomes if isinstance(one, Failure)]
        taken = list(remove_repeats(project, [one for one in outcomes if isinstance(one, Taken)]))
        if not taken and self._failures:
            raise self._failures[0].error
        return await self._report(project, found, taken, is_new=is_new)

    async def _report(self, project: Project, found: list[Found], taken: list[Taken], *, is_new: bool) -> Report:
        """Puts the pages into the book file, and says what became of them."""
        ordered, reason = await run_in_thread(arrange_pages, found, taken)
        editor = BookFileEditor(project.book_file)
        for one in found:
            if one.source:
                editor.add_source(one.source, follow=self._wish.follow, limit=self._wish.limit)
        sample = project.articles / SAMPLE
        if ordered and is_sample(sample):  # of a project that is new: who adds pages wants no other article
            editor.remove_article(project.show(sample))
            sample.unlink()
        editor.place_parts(
            [(part, [project.show(one.page) for one in ones]) for part, ones in group_pages(found, ordered)]
        )
        editor.save()
        return Report(
            folder=project.folder,
            title=load_book_file(project.book_file).title,
            is_new=is_new,
            order=reason,
            pages=tuple(describe_page(project, one) for one in ordered),
            failures=tuple(self._failures),
            left_out=tuple(words for one in found for words in one.left_out),
        )

    # -- what is meant ------------------------------------------------------------------------------

    def _start_finding(self, names: Sequence[str], folder: Path | None) -> list[asyncio.Task[Found | None]]:
        """Begins to find what each name stands for; what is a page of the project is not asked for again."""
        finder = Finder(self._network, self._wish.follow, self._wish.limit or MOST_PAGES)
        there = set(_find_known(Project(folder), names)) if folder else set()
        return [asyncio.create_task(self._find(name, finder, is_there=name in there)) for name in names]

    async def _find(self, name: str, finder: Finder, *, is_there: bool) -> Found | None:
        """What a name stands for; None, and a failure, if that is nothing."""
        if is_there:
            self._watch.found(name, 1)
            return Found((Target(Entry(name)),))
        try:
            found = await (run_in_thread(find_local, Path(name)) if is_local(name) else finder.find(name))
        except OctavoError as error:
            failure = Failure(name, error)
            self._failures.append(failure)
            self._watch.failed(failure)
            return None
        self._watch.found(name, len(found.targets))
        return found


def _find_known(project: Project, names: Iterable[str]) -> Iterator[str]:
    """The names of pages that a project has, but for those that it is collected from, which may list others now."""
    sources = {page_key(one.address) for one in load_book_file(project.book_file).source_tables()}
    yield from (name for name in names if project.find(name) and page_key(name) not in sources)


_FIRST = 3
"""How many names are looked at before a project is made: what they are called together is its name."""


async def _wait_for_first(finding: Sequence[asyncio.Task[Found | None]]) -> list[Found]:
    """What the first names stand for; further ones where those stand for nothing."""
    found: list[Found] = []
    for task in finding:
        one = await task
        if one is not None and one.targets:
            found.append(one)
        if len(found) == _FIRST:
            break
    return found


def _list_addresses(found: Iterable[Found]) -> list[str]:
    return [address for one in found for address in (one.source, *(target.address for target in one.targets))]
