"""Bytes to text: what the file says of its encoding, else UTF-8, else the likeliest."""

from __future__ import annotations

import codecs
import re

from octavo.errors import ReadError
from octavo.notes import Notes
from octavo.resources import Resource

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16's mark does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b")
FORM_FEED = "\f"
"""What printed pages end with."""

_BINARY = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f]")  # controls that no writer types; escape, of terminals, is none
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")  # all that are neither white space nor a line end
_MOST_CONTROLS = 0.002
"""The share of control characters that a text may have; what has more is no text."""

_MOST_CHAOS = 0.2
"""The mess, as charset-normalizer measures it, that a text in a guessed encoding may be."""

_WESTERN_LETTERS = set("äöüÄÖÜßéèêëÉÈÀàâáãåçÇñóòôõíìîïúùûøæœÆØÅ«»„“”‘’–—…•·€£§°© ¿¡")


def split_byte_order_mark(content: bytes) -> tuple[str, bytes]:
    """The encoding that a byte order mark states, "" if there is none, and the bytes after the mark."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding, content.removeprefix(mark)
    return "", content


def decode_known(content: bytes, encoding: str, notes: Notes) -> str:
    """The text in a known encoding; bytes that are no character in it are replaced, with a note."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        replaced = text.count("\ufffd")
        notes.add("encoding-broken", f"{replaced} in {encoding}")
        return text


def decode(resource: Resource, notes: Notes, *, has_pages: bool = False) -> str:
    """The text of `resource` with line ends as "\\n", and form feeds too unless it `has_pages`.

    Raises `ReadError` for what is empty or no text.
    """
    text = _LINE_END.sub("\n", _decode_any(resource, notes))
    text = text if has_pages else text.replace(FORM_FEED, "\n")
    if len(_BINARY.findall(text)) > _MOST_CONTROLS * len(text):
        raise _no_text(resource)
    text = _CONTROL.sub("", text)
    if not text.strip(" \n\t\f\ufeff\u200b"):
        raise ReadError("the file is empty", where=resource.location, hint="leave it out or put text in it")
    return text


def _decode_any(resource: Resource, notes: Notes) -> str:
    encoding, content = split_byte_order_mark(resource.content)
    if encoding:
        return decode_known(content, encoding, notes)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        encoding = _guess_encoding(resource)
    notes.add("encoding-guessed", f"taken as {encoding}")
    return content.decode(encoding)


def _guess_encoding(resource: Resource) -> str:
    """The likeliest encoding of bytes that are no UTF-8. Raises `ReadError` where they are no text in any."""
    from charset_normalizer import from_bytes

    if b"\0" in resource.content:
        raise _no_text(resource)
    best = from_bytes(resource.content).best()
    if best is None or best.chaos > _MOST_CHAOS:
        raise _no_text(resource)
    return "cp1252" if _is_western(resource.content) else best.encoding


def _is_western(content: bytes) -> bool:
    """Whether this reads well as Windows-1252, by far the likeliest where Latin letters stand around few others."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return False
    foreign = [letter for letter in text if letter > "\x7f"]
    known = sum(letter in _WESTERN_LETTERS for letter in foreign)
    return len(foreign) < 0.25 * len(text) and known > 0.9 * len(foreign)


def _no_text(resource: Resource) -> ReadError:
    return ReadError("this is no text in any known encoding", where=resource.location, hint="save it as UTF-8")
