"""Files of this machine, as they come in: regular ones alone, of a bounded size, and with names that can be shown."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from octavo.errors import FetchError

if TYPE_CHECKING:
    from pathlib import Path

SITE_RECORD = ".octavo.json"
"""The file that lists the others of a folder that Octavo made: a folder without it is never replaced, nor read from."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
"""What a path may lead to that is no file: reading it may never end, or do something."""


def read_regular(path: Path, most: int) -> bytes:
    """The bytes of a regular file of at most so many bytes.

    Raises `FetchError` with the system's reason, for what is no regular file, and for what is too large.
    """
    try:
        _check_regular(path, most)
        with open(path, "rb", opener=_open_at_once) as file:
            return file.read()
    except OSError as error:
        raise FetchError(error.strerror or "cannot be read", where=show_name(path)) from error
    except ValueError as error:  # a NUL in the name
        raise FetchError("this is not a file name", where=show_name(path)) from error


def _check_regular(path: Path, most: int) -> None:
    state = path.stat()
    for is_kind, name in _KINDS:
        if is_kind(state.st_mode):
            raise FetchError(f"this is {name}, not a file", where=show_name(path))
    if state.st_size > most:
        found = f"the file has {state.st_size / 2**20:,.0f} MB, and no more than {most / 2**20:,.0f} are read"
        raise FetchError(found, code="picture-too-large", where=show_name(path))


def _open_at_once(name: str, flags: int) -> int:
    """Opens a file, and does not wait for a pipe that took its place a moment ago."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


_NOT_UTF8 = re.compile("[\ud800-\udfff]")
"""What Python has for bytes that are no UTF-8 (PEP 383): lone surrogates, which no file and no book can hold."""


def show_name(name: Path | str) -> str:
    r"""What the system or the command line gave as text that can be written: bytes that are no UTF-8 are "\xff"."""
    return _NOT_UTF8.sub(_show_byte, str(name))


def _show_byte(found: re.Match[str]) -> str:
    code = ord(found[0]) - 0xDC00
    return f"\\x{code:02x}" if 0x80 <= code <= 0xFF else f"\\u{ord(found[0]):04x}"
