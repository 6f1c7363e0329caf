"""Pages as they were on the web: a `Capture` holds the bytes of one, and all that is known of where it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import field

from octavo.errors import FetchError
from octavo.resources import Resource, Retrieval

Report: TypeAlias = Callable[[FetchError], None]
"""Takes what is left out of an archive, and why."""


class Capture(Retrieval, frozen=True, kw_only=True):
    """A page as it was when it was taken, from the web or from an archive that somebody saved.

    `etag` and `last_modified` let a server answer that it has not changed (RFC 9110, 8.8). `pictures` are those that
    came along with it, by their absolute addresses; those of an archive may be more than the page shows, and are read
    when they are asked for.
    """

    content: bytes
    media_type: str
    etag: str = ""
    last_modified: str = ""
    pictures: Mapping[str, Resource] = field(default_factory=dict)
