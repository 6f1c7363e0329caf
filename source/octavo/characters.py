"""Which characters a book can hold: those of XML 1.0, but for what Unicode calls no characters."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufdd0-\ufdef]")


def legal(text: str) -> str:
    """`text` without the characters that no XML document may hold."""
    return _NOT_XML.sub("", text)
