"""What goes on in a worker process: it does what it is given until nobody gives it anything any more."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

from octavo.builders import PROGRESS
from octavo.press.workers.answers import do_task, find_task, pack_error
from octavo.scratch import close_all

DONE, FAILED = b"done", b"failed"
"""What is said before an answer: it is what the task made, or the error that ended it."""


def serve(connection: Connection, copied: Sequence[Connection]) -> None:
    """Answers the tasks that come through `connection`, and ends this process when its other end is closed.

    `copied` are ends that belong to the process that this one is a copy of.
    """
    for one in copied:
        one.close()
    _begin()
    with suppress(EOFError, OSError):
        while True:
            _answer(connection)
    close_all()
    os._exit(0)  # what is to be done at the end of the process that this is a copy of is not for this one to do


def _begin() -> None:
    """Leaves behind what this process has as a copy of another: its signals, folders and progress."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all: the other process says what comes of it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    close_all()
    PROGRESS.disabled = True
    gc.freeze()  # what is shared stays so: a search for cycles would write to all of it


def _answer(connection: Connection) -> None:
    """Does one task. Raises `EOFError` or `OSError` where nobody is there any more."""
    name, message = connection.recv_bytes(), connection.recv_bytes()
    answer = do_task(find_task(name), message)
    is_done = isinstance(answer, bytes)
    connection.send_bytes(DONE if is_done else FAILED)
    connection.send_bytes(answer if isinstance(answer, bytes) else pack_error(answer))
