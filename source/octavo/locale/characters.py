"""Which characters a book can hold: those of XML 1.0, but for what Unicode calls no characters; and which show."""

from __future__ import annotations

import re
from typing import TypeVar

# control characters but for tab and line ends, lone surrogates, and U+FFFE, U+FFFF, U+FDD0 to U+FDEF
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufdd0-\ufdef]")


_S = TypeVar("_S", bound=str)


def drop_illegal(text: _S) -> _S:
    """`text` without the characters that no XML document may hold; markup stays markup."""
    return text if text.isprintable() else type(text)(_NOT_XML.sub("", text))


LINE_ENDS = re.compile(r"[\s\u2010-\u2014-]+")
"""Where a line may end: at spaces, hyphens and dashes."""


def count_characters(text: str) -> int:
    """How many characters of `text` are not white space: page breaks are counted in them, in every output alike."""
    return len("".join(text.split()))


UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Characters that are never drawn: they say how others join, break or look (Default_Ignorable_Code_Point)."""


def is_blank(text: str) -> bool:
    """Whether `text` shows nothing: no-break spaces count as spaces, and joiners as nothing."""
    return not UNSEEN.sub("", text).strip()


SENTENCE_END = re.compile(r"[.!?…:;。！？।؟۔]\W*$")
"""How a sentence ends in any script ("… by noon.”"); titles, names, labels and credits end without a stop."""
