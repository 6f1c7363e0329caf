"""Asks a `Site` as the program does, only quicker."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import pytest
from msgspec.structs import replace

from octavo.errors import FetchError
from octavo.web import addresses
from octavo.web.addresses import Resolve
from octavo.web.client import Client
from octavo.web.messages import ClientOptions, Event, Listener, Request, Response
from tests.web.clock import QuickClock
from tests.web.site import Row, Site

LOCAL = ClientOptions(allow_private=True)


class Asker:
    """A site, and what was seen of the last client that asked it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.clock = QuickClock()
        self.events: list[Event] = []
        self.listener: Listener = self.events.append
        self.resolve: Resolve = addresses.resolve

    def client(self, options: ClientOptions = LOCAL) -> Client:
        """A client that waits no time."""
        return Client(options, self.listener, clock=self.clock, resolve=self.resolve)

    def get(self, *asked: Request | str, options: ClientOptions = LOCAL) -> Response:
        """The answer to the last of these requests, one after the other; a path is a page of 127.0.0.1."""
        return asyncio.run(self._get(asked, options))[-1]

    async def _get(self, asked: Sequence[Request | str], options: ClientOptions) -> list[Response]:
        async with self.client(options) as client:
            return [await client.get(self._request(one)) for one in asked]

    def get_all(self, *asked: Request | str, options: ClientOptions = LOCAL) -> list[Response | BaseException]:
        """The answers to all of these requests, made at once, or their errors."""
        return asyncio.run(self._get_all(asked, options))

    async def _get_all(self, asked: Sequence[Request | str], options: ClientOptions) -> list[Response | BaseException]:
        async with self.client(options) as client:
            return await asyncio.gather(*(client.get(self._request(one)) for one in asked), return_exceptions=True)

    def fail(self, *asked: Request | str, options: ClientOptions = LOCAL) -> FetchError:
        """The error of the last of these requests."""
        with pytest.raises(FetchError) as caught:
            self.get(*asked, options=options)
        return caught.value

    def picture(self, path: str, referrer: str = "") -> Request:
        """A request for a picture."""
        return Request(self.site.address(path), "picture", referrer)

    def _request(self, asked: Request | str) -> Request:
        if isinstance(asked, str):
            return Request(asked if "://" in asked else self.site.address(asked))
        return asked if "://" in asked.address else replace(asked, address=self.site.address(asked.address))


@contextmanager
def asking(rows: Mapping[str, Row]) -> Iterator[Asker]:
    """A site that serves these rows, and one who asks it."""
    with Site(rows) as site:
        yield Asker(site)
