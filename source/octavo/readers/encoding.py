"""Bytes to text: what the file says of its encoding, else UTF-8, else the likeliest."""

from __future__ import annotations

import codecs
import re

from octavo.errors import ReadError
from octavo.notes import Notes
from octavo.resources import Resource

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
_BINARY = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.002
_WESTERN = set("äöüÄÖÜßéèêëÉÈÀàâáãåçÇñóòôõíìîïúùûøæœÆØÅ«»„“”‘’–—…•·€£§°© ¿¡")


def decode(resource: Resource, notes: Notes) -> str:
    """The text of `resource` with line ends as "\\n". Raises `ReadError` for what is empty or no text."""
    text = _LINE_END.sub("\n", _decoded(resource, notes))
    if len(_BINARY.findall(text)) > _MOST_CONTROLS * len(text):
        raise _no_text(resource)
    text = _CONTROL.sub("", text)
    if not text.strip(" \n\t\ufeff\u200b"):
        raise ReadError("the file is empty", where=resource.location, hint="leave it out or put text in it")
    return text


def _decoded(resource: Resource, notes: Notes) -> str:
    content = resource.content
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            notes.add("encoding-broken", f"{encoding}: {error.reason} at byte {error.start}")
            return content.decode(encoding, errors="replace")
    return _guessed(resource, notes)


def _guessed(resource: Resource, notes: Notes) -> str:
    from charset_normalizer import from_bytes

    if b"\0" in resource.content:
        raise _no_text(resource)
    best = from_bytes(resource.content).best()
    if best is None or best.chaos > 0.2:
        raise _no_text(resource)
    encoding = "cp1252" if _western(resource.content) else best.encoding
    notes.add("encoding-guessed", f"taken as {encoding}")
    return resource.content.decode(encoding)


def _western(content: bytes) -> bool:
    """Whether this reads well as Windows-1252, by far the likeliest where Latin letters stand around few others."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return False
    foreign = [letter for letter in text if letter > "\x7f"]
    known = sum(letter in _WESTERN for letter in foreign)
    return len(foreign) < 0.25 * len(text) and known > 0.9 * len(foreign)


def _no_text(resource: Resource) -> ReadError:
    return ReadError("this is no text in any known encoding", where=resource.location, hint="save it as UTF-8")
