"""Pages that were taken twice: under two addresses, a project needs one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from octavo.acquisition.project import Project
from octavo.acquisition.saving import remove_page, save_record
from octavo.acquisition.taking import Taken
from octavo.repeats import find_repeated


def remove_repeats(project: Project, taken: Sequence[Taken]) -> Iterator[Taken]:
    """The pages that stay: of those that are one article, the first.

    The others are removed, and their addresses lead to the one that stays, so that they are known the next time.
    """
    by_article = {id(one.article): one for one in taken}
    firsts = {id(again): by_article[id(first)] for first, again in find_repeated([one.article for one in taken])}
    pages: set[Path] = set()
    for one in taken:
        if (first := firsts.get(id(one.article))) is not None and first.page != one.page:
            _unite(project, first, one)
        elif one.page not in pages:
            pages.add(one.page)
            yield one


def _unite(project: Project, first: Taken, other: Taken) -> None:
    record = project.records[first.page]
    others = (other.record.address, *other.record.addresses)
    addresses = dict.fromkeys((*record.addresses, *(one for one in others if one != record.address)))
    united = replace(record, addresses=tuple(addresses))
    project.forget(other.page)
    remove_page(other.page)
    project.keep(first.page, united)
    save_record(first.page, united)
