"""Puts finished files in place, all or none: written under a temporary name, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterable, KeysView
from pathlib import Path
from types import TracebackType
from typing import Self

from octavo.errors import BuildError


def check_writable(path: Path) -> None:
    """Makes the folder of `path` and sees that a file can be written there. Raises `BuildError` if not."""
    probe = _draft_path(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(None, "that is a folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise _write_error(path, error) from error


class OutputFiles:
    """The files of one run, each a draft beside its place until all are published together.

    Leaving the context deletes every draft that was not published.
    """

    def __init__(self) -> None:
        self._drafts: dict[Path, Path] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard(list(self._drafts))

    @property
    def paths(self) -> KeysView[Path]:
        """The paths that have a draft."""
        return self._drafts.keys()

    def draft(self, path: Path) -> Path:
        """The file to write what is to come to `path`."""
        return self._drafts.setdefault(path, _draft_path(path))

    def write(self, path: Path, content: bytes) -> None:
        """Writes a whole draft. Raises `BuildError` if that cannot be."""
        try:
            self.draft(path).write_bytes(content)
        except OSError as error:
            raise _write_error(path, error) from error

    def discard(self, paths: Iterable[Path]) -> None:
        """Deletes the drafts of these paths."""
        for path in paths:
            self._drafts.pop(path).unlink(missing_ok=True)

    def publish(self) -> None:
        """Puts every draft in its place. Raises `BuildError` if that cannot be."""
        for path, draft in self._drafts.items():
            try:
                draft.replace(path)
            except OSError as error:
                raise _write_error(path, error) from error


def _draft_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _write_error(path: Path, error: OSError) -> BuildError:
    reason = error.strerror or "cannot be written"
    return BuildError(f"cannot be written: {reason}", where=str(path), hint="choose another place with -o")
