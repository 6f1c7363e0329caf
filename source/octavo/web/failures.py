"""What is said of an answer that is none: what happened, and what to do about it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from typing import get_args

import httpx2

from octavo.errors import FetchError, TemporaryError
from octavo.web.messages import Kind

_NAMES: dict[Kind, str] = {kind: kind for kind in get_args(Kind)} | {"robots": "robots.txt"}
_LOGIN = "give the cookies of your browser with --cookies FILE, or save the page in a browser and give the file"
_LATER = "run again later"
_RIGHT = "is the address right?"
_NETWORK = "is there a way to the network?"

_FINAL = {
    401: ("the site asks for a login", _LOGIN),
    403: ("the site does not give us this {name}", _LOGIN),
    404: ("there is no such {name}", _RIGHT),
    407: ("the proxy asks for a login", "put it into the address of the proxy, in HTTPS_PROXY"),
    410: ("the {name} was taken down", "an archive of the web may have it"),
    451: ("the {name} is withheld for legal reasons", ""),
}
"""Status → what it means, and what to do."""
_PASSING = {408, 429, 500, 502, 503, 504}
_BROKEN = (httpx2.ReadError, httpx2.WriteError, httpx2.RemoteProtocolError)
_BROKEN_LINES = (
    (httpx2.ConnectTimeout, "{host} cannot be reached: it does not answer", _NETWORK),
    (httpx2.TimeoutException, "{host} fell silent", _LATER),
    (httpx2.ProxyError, "the proxy does not reach {host}", "is HTTPS_PROXY right?"),
    (httpx2.ConnectError, "{host} cannot be reached", _NETWORK),
    (_BROKEN, "the answer of {host} broke off", "run again, or save the page in a browser and give the file"),
)
"""Kinds of errors, the narrower before the wider → what they mean, and what to do."""


def is_passing_status(status: int) -> bool:
    """Whether the same request may be answered in a moment."""
    return status in _PASSING


def is_passing_error(error: httpx2.TransportError) -> bool:
    """Whether the line may hold in a moment: it was silent, or broke. One that cannot be made is not made by asking."""
    return isinstance(error, (httpx2.TimeoutException, *_BROKEN))


def status_error(status: int, kind: Kind) -> FetchError:
    """The error for an answer with a status that brings nothing (RFC 9110, 15.4 to 15.6)."""
    name = _NAMES[kind]
    if status == 429:
        return TemporaryError("the site was asked too often (429)", hint=_LATER)
    if status >= 500 or is_passing_status(status):
        return TemporaryError(f"the server cannot give the {name} now ({status})", hint=_LATER)
    what, hint = _FINAL.get(status, ("the server does not answer with a {name}", _RIGHT))
    return FetchError(f"{what.format(name=name)} ({status})", hint=hint)


def transport_error(error: httpx2.TransportError, host: str) -> FetchError:
    """The error for a request that got no answer, or not the whole of it."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLError):
            return _tls_error(cause, host)
        if isinstance(cause, ConnectionRefusedError):
            return TemporaryError(f"{host} accepts no connection", hint=f"{_RIGHT} else run again later")
    for kinds, what, hint in _BROKEN_LINES:
        if isinstance(error, kinds):
            return TemporaryError(what.format(host=host), hint=hint)
    return FetchError(f"{host} cannot be asked: {error}", hint=_RIGHT)


def _tls_error(error: ssl.SSLError, host: str) -> FetchError:
    if isinstance(error, ssl.SSLCertVerificationError):
        hint = "is the date of this machine right? else the site has to mend it; http:// may work"
        return FetchError(f"the certificate of {host} is not valid: {error.verify_message}", hint=hint)
    return FetchError(f"no safe connection to {host} can be made", hint="does the address begin with http://?")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what led to it, latest first."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or found.__context__
