"""In which order the pages of a series stand: as a list has them, as they name each other, by number, by date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct, field

from octavo.discovery.neighbours import Neighbours
from octavo.discovery.numbering import Number, find_numbering
from octavo.urls import page_key


class Member(Struct, frozen=True):
    """What is known of a page of a series. `position` is its place in a list that has an order of its own."""

    address: str
    title: str = ""
    date: str = ""
    neighbours: Neighbours = field(default_factory=Neighbours)
    position: int | None = None


class Order(NamedTuple):
    """Places in the members that were given, in the order to read them in, and what it goes by in words."""

    places: list[int]
    reason: str


def find_order(members: Sequence[Member]) -> Order:
    """The order of pages, by the first sign that holds for most of them; the others keep their places after those."""
    if len(members) < 2:
        return Order(list(range(len(members))), "there is only one")
    return (
        _by_position(members)
        or _by_chain(members)
        or _by_number(members)
        or _by_date(members)
        or Order(list(range(len(members))), "the order they were given in")
    )


_MOST = 0.8
"""The share of pages for which a sign must hold."""


def _by_position(members: Sequence[Member]) -> Order | None:
    known = {place: member.position for place, member in enumerate(members) if member.position is not None}
    if len(known) < len(members) * _MOST:
        return None
    return Order(_sorted(known, len(members)), "the order of the list")


def _sorted(keys: dict[int, int] | dict[int, Number] | dict[int, datetime], count: int) -> list[int]:
    """Places by their keys, then those that have none."""
    ranked = sorted(keys, key=lambda place: keys[place])
    return [*ranked, *(place for place in range(count) if place not in keys)]


# --- as pages name each other -----------------------------------------------------------------------


def _by_chain(members: Sequence[Member]) -> Order | None:
    """The order in which pages name the next one, or the one before; later pages first is turned round."""
    after = _find_successors(members)
    starts = set(after) - set(after.values())
    chain = max((_follow(start, after) for start in sorted(starts)), key=len, default=[])
    if len(chain) < max(2, len(members) * _MOST):
        return None
    dates = [found for place in chain if (found := instant_of(members[place].date))]
    if len(dates) == len(chain) and dates[0] > dates[-1]:
        chain.reverse()
    rest = [place for place in range(len(members)) if place not in chain]
    return Order([*chain, *rest], "each page names the next one")


def _find_successors(members: Sequence[Member]) -> dict[int, int]:
    """Which member follows which: what a page names as the next, and what the next names as the one before."""
    places = {page_key(member.address): place for place, member in enumerate(members)}
    places.pop("", None)
    found: dict[int, int] = {}
    for place, member in enumerate(members):
        following = places.get(page_key(member.neighbours.next))
        if following is not None and following != place:
            found[place] = following
    for place, member in enumerate(members):
        before = places.get(page_key(member.neighbours.previous))
        if before is not None and before != place and place not in found.values():
            found.setdefault(before, place)
    return found


def _follow(start: int, after: dict[int, int]) -> list[int]:
    chain = [start]
    while (following := after.get(chain[-1])) is not None and following not in chain:
        chain.append(following)
    return chain


# --- by number and by date --------------------------------------------------------------------------


def _by_number(members: Sequence[Member]) -> Order | None:
    numbering = find_numbering([(member.title, member.address) for member in members])
    if numbering is None:
        return None
    known = {place: number for place, number in enumerate(numbering.numbers) if number}
    return Order(_sorted(known, len(members)), numbering.place)


def _by_date(members: Sequence[Member]) -> Order | None:
    """The oldest first; pages of one moment stay as they were given, or are turned round where all of them were."""
    known = {place: when for place, member in enumerate(members) if (when := instant_of(member.date))}
    if len(known) < len(members) * _MOST or len(set(known.values())) < 2:
        return None
    if is_newest_first(list(known.values())):
        known = dict(reversed(known.items()))
    return Order(_sorted(known, len(members)), "their dates, oldest first")


def is_newest_first(dates: Sequence[datetime]) -> bool:
    """Whether no date is later than the one before."""
    return all(one >= other for one, other in pairwise(dates))


def instant_of(date: str) -> datetime | None:
    """The moment of a date of ISO 8601 ("2021", "2021-05-03", with a time or without); None if it is none."""
    whole = f"{date}-01-01"[:10] if len(date) < 10 else date
    try:
        found = datetime.fromisoformat(whole)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
