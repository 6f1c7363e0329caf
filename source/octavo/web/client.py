"""The one who asks: an address becomes a `Response`, or an error that says what to do.

Pages and lists are asked for as the rules of their site allow (robots.txt), also where a redirect leads. Pictures are
fetched as a browser does that shows a page: nobody asks the rules of their host.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Self

import httpx2

from octavo.errors import FetchError
from octavo.moments import format_utc
from octavo.web import addresses
from octavo.web.addresses import Resolve
from octavo.web.bodies import unzip
from octavo.web.clock import Clock
from octavo.web.cookies import load_cookies
from octavo.web.exchange import Answer, Exchange
from octavo.web.failures import is_passing_error, is_passing_status, status_error, transport_error
from octavo.web.hosts import Host, Hosts
from octavo.web.media import settle_type, split_content_type
from octavo.web.messages import ClientOptions, Event, Kind, Listener, Request, Response, State, ignore
from octavo.web.retries import MOST_TRIES, back_off, parse_retry_after
from octavo.web.robots import ROBOTS_REDIRECTS, Robots

MOST_REDIRECTS = 10
_REDIRECTS = {301, 302, 303, 307, 308}


class Client:
    """Gets addresses; any number at once: it sees to it that each host is asked politely.

    To be used with `async with`, which closes all connections, whatever happens. Raises `ConfigError` for a file of
    cookies that cannot be read. `listener` is told what goes on; `clock` and `resolve` are for tests.
    """

    def __init__(
        self,
        options: ClientOptions | None = None,
        listener: Listener = ignore,
        *,
        clock: Clock | None = None,
        resolve: Resolve = addresses.resolve,
    ) -> None:
        self.options = options or ClientOptions()
        self._listener = listener
        self._clock = clock or Clock()
        self._hosts = Hosts(self.options, self._clock)
        self._robots = Robots(self._fetch_rules)
        self._exchange = Exchange(self.options, load_cookies(self.options.cookies), listener, resolve)

    async def __aenter__(self) -> Self:
        await self._exchange.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._exchange.__aexit__(kind, error, trace)

    async def get(self, request: Request) -> Response:
        """What is at an address, wherever it redirects to.

        Raises `FetchError` where it cannot be had, and `TemporaryError` where it may be had in another run; `where` is
        the address that was asked for.
        """
        try:
            return self._response(request, *await self._follow(request))
        except FetchError as error:
            self._report("failed", request.address, request.kind)
            error.where = error.where or addresses.show(request.address)
            raise

    async def load(self, address: str, page: str) -> Answer:
        """What `page` loads in a browser, of any type and with any status. Raises as `get` does where nothing came."""
        answer, _ = await self._follow(Request(address, "part", page))
        return answer

    async def _follow(self, request: Request) -> tuple[Answer, tuple[str, ...]]:
        """An answer that is no redirect, and the addresses that led to it, its own the last."""
        address, passed = addresses.clean(request.address), list[str]()
        while True:
            answer = await self._ask_allowed(request, address)
            location = answer.header("Location")
            if answer.status not in _REDIRECTS or not location:
                return answer, (*passed, address)
            passed.append(address)
            address = addresses.redirected(address, location)
            _check_redirect(passed, address)

    async def _ask_allowed(self, request: Request, address: str) -> Answer:
        """The answer of an address that the rules of its site let us have."""
        if request.kind in ("page", "list"):
            pause = await self._robots.check(address)
            self._hosts[addresses.host_of(address)].keep_pause(pause)
        return await self._ask(request, address)

    async def _ask(self, request: Request, address: str) -> Answer:
        """The answer of an address, asked again where the server or the line fails for a moment."""
        host = self._hosts[addresses.host_of(address)]
        tries = 0
        while True:
            tries += 1
            try:
                async with self._turn(host, request.kind, address):
                    answer = await self._exchange.ask(request, address)
                if not is_passing_status(answer.status):
                    return answer
                failure = status_error(answer.status, request.kind)
                wait = self._make_rest(host, answer, tries)
            except httpx2.TransportError as error:
                failure, wait = transport_error(error, addresses.host_of(address)), back_off(tries)
                if not is_passing_error(error):
                    raise failure from error
            if tries == MOST_TRIES:
                raise failure
            await self._clock.sleep(wait)

    def _turn(self, host: Host, kind: Kind, address: str) -> AbstractAsyncContextManager[None]:
        return host.turn(kind, lambda seconds: self._report("waiting", address, kind, seconds))

    def _make_rest(self, host: Host, answer: Answer, tries: int) -> float:
        """Leaves a host alone that asks for it, and says how long this one request waits by itself."""
        asked = parse_retry_after(answer.header("Retry-After"), self._clock.today())
        wait = max(back_off(tries), asked or 0.0)
        if answer.status == 429:
            host.slow_down()
        if answer.status == 429 or asked is not None:
            host.rest(wait)
            return 0.0
        return wait

    def _response(self, request: Request, answer: Answer, way: tuple[str, ...]) -> Response:
        """What an answer holds that is no redirect. Raises `FetchError` where it is none of what was asked for."""
        is_unchanged = answer.status == 304 and bool(request.etag or request.last_modified)
        if not is_unchanged and not 200 <= answer.status < 300:
            raise status_error(answer.status, request.kind)
        if not is_unchanged and not answer.content:
            raise FetchError(f"the {request.kind} is empty", hint="is the address right?")
        stated, charset = split_content_type(answer.header("Content-Type"))
        content = answer.content
        if request.kind == "list":
            content = unzip(content, self._exchange.limit("list"))
        shown = [addresses.show(address) for address in way]
        return Response(
            address=shown[-1],
            addresses=tuple(dict.fromkeys(shown[:-1])),
            is_unchanged=is_unchanged,
            media_type=stated if is_unchanged else settle_type(stated, content, request.kind),
            charset=charset,
            content=content,
            etag=answer.header("ETag"),
            last_modified=answer.header("Last-Modified"),
            retrieved=format_utc(self._clock.today()),
        )

    async def _fetch_rules(self, address: str) -> str | None:
        """The text of a robots.txt. None where a site has none: any status of 4xx but 429 (RFC 9309, 2.3.1.3).

        Raises `FetchError` where nobody can tell: any status of 5xx, and no answer (2.3.1.4).
        """
        request = Request(address, "robots")
        for _ in range(ROBOTS_REDIRECTS + 1):
            answer = await self._ask(request, address)
            if answer.status >= 500:
                raise status_error(answer.status, "robots")
            location = answer.header("Location")
            if answer.status not in _REDIRECTS or not location:
                return answer.content.decode("utf-8-sig", "replace")
            address = addresses.redirected(address, location)
        return None

    def _report(self, state: State, address: str, kind: Kind, seconds: float = 0.0) -> None:
        host = addresses.host_of(address)
        self._listener(Event(state, host, addresses.show(address), kind, seconds=seconds))


def _check_redirect(passed: list[str], address: str) -> None:
    """Raises `FetchError` where redirects do not end. Once back is no circle: the first time may have set a cookie."""
    if passed.count(address) > 1:
        raise FetchError("it redirects in a circle", hint="does it open in a browser? then save the page there")
    if len(passed) > MOST_REDIRECTS:
        raise FetchError(f"it redirects more than {MOST_REDIRECTS} times", hint="give the address that a browser shows")
