"""Pages that scripts make, as an installed Chromium shows them (`octavo[browser]`).

The browser itself reaches nothing: it is started without a way to the network, and all that a page asks for is fetched
by our own client, with its guards and manners. So a page can load what it could anywhere, but no private address, by
no trick of names; it sends nothing but GET, opens no sockets, and downloads no files.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from contextlib import AsyncExitStack, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from octavo.errors import FetchError, TemporaryError
from octavo.web.client import Client
from octavo.web.exchange import Answer
from octavo.web.messages import Request, Response

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Page, Playwright, Route

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
"""Names of programs that can be used, the best first."""
_CHANNELS = ("chrome", "msedge")
"""Where these stand on other systems, Playwright knows."""

_NOWHERE = "http://127.0.0.1:9"
"""A proxy that is not there (RFC 863 has port 9 for what is thrown away)."""
_FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--disable-quic",
    "--disable-gpu",
)

_MOST_PAGES = 2
"""Pages that are shown at once: each takes a hundred megabytes and more."""
_QUIET = 0.5
"""Seconds without a request after which a page is taken as finished, as Playwright has it ("networkidle")."""
_LONGEST_SETTLING = 15.0
"""Seconds after which a page that never stops to load is taken as it is."""
_UNSEEN = {"image", "media", "font", "websocket", "eventsource", "manifest", "ping", "other"}
"""What a page may ask for that does not change its text. Pictures are fetched later, those of the article alone."""
_HOP_BY_HOP = {"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie"}
"""Headers that no longer hold for a body that is whole and decompressed; cookies stay with the client."""

_READERS = "access-control-allow-origin"
"""Names the sites whose pages may read an answer: where a server names none, Playwright would name all."""

_SAVE = "or save the page in a browser and give the file"


class Browser:
    """A browser for any number of pages, started with the first. To be used with `async with`, inside the client's."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._stack = AsyncExitStack()
        self._starting = asyncio.Lock()
        self._places = asyncio.Semaphore(_MOST_PAGES)
        self._chromium: Chromium | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def render(self, request: Request) -> Response:
        """A page as it stands when its scripts have done their work: HTML in UTF-8.

        Raises `FetchError` where the page cannot be had, or there is no browser; `TemporaryError` where it takes
        longer than a page may.
        """
        first = await self._client.get(replace(request, etag="", last_modified=""))
        chromium = await self._start()
        async with self._places:
            return await self._render(chromium, first)

    async def _render(self, chromium: Chromium, first: Response) -> Response:
        try:
            async with asyncio.timeout(self._client.options.deadline), AsyncExitStack() as stack:
                context = await self._open(chromium)
                stack.push_async_callback(context.close)
                return await _Showing(self._client, first).render(context)
        except TimeoutError as error:
            raise TemporaryError("the page takes too long in a browser", where=first.address) from error

    async def _open(self, chromium: Chromium) -> BrowserContext:
        user_agent = self._client.options.user_agent
        return await chromium.new_context(user_agent=user_agent, accept_downloads=False, service_workers="block")

    async def _start(self) -> Chromium:
        async with self._starting:
            if self._chromium is None:
                self._chromium = await self._launch()
            return self._chromium

    async def _launch(self) -> Chromium:
        try:
            from playwright.async_api import async_playwright
        except ImportError as error:
            hint = f"pip install 'octavo[browser]', {_SAVE}"
            raise FetchError("the page is made by scripts, and what shows those is not installed", hint=hint) from error
        playwright = await self._stack.enter_async_context(async_playwright())
        chromium = await _launch_any(playwright)
        self._stack.push_async_callback(chromium.close)
        return chromium


async def _launch_any(playwright: Playwright) -> Chromium:
    """The first browser that starts. Raises `FetchError` where none does; none is ever downloaded."""
    from playwright.async_api import Error

    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium refuses its sandbox to root
    reason = ""
    for channel in (None,) if program else _CHANNELS:
        try:
            return await playwright.chromium.launch(
                executable_path=program,
                channel=channel,
                args=_FLAGS,
                proxy={"server": _NOWHERE},
                chromium_sandbox=not is_root,
            )
        except Error as error:
            reason = error.message.partition("\n")[0]
    what = f"{program} does not start: {reason}" if program else "no browser is installed"
    raise FetchError(f"the page is made by scripts, and {what}", hint=f"install Chromium or Chrome, {_SAVE}")


class _Showing:
    """One page while it is shown."""

    def __init__(self, client: Client, first: Response) -> None:
        self._client, self._shown = client, first
        self._loads: set[asyncio.Task[Answer | Response]] = set()

    async def render(self, context: BrowserContext) -> Response:
        """The page as it stands in the end."""
        from playwright.async_api import Error

        await context.route("**/*", self._answer)
        page = await context.new_page()
        try:
            html = await self._settled(page)
        except Error as error:
            reason = error.message.partition("\n")[0]
            raise FetchError(f"the page cannot be shown: {reason}", where=self._shown.address) from error
        finally:
            for load in self._loads:
                load.cancel()
        return replace(self._shown, content=html.encode(), media_type="text/html", charset="utf-8")

    async def _settled(self, page: Page) -> str:
        from playwright.async_api import TimeoutError as NotLoadedError

        with suppress(NotLoadedError, TimeoutError):
            async with asyncio.timeout(_LONGEST_SETTLING):
                await page.goto(self._shown.address, wait_until="commit", timeout=1000 * _LONGEST_SETTLING)
                await self._quiet(page)
        return await page.content()

    async def _quiet(self, page: Page) -> None:
        """Returns when nothing was asked for in a while: what scripts still have to do, they do with what they have."""
        seen = -1
        while seen < len(self._loads) or not all(load.done() for load in self._loads) or not await _is_read(page):
            seen = len(self._loads)
            await asyncio.sleep(_QUIET)

    async def _answer(self, route: Route) -> None:
        """Gives the browser what it asks for, or nothing."""
        from playwright.async_api import Error

        load = asyncio.create_task(self._load(route))
        self._loads.add(load)
        await asyncio.wait({load})
        with suppress(Error):  # the page is closed
            if load.cancelled() or load.exception():
                await route.abort("aborted")  # where a script led on, the page before it stays
            else:
                await _fulfil(route, load.result())

    async def _load(self, route: Route) -> Answer | Response:
        """What a page asks for. Raises `FetchError` for what it is not to have."""
        asked = route.request
        if asked.method != "GET" or asked.resource_type in _UNSEEN:
            raise FetchError("pages may not ask for this")
        if asked.is_navigation_request():
            return await self._go(asked.url, is_main=asked.frame.parent_frame is None)
        return await self._client.load(asked.url, self._shown.address)

    async def _go(self, address: str, *, is_main: bool) -> Response:
        if not is_main:
            raise FetchError("frames are no part of an article")
        if address != self._shown.address:
            self._shown = await self._client.get(Request(address))
        return self._shown


async def _is_read(page: Page) -> bool:
    """Whether a page has come in whole and its first scripts are done."""
    from playwright.async_api import Error

    try:
        return bool(await page.evaluate("document.readyState === 'complete'"))
    except Error:  # it is giving way to another one
        return False


async def _fulfil(route: Route, found: Answer | Response) -> None:
    if isinstance(found, Response):
        kind = f"{found.media_type}; charset={found.charset}" if found.charset else found.media_type
        await route.fulfill(body=found.content, headers={"Content-Type": kind})
    else:
        headers = {name: value for name, value in found.headers.items() if name.lower() not in _HOP_BY_HOP}
        headers.setdefault(_READERS, "nobody")
        await route.fulfill(status=found.status, body=found.content, headers=headers)
