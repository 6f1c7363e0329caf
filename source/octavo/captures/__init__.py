"""Pages as they were on the web: a `Capture` holds the bytes of one, and all that is known of where it came from."""

from __future__ import annotations

from msgspec import Struct, field

from octavo.resources import Resource


class Capture(Struct, frozen=True, kw_only=True):
    """A page as it was when it was taken, from the web or from an archive that somebody saved.

    `address` is where it was found in the end, `addresses` are the others that led there (asked for, redirected),
    `retrieved` is when (ISO 8601, UTC, "" where it is not known). `charset` is what the server said of the encoding.
    `etag` and `last_modified` let a server answer that it has not changed (RFC 9110, 8.8). `pictures` are those that
    came along with it, by their absolute addresses.
    """

    address: str
    content: bytes
    media_type: str
    charset: str = ""
    addresses: tuple[str, ...] = ()
    retrieved: str = ""
    etag: str = ""
    last_modified: str = ""
    pictures: dict[str, Resource] = field(default_factory=dict)
