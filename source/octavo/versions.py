"""What this program is, in one digest: what it made is kept only as long as it would make the same again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from octavo.theme import styles_folder


@cache
def program_digest(*distributions: str) -> str:
    """A digest (64 hexadecimal digits) of Octavo as it is installed, of Python, and of the versions of `distributions`.

    Files count by their names, sizes and times: an edit in a checkout is another program, and none is read for it.
    Raises `PackageNotFoundError` for a distribution that is not installed, and `ThemeError` without stylesheets.
    """
    said = sha256(sys.version.encode())
    for folder in (Path(__file__).parent, styles_folder()):
        for line in sorted(_list_files(folder, "")):
            said.update(line.encode("utf-8", "surrogateescape"))
    for name in distributions:
        said.update(f"{name} {version(name)}\n".encode())
    return said.hexdigest()


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
