"""What this program is, in one digest: what it made is kept only as long as it would make the same again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from octavo.theme import styles_folder


@cache
def program_digest(*others: str) -> str:
    """A digest (64 hexadecimal digits) of Octavo as it is installed, of Python and of all that pip installed beside it.

    Files count by their names, sizes and times: an edit in a checkout is another program, and none is read for it.
    `others` name what else counts, such as shared libraries with their versions. Raises `ThemeError` where the
    stylesheets are not installed.
    """
    said = sha256(sys.version.encode())
    for folder in (Path(__file__).parent, styles_folder()):
        for line in sorted(_list_files(folder, "")):
            said.update(line.encode("utf-8", "surrogateescape"))
    said.update("\n".join([*sorted(_list_distributions()), *others]).encode("utf-8", "surrogateescape"))
    return said.hexdigest()


def _list_distributions() -> Iterator[str]:
    """The names of distributions with their versions, as the folders say them: "lxml-6.1.3.dist-info"."""
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as entries:
            yield from (entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info")))


def _list_files(folder: Path | str, inside: str) -> Iterator[str]:
    """A line for each file of a folder: its name from there, its bytes, and when it was written (nanoseconds)."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _list_files(entry.path, f"{inside}{entry.name}/")
            else:
                state = entry.stat()
                yield f"{inside}{entry.name} {state.st_size} {state.st_mtime_ns}\n"
