"""Connections: only to addresses that may be asked. What was checked is what is connected to.

A name that means a public address when it is checked and a private one when it is used (DNS rebinding) gains nothing:
it is resolved once, here, and the connection goes to the digits. The name stays in the Host header and in TLS.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable
from functools import cache
from typing import TypeAlias
from urllib.request import getproxies, proxy_bypass
from zlib import crc32

import httpcore2
import httpx2

from octavo.errors import FetchError
from octavo.web.addresses import Resolve, check_name, public_only

_SocketOption: TypeAlias = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]

_MOST_ADDRESSES = 4
"""Addresses of one host that are tried in turn: the first may be of IPv6 where the line has none."""
_LIMITS = httpx2.Limits(max_connections=64, max_keepalive_connections=8, keepalive_expiry=15)
"""Of one pool."""
_POOLS = 16
"""Pools that hosts are divided among: with each request, a pool looks at all of its connections."""


@cache
def trusted_certificates() -> ssl.SSLContext:
    """The certificates that this machine trusts: read once, because that takes longer than most answers."""
    return httpx2.create_ssl_context()


class GuardedBackend(httpcore2.AnyIOBackend):
    """Opens connections to those addresses of a host that may be asked."""

    def __init__(self, resolve: Resolve, allow_private: bool) -> None:
        self._resolve = resolve
        self._allow_private = allow_private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to the first address that takes one. Raises `FetchError` for a host that may not be asked."""
        found = await self._look_up(host, port, timeout)
        allowed = (found if self._allow_private else public_only(host, found))[:_MOST_ADDRESSES]
        patience = timeout / len(allowed) if timeout and allowed else timeout
        failure: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in allowed:
            try:
                return await super().connect_tcp(address, port, patience, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    async def _look_up(self, host: str, port: int, timeout: float | None) -> list[str]:
        try:
            async with asyncio.timeout(timeout):
                return await self._resolve(host, port)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(f"nobody says where {host} is") from error


class DirectTransport(httpx2.AsyncHTTPTransport):
    """HTTP over connections that are guarded."""

    def __init__(self, backend: GuardedBackend) -> None:
        super().__init__(verify=trusted_certificates(), limits=_LIMITS)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=trusted_certificates(),
            max_connections=_LIMITS.max_connections,
            max_keepalive_connections=_LIMITS.max_keepalive_connections,
            keepalive_expiry=_LIMITS.keepalive_expiry,
            network_backend=backend,
        )


class Transport(httpx2.AsyncBaseTransport):
    """Goes through the proxy that the environment names for an address (HTTPS_PROXY, NO_PROXY), or to its host itself.

    A proxy asks for the addresses of hosts itself: then only names can be checked.
    """

    def __init__(self, resolve: Resolve, allow_private: bool) -> None:
        self._allow_private = allow_private
        backend = GuardedBackend(resolve, allow_private)
        self._direct = [DirectTransport(backend) for _ in range(_POOLS)]
        self._proxies: dict[str, httpx2.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer to a request. Raises `FetchError` for a host that may not be asked."""
        proxy = _proxy_of(request.url)
        if not proxy:
            return await self._pool_of(request.url.host).handle_async_request(request)
        if not self._allow_private:
            check_name(request.url.host)
        return await self._through(proxy).handle_async_request(request)

    def _pool_of(self, host: str) -> DirectTransport:
        return self._direct[crc32(host.encode()) % _POOLS]

    def _through(self, proxy: str) -> httpx2.AsyncHTTPTransport:
        if proxy not in self._proxies:
            try:
                self._proxies[proxy] = httpx2.AsyncHTTPTransport(
                    verify=trusted_certificates(), proxy=proxy, limits=_LIMITS
                )
            except (ValueError, ImportError, httpx2.InvalidURL) as error:
                raise FetchError("the proxy that the environment names cannot be used", hint=str(error)) from error
        return self._proxies[proxy]

    async def aclose(self) -> None:
        """Closes all connections."""
        for transport in (*self._direct, *self._proxies.values()):
            await transport.aclose()


def _proxy_of(url: httpx2.URL) -> str:
    """The proxy that the environment names for an address, "" for none."""
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all", "")
    if not proxy or proxy_bypass(url.host):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"
