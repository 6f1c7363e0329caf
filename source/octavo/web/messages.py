"""What is asked of the web, what it answers, and what is told meanwhile: plain values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

from octavo import __version__
from octavo.resources import LARGEST_PICTURE

Kind: TypeAlias = Literal["page", "picture", "list", "robots", "part"]
"""What an address is asked for: a page (or a feed, where nobody knows yet), a picture, a list of pages (a feed, a
sitemap, OPML), the file of rules for programs, a part that a page loads in a browser (a script, what it asks for)."""

USER_AGENT = f"Mozilla/5.0 (compatible; Octavo/{__version__})"


class Request(Struct, frozen=True):
    """One address to ask for. `referrer` is the page that shows a picture, or loads a part.

    `etag` and `last_modified` are those of an earlier answer (RFC 9110, 8.8): a server that has nothing newer says so.
    """

    address: str
    kind: Kind = "page"
    referrer: str = ""
    etag: str = ""
    last_modified: str = ""


class Response(Struct, frozen=True, kw_only=True):
    """What came back, whole and decompressed.

    `address` is where it was found in the end, without a name or a password; `addresses` are the one that was asked for
    and those that it was redirected to, without the last. `is_unchanged` says that the server has nothing newer, and
    there is no `content`. `media_type` is in lower case; `charset` is what the server said, "" where it said nothing.
    `retrieved` is ISO 8601, UTC, to the second.
    """

    address: str
    addresses: tuple[str, ...] = ()
    is_unchanged: bool = False
    media_type: str = ""
    charset: str = ""
    content: bytes = b""
    etag: str = ""
    last_modified: str = ""
    retrieved: str = ""


class ClientOptions(Struct, frozen=True, kw_only=True):
    """What a user may choose, and bounds. Times are seconds, sizes are bytes.

    `cookies` is a file of cookies in the form of Netscape, as add-ons of browsers save it. `allow_private` lets in
    addresses of one's own network. `pause` lies between two pages of one host, `picture_pause` between the beginnings
    of two pictures. `longest_wait` is how long a site may have us wait, `deadline` how long one answer may take, from
    the first byte sent to the last received, and `silence` how long nothing may come.
    """

    user_agent: str = USER_AGENT
    cookies: Path | None = None
    allow_private: bool = False
    pause: float = 1.0
    picture_pause: float = 0.1
    longest_wait: float = 120.0
    deadline: float = 180.0
    silence: float = 20.0
    largest_page: int = 48 * 2**20
    largest_picture: int = LARGEST_PICTURE


State: TypeAlias = Literal["waiting", "asking", "receiving", "received", "failed"]


class Event(Struct, frozen=True):
    """What goes on with one address: `size` is how many bytes came so far, `seconds` how long it is waited.

    For one address these come in order: waiting (for the end of a pause), asking, receiving (many times), received.
    They begin again with a redirect or another try. Failed is the last of an address that cannot be had.
    """

    state: State
    host: str
    address: str
    kind: Kind
    size: int = 0
    seconds: float = 0.0


Listener: TypeAlias = Callable[[Event], None]


def ignore(event: Event) -> None:
    """The listener that does nothing."""
