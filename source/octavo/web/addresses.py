"""Addresses on the network: which may be asked, how they are shown, and what a page tells of itself to another site."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit

from octavo.errors import FetchError, TemporaryError
from octavo.urls import scheme, trim, valid_url

Resolve: TypeAlias = Callable[[str, int], Awaitable[list[str]]]
"""From the name of a host and a port to its addresses on the network, the best first, as digits."""

_NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses of IPv4 as networks without it write them (RFC 6052): 64:ff9b::c000:201 is 192.0.2.1."""
_COMPATIBLE = IPv6Network("::/96")
"""Addresses of IPv4 as they were written once (RFC 4291, 2.5.5.1): ::192.0.2.1."""

_LOGIN = re.compile(r"^(\s*[A-Za-z][A-Za-z0-9+.-]*:/*)[^/?#\\]*@")
"""A name and a password before a host: "https://ada:secret@example.org"."""

_PRIVATE = "is an address of a private network"
_PRIVATE_HINT = "--allow-private lets Octavo ask hosts of your own"


def is_public(digits: str) -> bool:
    """Whether an address of IPv4 or IPv6 belongs to the internet, not to a network, a link or a machine of one's own.

    Of an address of IPv6 that stands for one of IPv4, it is that one which counts.
    """
    address = ip_address(digits.partition("%")[0])  # "fe80::1%eth0"
    inner = _inner(address)
    if inner is not None:
        return is_public(str(inner))
    if isinstance(address, IPv6Address) and address.is_site_local:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The address of IPv4 that one of IPv6 stands for, if it does."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def public_only(host: str, found: Iterable[str]) -> list[str]:
    """Those addresses of a host that belong to the internet. Raises `FetchError` where none does."""
    public = [address for address in found if is_public(address)]
    if not public:
        raise FetchError(f"{host} {_PRIVATE}", hint=_PRIVATE_HINT)
    return public


def check_name(host: str) -> None:
    """Raises `FetchError` for a host that can be seen to be private by its name: for where a proxy asks for addresses.

    Digits are taken as the system takes them: 127.1 and 2130706433 are 127.0.0.1.
    """
    try:
        digits = host if ":" in host else socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        digits = ""  # a name
    name = host.rstrip(".").lower()
    if (digits and not is_public(digits)) or name.rpartition(".")[2] == "localhost":
        raise FetchError(f"{host} {_PRIVATE}", hint=_PRIVATE_HINT)


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host as the system finds them. Raises `FetchError` where there is no such host."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            hint = "is there a way to the network? run again when there is"
            raise TemporaryError(f"the address of {host} cannot be found out now", hint=hint) from error
        raise FetchError(f"there is no host {host}", hint="is the address right?") from error
    except UnicodeError as error:
        raise FetchError(f"{host} is not the name of a host", hint="is the address right?") from error
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def clean(written: str) -> str:
    """An address that can be asked for, without its fragment. Raises `FetchError` for what is none of http or https."""
    kind = scheme(trim(written))
    if kind not in ("http", "https"):
        why = f"{kind}: addresses are not fetched" if kind else "that is not an address of the web"
        raise FetchError(why, where=show(written), hint="give an address that begins with https:// or http://")
    address = valid_url(written).partition("#")[0]
    if not address or not urlsplit(address).hostname:
        raise FetchError("that is not an address of the web", where=show(written), hint="is it written right?")
    return address


def redirected(address: str, location: str) -> str:
    """Where an answer of `address` sends us on to; a name and a password stay with the site that they were given for.

    Raises `FetchError` as `clean` does.
    """
    try:
        target = clean(urljoin(address, location.strip()))
    except ValueError as error:  # brackets that hold no address
        raise FetchError("it redirects to what is not an address", where=show(address)) from error
    login = urlsplit(address).netloc.rpartition("@")[0]
    if login and origin(target) == origin(address) and "@" not in urlsplit(target).netloc:
        return target.replace("://", f"://{login}@", 1)
    return target


def show(address: str) -> str:
    """An address as it is shown and kept: without a name and a password."""
    return _LOGIN.sub(r"\1", address)


def host_of(address: str) -> str:
    """The host of an address, in lower case, without its port; "" where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # brackets that hold no address
        return ""


def origin(address: str) -> str:
    """Scheme, host and port of an address that is clean: "https://example.org"."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def referer(page: str, target: str) -> str:
    """What a page says of itself to the host of `target`, as browsers do by default (strict-origin-when-cross-origin).

    That is its address to its own site, its origin to others, and nothing where it is safe and the other is not.
    """
    page = show(page).partition("#")[0]
    if not page or (page.startswith("https:") and target.startswith("http:")):
        return ""
    return page if origin(page) == origin(target) else f"{origin(page)}/"
