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
_MOST_CONTROLS = 0.002
"""The share of control characters that a text may have; what has more is no text."""

_MOST_CHAOS = 0.2
"""The mess, as charset-normalizer measures it, that a text in a guessed encoding may be."""

_PARTING = "\x0b\f"
"""Controls that part words: the vertical tab, by which word processors break lines, and the end of a page."""

_NO_CHARACTERS = re.compile("[\0-\x08\x0b\f\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Controls but white space and line ends, lone surrogates, and codes that Unicode has for no character."""

_REFERENCES = re.compile(
    r"&#(?:0*(?P<parting>1[12])|0*(?:[1-8]|1[4-9]|2\d|3[01]|127|6497[6-9]|649[89]\d|6500[0-7]|6553[45]))(?!\d);?"
    r"|&#x(?:0*(?P<hex>[bc])|0*(?:[1-8ef]|1[\da-f]|7f|fd[de][\da-f]|fff[ef]))(?![\da-f]);?",
    re.IGNORECASE,
)
"""References of HTML and XML to the same: "&#11;", "&#x1;", "&#xFFFE;"; those to 128 and after name characters."""

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


def drop_controls(text: str, notes: Notes, *, keep: str = "", has_references: bool = False) -> str:
    """`text` without codes that stand for no character, and without references to such where it `has_references`.

    No tree of elements and no book can hold them. Those that part words become spaces; a note counts all but `keep`.
    """
    count = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal count
        if match[0] == keep:
            return keep
        count += 1
        return " " if match[0] in _PARTING or any(match.groupdict().values()) else ""

    if _NO_CHARACTERS.search(text):
        text = _NO_CHARACTERS.sub(replace, text)
    if has_references and "&#" in text:
        text = _REFERENCES.sub(replace, text)
    if count:
        notes.add("controls-dropped", f"{count} control characters, or codes of no character")
    return text


def decode(resource: Resource, notes: Notes, *, has_pages: bool = False) -> str:
    """The text of `resource` with line ends as "\\n", and form feeds too unless it `has_pages`.

    Raises `ReadError` for what is empty or no text.
    """
    text = _LINE_END.sub("\n", _decode_any(resource, notes))
    text = text if has_pages else text.replace(FORM_FEED, "\n")
    if len(_BINARY.findall(text)) > _MOST_CONTROLS * len(text):
        raise _no_text(resource)
    text = drop_controls(text, notes, keep=FORM_FEED if has_pages else "")
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
        if known := _stated_codec(resource):
            return decode_known(content, known, notes)
        encoding = _guess_encoding(resource)
    notes.add("encoding-guessed", f"taken as {encoding}")
    return content.decode(encoding)


def _stated_codec(resource: Resource) -> str:
    """The codec of the encoding that a server stated, "" where it stated none that is known."""
    from webencodings import lookup

    standard = lookup(resource.retrieval.charset) if resource.retrieval else None
    return str(standard.codec_info.name) if standard else ""


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
