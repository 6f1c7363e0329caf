"""What saved pages and pictures are called: after their addresses, so that a second run gives the same names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, urlsplit

from octavo.passes.names import RESERVED, make_distinct, slug
from octavo.pictures import looks_like_svg
from octavo.projects.records import digest
from octavo.resources import EXTENSIONS, MEDIA_TYPES

_ENDINGS = {kind: ending for ending, kind in reversed(MEDIA_TYPES.items())}
"""Media types and the endings of their files: the first of the table."""

_NO_NAME = re.compile(r"(?:index|default|home)?(?:\.\w+)?", re.IGNORECASE)  # "", "index.html", "Default.aspx"
_FILE_ENDING = re.compile(r"\.(?:x?html?|php|aspx?|jsp|md|markdown|txt|cgi)$", re.IGNORECASE)
_DIGITS = 8
"""Digits of the SHA-256 of a picture in its file's name: two pictures may have one name on the web."""


def name_pages(addresses: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """A distinct name for each address, none of those `taken`: the last part of its path that says something."""
    taken = list(taken)
    granted = list(make_distinct([*taken, *(_name_of(address) for address in addresses)]))
    return granted[len(taken) :]


def _name_of(address: str) -> str:
    """The name that an address asks for: "part-one" of "https://example.org/2026/part-one/index.html?utm_id=3"."""
    parts = urlsplit(address)
    named = list(filter(None, map(_name_part, parts.path.split("/"))))
    wanted = "-".join(named[-2:] if named[-1:] and named[-1].isdigit() else named[-1:])
    if not wanted or wanted.isdigit():
        values = [f"{key}-{value}" for key, value in parse_qsl(parts.query) if not key.startswith("utm_")]
        wanted = (
            slug("-".join((wanted, *values))) or slug(parts.hostname or "") or f"page-{digest(address.encode())[:8]}"
        )
    wanted = f"{wanted}-page" if wanted in RESERVED else wanted
    return wanted if wanted[0].isalpha() else f"page-{wanted}"


def _name_part(part: str) -> str:
    """What a part of a path says: nothing, where it is the name that servers give to the page of a folder."""
    name = unquote(part)
    return "" if _NO_NAME.fullmatch(name) else slug(_FILE_ENDING.sub("", name))


def page_ending(media_type: str) -> str:
    """The ending of the file of a page, with its dot; "" for what is none that is read."""
    return _ENDINGS.get(media_type, "")


def name_picture(address: str, content: bytes, media_type: str) -> str:
    """The name of a picture's file: its name on the web, the digest of its bytes, and the ending that they ask for."""
    stem = slug(PurePosixPath(unquote(urlsplit(address).path)).stem)[:40].strip("-") or "picture"
    kind = "svg" if looks_like_svg(content) else EXTENSIONS.get(media_type, "bin")
    return f"{stem}-{digest(content)[:_DIGITS]}.{kind}"
