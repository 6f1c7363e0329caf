"""What sites let programs have: robots.txt (RFC 9309), read once for each site in a run."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from protego import Protego

from octavo.errors import FetchError
from octavo.web.addresses import origin

PRODUCT = "Octavo"
"""The name by which robots.txt means us (2.2.1)."""
LARGEST_RULES = 500 * 2**10
"""Bytes of a robots.txt that are read; rules after them do not count (2.5)."""
ROBOTS_REDIRECTS = 5
"""Redirects of a robots.txt that are followed (2.3.1.2)."""

FetchRules: TypeAlias = Callable[[str], Awaitable[str | None]]
"""From the address of a robots.txt to its text; None where there is none. Raises `FetchError` where nobody can tell."""


class Robots:
    """The rules of all sites of a run."""

    def __init__(self, fetch: FetchRules) -> None:
        self._fetch = fetch
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._known: dict[str, Protego | FetchError] = {}

    async def check(self, address: str) -> float:
        """Seconds that the site wants between two pages, 0 where it does not say.

        Raises `FetchError` where its rules forbid the page to us, `TemporaryError` where they cannot be read (2.3.1.4).
        """
        site = origin(address)
        rules = await self._rules_of(site)
        if not rules.can_fetch(address, PRODUCT):
            hint = "save the page in a browser and give the file"
            raise FetchError("the site does not let programs fetch this page (robots.txt)", hint=hint)
        return float(rules.crawl_delay(PRODUCT) or 0)

    async def _rules_of(self, site: str) -> Protego:
        async with self._locks[site]:
            if site not in self._known:
                self._known[site] = await self._read(site)
        known = self._known[site]
        if isinstance(known, FetchError):
            raise type(known)(known.message, hint=known.hint)
        return known

    async def _read(self, site: str) -> Protego | FetchError:
        """The rules, or why nobody can tell them: it is not asked again in this run."""
        try:
            return Protego.parse(await self._fetch(f"{site}/robots.txt") or "")
        except FetchError as error:
            return error
