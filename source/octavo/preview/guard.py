"""Who may ask: the browser that was given the address, under the name of this machine, from our own page.

Other pages of the same browser can send requests here. They do not know the token; a name of theirs that leads to this
machine (DNS rebinding) is not in `hosts`; what they send has their `Origin`, or says in `Sec-Fetch-Site` (Fetch
Metadata) that it is not ours; and the headers of each answer keep it from being shown or read elsewhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What our own page may load (CSP level 3): nothing of other origins, and nothing that stands in it."""
BOOK_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)
"""What a document of the book may: be styled and show its pictures. It runs no scripts."""

_HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_OWN_SITES = {"", "same-origin", "none"}
"""Who asks, as browsers say it: our page, or the user; older browsers say nothing."""
_LINKING = {"same-site", "cross-site"}
"""Who may lead to what has no token: a link in a message is no harm to a catalog."""


class Guard:
    """Lets requests through to `app` that are ours, and closes all answers up.

    `hosts` are the names that the server may be asked by ("127.0.0.1:49152"). `token`, if any, begins each path.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], token: str = "") -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._root = f"/{token}" if token else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http" and (reason := self._refuse(scope)):
            await PlainTextResponse(reason, 403)(scope, receive, _closing(send))
        elif scope["type"] == "http":
            await self._app({**scope, "root_path": self._root}, receive, _closing(send))

    def _refuse(self, scope: Scope) -> str:
        """Why a request is not let through; "" where it is."""
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        if host not in self._hosts:
            return "this server has another name"
        sites = _OWN_SITES if self._root or headers.get("sec-fetch-mode") != "navigate" else _OWN_SITES | _LINKING
        if origin not in (None, f"http://{host}") or headers.get("sec-fetch-site", "") not in sites:
            return "this is for the preview's own page"
        if scope["method"] not in ("GET", "HEAD") and origin is None:
            return "who asks for changes says where from"
        return "" if self._has_token(scope["path"]) else "the address lacks its token: open the one that was printed"

    def _has_token(self, path: str) -> bool:
        begins = path[: len(self._root) + 1]
        return secrets.compare_digest(begins.encode(), f"{self._root}/".encode())


def _closing(send: Send) -> Send:
    """Sends answers with our headers, but for those that an answer has of its own."""

    async def send_closed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_closed
