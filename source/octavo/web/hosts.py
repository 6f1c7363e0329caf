"""How hosts are treated: one page at a time with a pause, a few pictures at once, and nothing while they ask for rest.

Each host goes its own way; only how many requests are under way at once is counted over all of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from octavo.errors import TemporaryError
from octavo.web.clock import Clock
from octavo.web.messages import ClientOptions, Kind

MOST_AT_ONCE = 16
"""Requests under way at once, over all hosts."""
PICTURES_AT_ONCE = 4
"""Pictures asked of one host at once: browsers ask for six."""
LONGEST_PAUSE = 30.0
"""Seconds between two pages, whatever a site asks for: "Crawl-delay: 3600" is meant for those who ask for all of it."""


class _Lane:
    """Requests of one kind to one host: so many at once, with a pause between the beginnings of two.

    Where one is under way at a time, the pause begins anew when it ends.
    """

    def __init__(self, most: int, pause: float) -> None:
        self.seats = asyncio.Semaphore(most)
        self.pause = pause
        self.ready = float("-inf")
        self._is_single = most == 1

    def begin(self, now: float) -> None:
        self.ready = now + self.pause

    def end(self, now: float) -> None:
        if self._is_single:
            self.ready = now + self.pause


class Host:
    """One host, by its name: all its ports and schemes are one machine to us."""

    def __init__(self, options: ClientOptions, clock: Clock, seats: asyncio.Semaphore) -> None:
        self._options, self._clock, self._seats = options, clock, seats
        self._pages = _Lane(1, options.pause)
        self._others = _Lane(PICTURES_AT_ONCE, options.picture_pause)
        self._rests_until = float("-inf")

    @asynccontextmanager
    async def turn(self, kind: Kind, report: Callable[[float], None]) -> AsyncIterator[None]:
        """A time in which a request may be made; `report` gets the seconds of each wait before it.

        Raises `TemporaryError` where the host asks for a longer rest than is waited for.
        """
        lane = self._pages if kind in ("page", "list") else self._others
        async with lane.seats:
            await self._wait(lane, report)
            async with self._seats:
                lane.begin(self._clock.now())
                try:
                    yield
                finally:
                    lane.end(self._clock.now())

    async def _wait(self, lane: _Lane, report: Callable[[float], None]) -> None:
        while (seconds := max(lane.ready, self._rests_until) - self._clock.now()) > 0:
            if seconds > self._options.longest_wait:
                raise TemporaryError("the site asks us to wait", hint=f"run again in {_duration(seconds)}")
            report(seconds)
            await self._clock.sleep(seconds)

    def rest(self, seconds: float) -> None:
        """Asks nothing of the host for so long."""
        self._rests_until = max(self._rests_until, self._clock.now() + seconds)

    def slow_down(self) -> None:
        """Doubles the pauses: we were too quick."""
        for lane in (self._pages, self._others):
            lane.pause = min(2 * lane.pause, LONGEST_PAUSE)

    def keep_pause(self, seconds: float) -> None:
        """Pauses as long between two pages as the host asks for, within bounds."""
        self._pages.pause = max(self._pages.pause, min(seconds, LONGEST_PAUSE))


class Hosts:
    """All hosts of one run."""

    def __init__(self, options: ClientOptions, clock: Clock) -> None:
        self._options, self._clock = options, clock
        self._seats = asyncio.Semaphore(MOST_AT_ONCE)
        self._known: dict[str, Host] = {}

    def __getitem__(self, name: str) -> Host:
        if name not in self._known:
            self._known[name] = Host(self._options, self._clock, self._seats)
        return self._known[name]


def _duration(seconds: float) -> str:
    """A time in words, rounded up: "3 minutes"."""
    for size, unit in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds > 2 * size:
            return f"{-int(-seconds // size)} {unit}"
    return f"{-int(-seconds // 1)} seconds"
