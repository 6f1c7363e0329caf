"""`octavo read` in a process of its own: what it says and costs, where time and memory are bounded.

The processes are forked from one that has imported the readers, because importing costs more than most pages do.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

BYTES = 2**30
"""The memory that a process may have, all that is mapped counted."""

_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload([f"octavo.readers.{form}" for form in ("html", "markdown", "text")] + [__name__])


class Reading(NamedTuple):
    """How a process ended (its exit code, or minus the signal that ended it), what it said, and its CPU seconds."""

    code: int | None
    out: str
    err: str
    seconds: float


def read(path: Path, seconds: int = 600) -> Reading:
    """Reads a file in so many seconds of CPU time: a busy machine is no fault."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        process = _SERVER.Process(target=_read, args=(path, folder, seconds), daemon=True)
        process.start()
        process.join()
        out, err, cost = ((folder / name).read_bytes().decode() for name in ("out", "err", "cost"))
        return Reading(process.exitcode, out, err, float(cost or seconds))


def _read(path: Path, folder: Path, seconds: int) -> None:
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(folder / name, os.O_CREAT | os.O_WRONLY), number)
    (folder / "cost").touch()
    for bound, value in ((resource.RLIMIT_AS, BYTES), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(bound, (value, value))
    from octavo.commands import main

    sys.argv = ["octavo", "read", str(path), "--html"]
    try:
        main()
    finally:
        (folder / "cost").write_text(str(time.process_time()))
