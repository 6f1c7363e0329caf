"""The parts of a page that was saved in one file: a message as mail has them, whose parts have addresses (RFC 2557)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag, urljoin

from octavo.errors import ReadError
from octavo.moments import format_utc

_PAGES = ("text/html", "application/xhtml+xml")
_AGAIN = "save the page again from the browser"
BREAKS_OFF = "the file breaks off: what is missing is not known"
_MOST_PARTS = 20_000
_FRAMESET = re.compile(rb"<frameset[\s>]", re.IGNORECASE)
_BASE = re.compile(rb"<base\s[^>]*?href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
"""`<base href="https://example.org/a/">`."""
_HEAD = 2**16
"""Bytes at the start of a page in which its base is looked for."""


class Part:
    """A part: what it is called in the file, and its bytes, decoded when they are asked for."""

    def __init__(self, message: Message) -> None:
        self._message = message
        self.media_type = message.get_content_type()
        charset = message.get_param("charset")
        self.charset = charset if isinstance(charset, str) else ""

    @property
    def content(self) -> bytes:
        """Its bytes; what cannot be decoded as the part says is as it stands (RFC 2045, 6)."""
        found = self._message.get_payload(decode=True)
        return found if isinstance(found, bytes) else b""

    def header(self, name: str) -> str:
        """An address or an id in a header, "" where it is not there."""
        return _one_line(self._message.get(name))


class MhtmlArchive:
    """The page of a saved file and its parts, by their addresses.

    `address` is where the page was found, "" where the file does not say; `retrieved` is when (ISO 8601, UTC).
    `breaks_off` says that its end is missing.
    """

    def __init__(self, content: bytes, where: str) -> None:
        """Raises `ReadError` for what holds no page, or more parts than any page has."""
        self._where = where
        message = _parse(content, where)
        self.breaks_off = any(isinstance(one, CloseBoundaryNotFoundDefect) for one in message.defects)
        self._parts = [Part(one) for one in self._leaves(message)]
        self.page = self._find_page(_one_line(message.get_param("start")))
        self.address = _web_address(_one_line(message.get("Snapshot-Content-Location"))) or _web_address(
            self.page.header("Content-Location")
        )
        self.retrieved = _read_date(str(message.get("Date", "")))
        self._base = _find_base(self.page.content, self.address)
        self.addresses = self._name_parts()

    def find(self, reference: str) -> Part | None:
        """The part that a reference in the page leads to, None where it is not in the file."""
        return self.addresses.get(reference.strip()) or self.addresses.get(_resolve(self._base, reference))

    def _leaves(self, message: Message) -> Iterator[Message]:
        for number, part in enumerate(message.walk()):
            if number > _MOST_PARTS:
                raise self._error("it has more parts than any page")
            if not part.is_multipart():
                yield part

    def _find_page(self, start: str) -> Part:
        """The part that is the page: the one that the file begins with; the longest of its frames, if it has frames."""
        pages = [part for part in self._parts if part.media_type in _PAGES]
        if not pages:
            raise self._error("there is no page in this file")
        first = next((part for part in pages if start and part.header("Content-ID") == start), pages[0])
        frames = [part for part in pages if part is not first]
        if frames and _FRAMESET.search(first.content[:_HEAD]):
            return max(frames, key=lambda part: len(part.content))
        return first

    def _name_parts(self) -> dict[str, Part]:
        """The parts by the addresses that a page may call them: their own, and "cid:" and their id (RFC 2392)."""
        found: dict[str, Part] = {}
        for part in self._parts:
            if part is self.page:
                continue
            if name := part.header("Content-ID").strip("<>"):
                found.setdefault(f"cid:{name}", part)
            if location := part.header("Content-Location"):
                found.setdefault(location if location.startswith("cid:") else _resolve(self._base, location), part)
        return found

    def _error(self, message: str) -> ReadError:
        return ReadError(message, where=self._where, hint=_AGAIN)


def _parse(content: bytes, where: str) -> Message:
    try:
        message = message_from_bytes(content)
    except (RecursionError, ValueError, LookupError) as error:  # parts in parts in parts, a charset that is none
        raise ReadError("the file is damaged: its parts cannot be told apart", where=where, hint=_AGAIN) from error
    if not (message.is_multipart() or message.get_content_type() in _PAGES):
        raise ReadError("this is no page that was saved in one file", where=where, hint=_AGAIN)
    return message


def _one_line(value: object) -> str:
    """A header without white space, which no address has; its words decoded (RFC 2047: "=?utf-8?Q?https://…?=")."""
    written = str(value or "")
    with suppress(HeaderParseError, LookupError, UnicodeDecodeError):  # it may look like such a word, and be none
        written = str(make_header(decode_header(written)))
    return "".join(written.split())


def _web_address(value: str) -> str:
    """An address of the web; "" for another, such as "cid:frame-7@mhtml.blink" and "file:///C:/a.htm"."""
    return value if value.lower().startswith(("http://", "https://")) else ""


def _find_base(page: bytes, address: str) -> str:
    """What references in a page are relative to."""
    found = _BASE.search(page[:_HEAD])
    return _resolve(address, found[1].decode("utf-8", "replace")) if found else address


def _resolve(base: str, reference: str) -> str:
    """The address that a reference names, without its fragment."""
    try:
        return urldefrag(urljoin(base, reference.strip())).url
    except ValueError:  # brackets that hold no address
        return ""


def _read_date(date: str) -> str:
    """The date of a message (RFC 5322, 3.3) as ISO 8601 in UTC, "" for none."""
    try:
        return format_utc(parsedate_to_datetime(date))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
