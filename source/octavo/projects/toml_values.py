"""What stands in a file of TOML, as plain values; its dates are text (ISO 8601), as the model has them."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from octavo.errors import ConfigError
from octavo.files import read_regular

LARGEST_BOOK_FILE = 2**20
"""Bytes of the largest book file."""


def read_values(file: Path) -> dict[str, Any]:
    """The values of a file, which Windows begins with a byte order mark.

    Raises `FetchError` if it cannot be read, and `ConfigError` for what is no TOML.
    """
    where = str(file)
    try:
        return clean_values(tomllib.loads(read_regular(file, LARGEST_BOOK_FILE).decode("utf-8-sig")), where)
    except RecursionError as error:
        raise ConfigError("its lists and tables are nested too deeply", where=where) from error
    except ValueError as error:  # also what is no UTF-8, and numbers of thousands of digits
        raise ConfigError(f"it is no TOML: {error}", where=where) from error


def clean_values(values: dict[str, Any], where: str) -> dict[str, Any]:
    """The values with their dates as text.

    Raises `ConfigError` where an escape makes a control character, which no name and no word has: "a\\u0000b".
    """
    cleaned: dict[str, Any] = {}
    for key, value in values.items():
        _refuse_controls(key, key, where)
        cleaned[key] = _clean(value, key, where)
    return cleaned


def _clean(value: Any, key: str, where: str) -> Any:
    match value:
        case dict():
            return clean_values(value, where)
        case list():
            return [_clean(member, key, where) for member in value]
        case date() | datetime() | time():
            return value.isoformat()
        case str():
            _refuse_controls(value, key, where)
    return value


_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def _refuse_controls(word: str, key: str, where: str) -> None:
    if _CONTROL.search(word):
        raise ConfigError(f"{ascii(key)[1:-1]} holds a control character", where=where, hint="leave it out")
