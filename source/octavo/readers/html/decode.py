"""From bytes to text as HTML says: a byte order mark, then what the page states, then a guess with a note.

HTML Standard, 13.2.3.2 and the Encoding Standard's labels; one exception: bytes that are valid UTF-8 and
more than ASCII are UTF-8, whatever the page states, because no other encoding makes them by chance.
"""

from __future__ import annotations

import codecs
import re

from octavo.errors import ReadError
from octavo.notes import Notes

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_STATED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_LABELS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "windows-1252": "cp1252", "iso-8859-9": "cp1254", "latin5": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "korean": "cp949", "iso-8859-11": "cp874", "tis-620": "cp874",
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "unicode": "utf-8", "utf8": "utf-8",
}  # fmt: skip
_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ\x90",
    b"\x00asm",
    b"RIFF",
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes, location: str, notes: Notes) -> str:
    """The text of a page. Raises `ReadError` if the bytes are no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _whole(content[len(mark) :], encoding, notes)
    if encoding := _wide(content):
        notes.add("encoding-guessed", encoding)
        return _whole(content, encoding, notes)
    if content.startswith(_BINARY) or len(_CONTROLS.findall(content[:8192])) > len(content[:8192]) // 20:
        raise ReadError(
            "the file is not a web page but binary data", where=location, hint="save the page itself as HTML"
        )
    return _narrow(content, notes)


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of the markup is zero."""
    start = content[:512]
    if len(start) > 8 and b"<" in start:
        even, odd = start[0::2].count(0), start[1::2].count(0)
        if odd > len(start) // 3 and even == 0:
            return "utf-16-le"
        if even > len(start) // 3 and odd == 0:
            return "utf-16-be"
    return ""


def _narrow(content: bytes, notes: Notes) -> str:
    """Text in an encoding whose ASCII is ASCII."""
    match = _STATED.search(content[:8192])
    label = (match.group(1) or match.group(2)).decode("ascii").lower() if match else ""
    stated = _LABELS.get(label, label)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _other(content, stated, notes)
    if stated not in ("utf-8", "") and not content.isascii():
        if stated in ("iso-2022-jp", "hz-gb-2312"):
            return _whole(content, stated, notes)
        notes.add("encoding-guessed", f"utf-8, although the page says {label}")
    return text


def _other(content: bytes, stated: str, notes: Notes) -> str:
    """Text that is no UTF-8: in the encoding that the page states, if it is one and fits; else the likeliest."""
    try:
        codecs.lookup(stated or "unknown")
        known = True
    except LookupError:
        known = False
    if known and stated != "utf-8":
        return _whole(content, stated, notes)
    if known and content.decode("utf-8", "replace").count("\ufffd") * 200 < len(content):
        return _whole(content, "utf-8", notes)
    encoding = _guess(content)
    notes.add("encoding-guessed", encoding)
    return _whole(content, encoding, notes)


def _guess(content: bytes) -> str:
    """The likeliest encoding; where others are no likelier, the one that most pages without a label have."""
    from charset_normalizer import from_bytes

    found = from_bytes(content[:65536])
    best = found.best()
    if best is None:
        return "cp1252"
    equal = [match for match in found if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    return "cp1252" if any(match.encoding == "cp1252" for match in equal) else best.encoding


def _whole(content: bytes, encoding: str, notes: Notes) -> str:
    """The text in a known encoding; bytes that it has no character for are replaced, with a note."""
    text = content.decode(encoding, "replace")
    if broken := text.count("\ufffd"):
        notes.add("encoding-broken", f"{broken} in {encoding}")
    return text
