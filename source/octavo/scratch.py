"""Folders for what is not finished: gone when their work is done, and removed by the next run where a run was killed.

A folder is locked (flock, which ends with its process) as long as it is in use. So one that nobody holds is the rest
of a process that was killed, whichever machine or container shares the disk. Where there are no such locks (Windows,
some network disks), none is ever taken for a rest.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from errno import EWOULDBLOCK
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from octavo.stopping import close_at_stop

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PREFIX = "octavo-run-"
_HIDDEN = f".{_PREFIX}"
_NAME = re.compile(rf"\.?{_PREFIX}[a-z0-9_]{{8}}")  # "octavo-run-x1y2z3_4", as mkdtemp ends them

_OPEN: set[ScratchFolder] = set()
"""Those of this process that are in use."""


class ScratchFolder:
    """A new folder inside `parent`, hidden where it stands among files of the user; `parent` is made where it is not.

    It is deleted, with all that is in it, at the end of its context, by `close` or by `close_all`; and so is what was
    made of `parent`, if there is nothing else in it then. Raises `OSError` as mkdir does.
    """

    def __init__(self, parent: Path, *, hidden: bool = True) -> None:
        self._made = _make_folders(parent)
        remove_rests(parent)
        self.path, self._lock = _make_locked(parent, _HIDDEN if hidden else _PREFIX)
        self._process = os.getpid()
        _OPEN.add(self)
        close_at_stop(close_all)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Deletes the folder, but in a process that was forked off and has only a copy of this."""
        _OPEN.discard(self)
        if os.getpid() == self._process:
            _remove(self.path)
            for folder in self._made:
                with suppress(OSError):  # there is something in it
                    folder.rmdir()
        if self._lock is not None:
            with suppress(OSError):
                os.close(self._lock)
            self._lock = None


def close_all() -> None:
    """Closes all folders of this process: it is about to end."""
    for folder in list(_OPEN):
        folder.close()


@cache
def process_folder() -> Path:
    """The folder of this process for temporary files, made when it is first asked for. Raises `OSError`."""
    import atexit
    from tempfile import gettempdir

    folder = ScratchFolder(Path(gettempdir()), hidden=False)
    atexit.register(folder.close)
    return folder.path


def cache_folder() -> Path:
    """Where what can be made again is kept: what OCTAVO_CACHE names, else the folder that the system has for caches.

    A user without a home has one for the time of the process.
    """
    from platformdirs import user_cache_path

    if named := os.environ.get("OCTAVO_CACHE"):
        return Path(named)
    try:
        return user_cache_path("octavo", appauthor=False)
    except RuntimeError:
        return process_folder() / "cache"


def _make_folders(folder: Path) -> list[Path]:
    """Makes a folder and those around it; gives those that were not there, the innermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _make_locked(parent: Path, prefix: str) -> tuple[Path, int | None]:
    """A new folder and its lock. Another process may take a new one for a rest before it is locked: then again."""
    from tempfile import mkdtemp

    while True:
        path = Path(mkdtemp(prefix=prefix, dir=parent))
        try:
            return path, _lock(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            if error.errno == EWOULDBLOCK:
                continue
            return path, None


def _lock(path: Path) -> int | None:
    """The lock of a folder. Raises `OSError` where another process has it, or the folder is gone."""
    if fcntl is None:
        return None
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.stat(path)  # still there  # noqa: PTH116
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def remove_rests(parent: Path) -> None:
    """Removes what processes of this user left that were killed."""
    with suppress(OSError):
        for entry in os.scandir(parent):
            if _NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                _remove_rest(Path(entry.path))


def _remove_rest(path: Path) -> None:
    if fcntl is None or path.stat().st_uid != os.geteuid():
        return
    with suppress(OSError):
        lock = _lock(path)
        _remove(path)
        if lock is not None:
            os.close(lock)


def _remove(path: Path) -> None:
    """Deletes a folder; again where a thread that still runs has put something into it."""
    import shutil  # as tempfile does: it is here by now, even where a signal came

    for _ in range(3):
        shutil.rmtree(path, ignore_errors=True)
        if not path.exists():
            return
