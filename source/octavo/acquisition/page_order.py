"""In which order the pages of a run stand, and what they are called together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from octavo.acquisition.reading import make_record, read_capture
from octavo.acquisition.taking import Taken, load_capture
from octavo.acquisition.targets import Found, Target
from octavo.discovery.neighbours import Neighbours, find_neighbours
from octavo.discovery.order import Member, find_order
from octavo.discovery.page import open_page
from octavo.discovery.titles import find_series_title
from octavo.model import Article
from octavo.urls import page_key
from octavo.walk import title


def arrange_pages(found: Sequence[Found], taken: Sequence[Taken]) -> tuple[list[Taken], str]:
    """The pages in the order to read them in, and what it goes by.

    A listing says its own order. Pages that were named one by one stand as they were named, unless they are parts of
    one series and say so: a user who names ten addresses has put them in order, whatever their dates.
    """
    if len(taken) < 2:
        return list(taken), ""
    if listed := [one for one in found if one.source]:
        return _sort_as_found(found, taken), listed[0].order
    order = find_order(list(map(_make_member, taken)))
    return [taken[place] for place in order.places], order.reason


def _sort_as_found(found: Sequence[Found], taken: Sequence[Taken]) -> list[Taken]:
    """Pages in the order in which their addresses were found."""
    addresses = (target.address for one in found for target in one.targets)
    places = {page_key(address): place for place, address in reversed(list(enumerate(addresses)))}
    return sorted(
        taken, key=lambda one: min((places[key] for key in _keys_of(one) if key in places), default=len(places))
    )


def _make_member(taken: Taken) -> Member:
    """What a page says of its place in a series."""
    page = open_page(load_capture(taken.page, taken.record))
    neighbours = find_neighbours(page) if page else Neighbours()
    return Member(taken.record.address, title(taken.article), neighbours=neighbours)


def choose_title(found: Sequence[Found]) -> str:
    """What a project is called: as its listing is, as the series of its pages, or as the first of them."""
    if listed := [one.title for one in found if one.title]:
        return listed[0]
    targets = [target for one in found for target in one.targets]
    titles = list(filter(None, map(_title_of, targets[:_FIRST])))
    return find_series_title(titles) or next(iter(titles), "")


_FIRST = 3
"""How many pages are looked at for what they are called together."""


def _title_of(target: Target) -> str:
    """What a page is called, as far as it is known before it is taken."""
    if target.entry.title or target.capture is None:
        return target.entry.title
    article = read_capture(target.capture, make_record(target.capture), {}).article
    return title(article) if isinstance(article, Article) else ""


def group_pages(found: Sequence[Found], taken: Sequence[Taken]) -> list[tuple[str, list[Taken]]]:
    """Pages by the titles of their parts, as their listing has them; one that it has in none goes on with the last."""
    entries = (target.entry for one in found for target in one.targets)
    parts = {page_key(entry.address): entry.part for entry in entries if entry.part}
    groups: list[tuple[str, list[Taken]]] = [("", [])]
    for one in taken:
        part = next((parts[key] for key in _keys_of(one) if key in parts), groups[-1][0])
        if part != groups[-1][0]:
            groups.append((part, []))
        groups[-1][1].append(one)
    return [(part, ones) for part, ones in groups if ones]


def _keys_of(taken: Taken) -> Iterator[str]:
    yield from map(page_key, (taken.record.address, *taken.record.addresses))
