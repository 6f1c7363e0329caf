"""Puts finished files in place, all or none: written under a temporary name, then renamed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from octavo.errors import BuildError


def prepare(path: Path) -> None:
    """Makes the folder of `path` and sees that a file can be written there. Raises `BuildError` if not."""
    probe = _temporary(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(None, "that is a folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise _refused(path, error) from error


def write(files: Mapping[Path, bytes]) -> None:
    """Writes all files, or none of them: a stop or an error on the way leaves nothing behind."""
    written: list[Path] = []
    try:
        for path, content in files.items():
            written.append(_temporary(path))
            written[-1].write_bytes(content)
        for path in files:
            _temporary(path).replace(path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        for temporary in written:
            temporary.unlink(missing_ok=True)


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _refused(path: Path, error: OSError) -> BuildError:
    reason = error.strerror or "cannot be written"
    return BuildError(f"cannot be written: {reason}", where=str(path), hint="choose another place with -o")
