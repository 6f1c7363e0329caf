"""From bytes to text as HTML says: a byte order mark, then what the page states, then a guess with a note.

HTML Standard, 13.2.3.2, with the labels of the Encoding Standard; two exceptions. Bytes that are valid UTF-8 and
more than ASCII are UTF-8, whatever the page states, because no other encoding makes them by chance. And a label
that is not the standard's is what Python takes it for.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from octavo.errors import ReadError
from octavo.notes import Notes
from octavo.readers.encoding import decode_known, split_byte_order_mark

_HEAD = 8192
"""Bytes at the start of a page that are searched for its encoding, and for signs that it is no text."""

_CHARSET = re.compile(  # <meta charset=utf-8>, <meta … content="text/html; charset=utf-8">, <?xml … encoding="utf-8"?>
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_READ_AS = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252", "gbk": "gb18030"}
"""Encodings that the standards have read as others: a label that was read is not in UTF-16, and gb18030 holds GBK."""

_NOT_DECODED = "replacement"
"""The standard's encoding for what a browser must not decode, lest it run as a script; here it is only text."""

_SEVEN_BIT = {"iso2022_jp", "iso2022_kr", "hz"}
"""Encodings whose bytes are all ASCII: whether they were used, nothing but the label tells."""

_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",  # JPEG
    b"GIF8",
    b"PK\x03\x04",  # ZIP, and so EPUB and Word
    b"\x1f\x8b",  # gzip
    b"\x7fELF",
    b"MZ\x90",  # programs of Windows
    b"\x00asm",
    b"RIFF",
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes, location: str, notes: Notes, charset: str = "") -> str:
    """The text of a page; `charset` is what its server said. Raises `ReadError` if the bytes are no text."""
    encoding, rest = split_byte_order_mark(content)
    if encoding:
        return decode_known(rest, encoding, notes)
    if encoding := _unmarked_utf16(content):
        notes.add("encoding-guessed", encoding)
        return decode_known(content, encoding, notes)
    if content.startswith(_BINARY) or len(_CONTROLS.findall(content[:_HEAD])) > len(content[:_HEAD]) // 20:
        raise ReadError(
            "the file is not a web page but binary data", where=location, hint="save the page itself as HTML"
        )
    return _decode_stated(content, charset.lower() or _stated_label(content), notes)


def _unmarked_utf16(content: bytes) -> str:
    """The encoding of UTF-16 without a mark, "" if it is none: every other byte of the markup is zero."""
    start = content[:512]
    if len(start) > 8 and b"<" in start:
        even, odd = start[0::2].count(0), start[1::2].count(0)
        if odd > len(start) // 3 and even == 0:
            return "utf-16-le"
        if even > len(start) // 3 and odd == 0:
            return "utf-16-be"
    return ""


def _decode_stated(content: bytes, label: str, notes: Notes) -> str:
    """Text in UTF-8, else in the encoding that is stated, else in the likeliest."""
    codec = _codec(label)
    if codec in _SEVEN_BIT and content.isascii():
        return decode_known(content, codec, notes)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(content, codec, notes)
    if label and codec != "utf-8" and not content.isascii():
        notes.add("encoding-guessed", f"utf-8, although the page says {label}")
    return text


def _stated_label(content: bytes) -> str:
    """What a page calls its encoding, lower case; "" if it says nothing."""
    match = _CHARSET.search(content[:_HEAD])
    return (match[1] or match[2]).decode("ascii").lower() if match else ""


@lru_cache(maxsize=256)
def _codec(label: str) -> str:
    """The name of Python's codec for a label, "" if it means nothing."""
    if label in ("", "utf-8"):
        return label
    from webencodings import lookup

    standard = lookup(label) or lookup(_python_codec(label))
    if standard is None or standard.name == _NOT_DECODED:
        return _python_codec(label)
    read_as = lookup(_READ_AS.get(standard.name, standard.name)) or standard
    return str(read_as.codec_info.name)


def _python_codec(label: str) -> str:
    """The name of the codec that Python has for a label, "" if it has none or one that makes no text of any bytes."""
    try:
        b"a\xff".decode(label, "replace")
        return codecs.lookup(label).name
    except (LookupError, ValueError):  # "rot13" is no text, "idna" replaces nothing
        return ""


def _decode_other(content: bytes, codec: str, notes: Notes) -> str:
    """Text that is no UTF-8: in the encoding that the page states, if it is one and fits; else in the likeliest."""
    if codec and codec != "utf-8":
        return decode_known(content, codec, notes)
    if codec and content.decode("utf-8", "replace").count("\ufffd") * 200 < len(content):
        return decode_known(content, "utf-8", notes)
    encoding = _guess_encoding(content)
    notes.add("encoding-guessed", encoding)
    return decode_known(content, encoding, notes)


def _guess_encoding(content: bytes) -> str:
    """The likeliest encoding; where others are no likelier, the one that most pages without a label have."""
    from charset_normalizer import from_bytes

    found = from_bytes(content[:65536])
    best = found.best()
    if best is None:
        return "cp1252"
    equal = [match for match in found if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    return "cp1252" if any(match.encoding == "cp1252" for match in equal) else best.encoding
