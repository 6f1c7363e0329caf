"""What a text was sent in: the licence around a transcribed book, the head of an e-mail. It says title and author."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from octavo.readers.dates import find_date
from octavo.readers.text.byline import split_names
from octavo.readers.text.lines import Chunk

LICENCE = "the licence around the text"
MAIL_HEAD = "the head of an e-mail"

_START = re.compile(r"\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK\b.{0,300}", re.IGNORECASE)
_END = re.compile(r"(?:\*{3} ?END OF (?:THE|THIS) PROJECT|END OF (?:THE )?PROJECT) GUTENBERG.{0,300}", re.IGNORECASE)
_FIELD = re.compile(  # "Title: The Causeway", "Subject: The Causeway", "Betreff: Der Damm"
    r"(?P<name>Title|Author|Release date|From|To|Cc|Sent|Date|Subject|Reply-To|Message-ID|Von|An|Betreff|Datum|De|À|"
    r"Objet):\s+(?P<value>\S.*)"
)
_TITLES, _AUTHORS = ("Title", "Subject", "Betreff", "Objet"), ("Author", "From", "Von", "De")
_DATES = ("Date", "Sent", "Datum")
_ADDRESS = re.compile(r"\s*<[^<>]*>|\"|\s*\[mailto:[^\]]*\]")  # "Ada Holm <ada@example.org>"
_FEWEST_FIELDS = 3
"""An e-mail's head has so many lines."""


class Envelope(Struct, frozen=True):
    """The chunks from `start` up to `end` are the text; what is around them is left out for `reason`."""

    start: int
    end: int
    reason: str
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""


def find_envelope(chunks: Sequence[Chunk]) -> Envelope:
    """What stands around the text in `chunks`; an envelope around all of them if there is none."""
    found = (find(chunks) for find in _FINDERS)
    return next((envelope for envelope in found if envelope), Envelope(0, len(chunks), ""))


def _find_licence(chunks: Sequence[Chunk]) -> Envelope | None:
    starts = [at for at, chunk in enumerate(chunks) if _START.match(chunk.text)]
    if not starts:
        return None
    start = starts[0] + 1
    end = next((at for at in range(start, len(chunks)) if _END.match(chunks[at].text)), len(chunks))
    fields = _read_fields([line for chunk in chunks[:start] for line in chunk.lines])
    return _make_envelope(start, end, LICENCE, fields)


def _find_mail_head(chunks: Sequence[Chunk]) -> Envelope | None:
    lines = chunks[0].lines if chunks else ()
    fields = _read_fields(lines)
    is_head = len(fields) >= _FEWEST_FIELDS and all(_FIELD.fullmatch(line) or line[:1].isspace() for line in lines)
    return _make_envelope(1, len(chunks), MAIL_HEAD, fields) if is_head and _first(fields, _TITLES) else None


_FINDERS: tuple[Callable[[Sequence[Chunk]], Envelope | None], ...] = (_find_licence, _find_mail_head)


def _read_fields(lines: Sequence[str]) -> dict[str, str]:
    matches = (_FIELD.fullmatch(line.strip()) for line in lines)
    return {match["name"]: match["value"].strip() for match in matches if match}


def _make_envelope(start: int, end: int, reason: str, fields: dict[str, str]) -> Envelope:
    names = _ADDRESS.sub("", _first(fields, _AUTHORS))
    return Envelope(
        start,
        end,
        reason,
        title=_first(fields, _TITLES),
        authors=split_names(names) if names and "@" not in names else (),
        published=find_date(_first(fields, _DATES)),
    )


def _first(fields: dict[str, str], names: Sequence[str]) -> str:
    return next((fields[name] for name in names if name in fields), "")
