"""Files of JSON that a project keeps of itself: read in their types, written the same each time."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from octavo.errors import FetchError
from octavo.files import read_regular, show_name

_T = TypeVar("_T", bound=msgspec.Struct)

_LARGEST = 2**24
"""Bytes of the largest of them: what is known of a page of ten thousand pictures has three million."""


def load_json(path: Path, kind: type[_T], hint: str) -> _T | None:
    """What a file holds, None where there is none. Raises `FetchError`, with the hint, for one that is damaged."""
    if not path.is_file():
        return None
    try:
        return msgspec.json.decode(read_regular(path, _LARGEST), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FetchError(f"it is damaged: {error}", where=show_name(path), hint=hint) from error


def format_json(value: msgspec.Struct) -> bytes:
    """A value as its file has it: the same bytes each time."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
