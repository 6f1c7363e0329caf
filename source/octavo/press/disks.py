"""What is said when a disk is full: which one. What was written is not there any more when the user looks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path

from octavo.errors import BuildError, is_of_machine
from octavo.files import show_name
from octavo.press.output import OutputFiles

_NO_ROOM = 1_000_000
"""Bytes: a disk that has fewer is full, as nothing that a book needs gets in."""


@contextmanager
def name_full_disks(temporary: Path, files: OutputFiles) -> Iterator[None]:
    """Turns errors of this machine into a `BuildError` that names the folder, before anything is cleared away."""
    try:
        yield
    except OSError as error:
        if not is_of_machine(error):
            raise
        raise explain_disk_error(error, [temporary.parent.parent, *files.folders]) from error


def explain_disk_error(error: OSError, folders: Iterable[Path]) -> BuildError:
    """What is said of an error of the disk that one of `folders` is on."""
    if error.errno == EFBIG:
        return BuildError("a file would be larger than may be written here", hint="see ulimit -f")
    reason = os.strerror(error.errno or 0)
    if error.errno not in {ENOSPC, EDQUOT}:
        return BuildError(reason, where=show_name(error.filename or ""))
    folders = list(dict.fromkeys(folders))
    full = [folder for folder in folders if _is_full(folder)] or folders
    return BuildError(reason, where=" or ".join(map(show_name, full)), hint="make room there, or use TMPDIR or -o")


def _is_full(folder: Path) -> bool:
    if not hasattr(os, "statvfs"):  # Windows
        return False
    try:
        found = os.statvfs(folder)
    except OSError:
        return False
    return found.f_bavail * found.f_frsize < _NO_ROOM
