"""The way to the network for a run: the client, and the browser where it is asked for or needed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from octavo.acquisition.wish import Wish
from octavo.web.messages import Listener, Request, Response, ignore

if TYPE_CHECKING:
    from octavo.web.browser import Browser
    from octavo.web.client import Client


class Network:
    """Gets addresses; pages as a browser shows them, if `renders_all`."""

    def __init__(self, client: Client, browser: Browser, *, renders_all: bool) -> None:
        self._client = client
        self._browser = browser
        self._renders_all = renders_all

    async def get(self, request: Request) -> Response:
        """What is at an address. Raises `FetchError`."""
        return await (self.render(request) if self._renders_all and request.kind == "page" else self._ask(request))

    async def render(self, request: Request) -> Response:
        """A page as a browser shows it, once its scripts have run. Raises `FetchError`, also where there is none."""
        return await self._browser.render(request)

    async def _ask(self, request: Request) -> Response:
        return await self._client.get(request)


@asynccontextmanager
async def open_network(wish: Wish, listener: Listener = ignore) -> AsyncIterator[Network]:
    """The network for a run that is asked for `wish`; what speaks HTTP is loaded now."""
    from octavo.web.browser import Browser
    from octavo.web.client import Client

    async with Client(wish.client, listener) as client, Browser(client) as browser:
        yield Network(client, browser, renders_all=wish.browser)
