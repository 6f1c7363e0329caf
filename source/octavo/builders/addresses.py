"""Addresses as validators and readers want them: whatever an author wrote, as a valid URL or not at all.

The rules are those of the URL Standard (https://url.spec.whatwg.org) without its tolerance: a reading
system takes what it understands, a validator takes only what is written well.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

SCHEMES = ("http", "https", "mailto", "tel", "ftp", "urn")
"""Where a link of a book may lead to, besides the book itself."""

_UNSAFE = re.compile(r"""[\s"<>\\^`{|}\[\]\x00-\x20\x7f-\x9f]|%(?![0-9A-Fa-f]{2})""")
_HOST = re.compile(r"[^\s\"#%/<>?@\\^`{|}]+")


def address(written: str) -> str:
    """`written` as a valid absolute URL; "" where it is none, or of no scheme that a book leads to."""
    try:
        parts = urlsplit(written.strip())
        if parts.scheme in {"http", "https", "ftp"}:
            return _located(parts)
    except ValueError:
        return ""
    words = written.split()
    body = _quoted("".join(words) if parts.scheme == "tel" else " ".join(words))
    return body if parts.scheme in SCHEMES and body.partition(":")[2].strip("#") else ""


def _located(parts: SplitResult) -> str:
    """A URL with a host. Raises ValueError if the host or the port is none."""
    host = parts.hostname or ""
    if not _HOST.fullmatch(host) or (parts.port or 0) > 65535:
        return ""
    if ":" not in host:
        host.encode("idna")  # raises UnicodeError, which is a ValueError, for a name that no server can have
    path, query, fragment = (_quoted(part) for part in parts[2:])
    netloc = _quoted(parts.netloc) if ":" not in host else parts.netloc
    return parts._replace(netloc=netloc, path=path, query=query, fragment=fragment.replace("#", "%23")).geturl()


def _quoted(part: str) -> str:
    """`part` with the characters that a URL must not hold percent-encoded; other scripts stay as they are."""
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), part)
