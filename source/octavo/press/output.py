"""Puts finished files in place, all or none: drafts lie in a folder beside their places, and are renamed together."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterable, Iterator, KeysView
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from octavo.errors import BuildError
from octavo.files import show_name
from octavo.press.folders import bring_along, refuse_foreign
from octavo.scratch import ScratchFolder


class OutputFiles:
    """The files of one run, each a draft until all are published together.

    Leaving the context deletes every draft that was not published, and the folders that were made for it.
    """

    def __init__(self) -> None:
        self._drafts: dict[Path, Path] = {}
        self._scratch: dict[Path, ScratchFolder] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for scratch in self._scratch.values():
            scratch.close()

    @property
    def paths(self) -> KeysView[Path]:
        """The paths that have a draft."""
        return self._drafts.keys()

    @property
    def folders(self) -> KeysView[Path]:
        """The folders that files are to come to."""
        return self._scratch.keys()

    def check(self, path: Path, *, is_folder: bool = False) -> None:
        """Sees before the work that a file, or a folder, can be written to `path`; makes the folder that it comes to.

        Raises `BuildError` if not.
        """
        try:
            _refuse_other(path, is_folder)
            probe = self._scratch_beside(path) / path.name
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise _write_error(path, error) from error

    def draft(self, path: Path, *, is_folder: bool = False) -> Path:
        """The file, or the folder, to write what is to come to `path`. Raises `BuildError` if there can be none."""
        if path not in self._drafts:
            self.check(path, is_folder=is_folder)
            self._drafts[path] = self._scratch_beside(path) / path.name
        return self._drafts[path]

    def write(self, path: Path, content: bytes) -> None:
        """Writes a whole draft. Raises `BuildError` if that cannot be."""
        try:
            self.draft(path).write_bytes(content)
        except OSError as error:
            raise _write_error(path, error) from error

    def discard(self, paths: Iterable[Path]) -> None:
        """Deletes the drafts of these paths."""
        for path in paths:
            if draft := self._drafts.pop(path, None):
                _delete(draft)

    def publish(self) -> None:
        """Puts every draft in its place. Raises `BuildError` if one cannot be: then all is as it was before."""
        placed: list[_Placed] = []
        with _hold_signals():
            try:
                for path, draft in self._drafts.items():
                    _refuse_other(path, draft.is_dir())
                    placed.append(_keep_old(path, draft, len(placed)))
                    draft.replace(path)
            except OSError as error:
                for one in reversed(placed):
                    _put_back(one)
                raise _write_error(path, error) from error

    def _scratch_beside(self, path: Path) -> Path:
        """The folder of the drafts that are to come into the folder of `path`, which is made. Raises `OSError`."""
        folder = path.parent
        if folder not in self._scratch:
            self._scratch[folder] = ScratchFolder(folder)
        return self._scratch[folder].path


def path_beside(book: Path, ending: str) -> Path:
    """The path of a file that stands beside a book and is named like it, with another ending.

    A name may have 255 bytes: a longer one is cut before its ending.
    """
    stem, most = os.fsencode(book.stem), _LONGEST - len(os.fsencode(ending))
    short = os.fsdecode(stem[:most]).rstrip(_CUT) if len(stem) > most else book.stem
    return book.with_name(f"{short}{ending}")


_LONGEST = 255
_CUT = "".join(map(chr, range(0xDC80, 0xDD00)))
"""What is left of a character that was cut (PEP 383)."""


def _refuse_other(path: Path, is_folder: bool) -> None:
    """Raises `OSError` where something stands that must stay: a folder, or what no folder may take the place of."""
    if is_folder:
        refuse_foreign(path)
    elif path.is_dir():
        raise IsADirectoryError(None, "that is a folder")


def _delete(draft: Path) -> None:
    if draft.is_dir():
        shutil.rmtree(draft)
    else:
        draft.unlink(missing_ok=True)


class _Placed(NamedTuple):
    """A draft on its way to its place, whether anything stood there, and a second name of that, if it could get one."""

    path: Path
    draft: Path
    existed: bool
    old: Path | None


def _keep_old(path: Path, draft: Path, number: int) -> _Placed:
    old = draft.with_name(f"old-{number}")
    if draft.is_dir():
        return _move_old(path, draft, old)
    try:
        os.link(path, old, follow_symlinks=False)
    except OSError:  # there is nothing, or this disk has no second names
        return _Placed(path, draft, os.path.lexists(path), None)
    return _Placed(path, draft, True, old)


def _move_old(path: Path, draft: Path, old: Path) -> _Placed:
    """Moves a folder out of the way of its draft, which gets what its owner laid into it. Raises `OSError`."""
    if not path.is_dir():
        return _Placed(path, draft, False, None)
    bring_along(path, draft)
    path.rename(old)
    return _Placed(path, draft, True, old)


def _put_back(placed: _Placed) -> None:
    """Puts back what stood in the place of a draft."""
    with suppress(OSError):
        if placed.path.is_dir():
            placed.path.rename(placed.draft)
        if placed.old is not None:
            placed.old.replace(placed.path)
        elif not placed.existed and not placed.draft.exists():
            placed.path.unlink(missing_ok=True)


@contextmanager
def _hold_signals() -> Iterator[None]:
    """No interrupt comes between the files of one book: it waits until all are in place."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _write_error(path: Path, error: OSError) -> BuildError:
    reason = error.strerror or "cannot be written"
    return BuildError(f"cannot be written: {reason}", where=show_name(path), hint="choose another place with -o")
