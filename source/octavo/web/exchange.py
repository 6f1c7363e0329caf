"""One request and its answer, within bounds of time and size."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager, suppress
from http.cookiejar import CookieJar
from types import TracebackType
from typing import Self

import httpx2
from msgspec import Struct

from octavo.errors import FetchError, TemporaryError
from octavo.web.addresses import Resolve, host_of, origin, referer, show
from octavo.web.bodies import ACCEPTED_ENCODINGS, BrokenOffError, read_body, read_start, too_large
from octavo.web.media import ACCEPT, check_type, split_content_type
from octavo.web.messages import ClientOptions, Event, Kind, Listener, Request, State
from octavo.web.robots import LARGEST_RULES
from octavo.web.transport import Transport

_LONGEST_CONNECT = 10.0
"""Seconds that making a connection may take."""
_SMALL = 2**16
"""Bytes of an answer that nobody reads, such as a page that comes with an error: read to keep the connection."""


class Answer(Struct, frozen=True):
    """What a server answered to one request: its body is kept only of what was found."""

    status: int
    headers: httpx2.Headers
    content: bytes = b""

    def header(self, name: str) -> str:
        """A header, "" where there is none."""
        return str(self.headers.get(name, ""))


class Exchange:
    """Asks for one address at a time; knows nothing of retries, redirects and other requests."""

    def __init__(self, options: ClientOptions, cookies: CookieJar, listener: Listener, resolve: Resolve) -> None:
        self._options, self._listener = options, listener
        self._http = httpx2.AsyncClient(
            transport=Transport(resolve, options.allow_private),
            cookies=cookies,
            headers={"User-Agent": options.user_agent, "Accept-Encoding": ACCEPTED_ENCODINGS},
            timeout=httpx2.Timeout(options.silence, connect=min(options.silence, _LONGEST_CONNECT), pool=None),
            follow_redirects=False,
            trust_env=False,  # the transport looks for proxies itself
        )

    async def __aenter__(self) -> Self:
        await self._http.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.__aexit__(kind, error, trace)

    async def ask(self, request: Request, address: str) -> Answer:
        """The answer of `address`, which is that of the request or where it was redirected to.

        Raises `FetchError` for what may not be had or is too large, `TemporaryError` where it takes too long, and
        `httpx2.TransportError` where the line does not hold.
        """
        try:
            async with asyncio.timeout(self._options.deadline), self._send(request, address) as response:
                return await self._take(response, request.kind, address)
        except TimeoutError as error:
            took = f"the answer takes longer than {self._options.deadline:g} seconds"
            raise TemporaryError(took, hint="run again later") from error
        except BrokenOffError as error:
            raise httpx2.RemoteProtocolError("compressed bytes break off") from error
        except httpx2.InvalidURL as error:
            raise FetchError("that is not an address of the web", hint="is it written right?") from error

    @asynccontextmanager
    async def _send(self, request: Request, address: str) -> AsyncIterator[httpx2.Response]:
        self._report("asking", address, request.kind)
        built = self._http.build_request("GET", address, headers=_headers(request, address))
        if _is_foreign(request, address):
            built.headers.pop("Cookie", None)  # a page must not read in the user's name what is another site's
        response = await self._http.send(built, stream=True)
        try:
            yield response
        finally:
            await response.aclose()

    async def _take(self, response: httpx2.Response, kind: Kind, address: str) -> Answer:
        if not response.is_success:
            await _drain(response)
            return Answer(response.status_code, response.headers)
        check_type(split_content_type(response.headers.get("Content-Type", ""))[0], kind)
        content = await self._read(response, kind, address)
        self._report("received", address, kind, len(content))
        return Answer(response.status_code, response.headers, content)

    async def _read(self, response: httpx2.Response, kind: Kind, address: str) -> bytes:
        limit = self.limit(kind)
        encoding = response.headers.get("Content-Encoding", "")
        async with aclosing(response.aiter_raw()) as pieces:
            if kind == "robots":
                return await read_start(pieces, encoding, limit)
            if int(_digits(response.headers.get("Content-Length", ""))) > limit:
                raise too_large(limit)
            return await read_body(pieces, encoding, limit, lambda size: self._report("receiving", address, kind, size))

    def limit(self, kind: Kind) -> int:
        """The bytes of the largest answer of a kind."""
        match kind:
            case "picture" | "part":
                return self._options.largest_picture
            case "robots":
                return LARGEST_RULES
            case _:
                return self._options.largest_page

    def _report(self, state: State, address: str, kind: Kind, size: int = 0) -> None:
        self._listener(Event(state, host_of(address), show(address), kind, size))


def _headers(request: Request, address: str) -> dict[str, str]:
    """The headers that belong to one request: none where there is nothing to say."""
    headers = {
        "Accept": ACCEPT[request.kind],
        "Referer": referer(request.referrer, address),
        "Origin": origin(request.referrer) if _is_foreign(request, address) else "",
        "If-None-Match": request.etag,
        "If-Modified-Since": request.last_modified,
    }
    return {name: value for name, value in headers.items() if value}


def _is_foreign(request: Request, address: str) -> bool:
    """Whether a page asks for a part of another site."""
    return request.kind == "part" and origin(request.referrer) != origin(address)


async def _drain(response: httpx2.Response) -> None:
    """Reads what little there is, so that the connection can be used again."""
    size = 0
    with suppress(httpx2.TransportError):
        async for piece in response.aiter_raw():
            size += len(piece)
            if size > _SMALL:
                return


def _digits(stated: str) -> str:
    return stated if stated.isascii() and stated.isdigit() else "0"
