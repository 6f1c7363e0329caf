"""One worker process, as the process sees it that gives it work."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context

from octavo.press.workers.answers import Answer, Task, WorkerLostError, name_task, unpack_error
from octavo.press.workers.child import DONE, serve

_SIGNALS = {signal.SIGINT, signal.SIGTERM}

_RUNNING: set[WorkerProcess] = set()


class WorkerProcess:
    """A process that does one task at a time; `tasks` is how many it was given.

    `others` are those that run at this time: a copy of this process lets go of what it has of them, so that each
    of them sees when this process ends. Raises `OSError` where the system starts none.
    """

    def __init__(self, others: Iterable[WorkerProcess]) -> None:
        self.tasks = 0
        is_copy = _can_be_copied()
        context = get_context("fork") if is_copy else get_context("spawn")
        self.connection, end = context.Pipe()
        copied = [self.connection, *(one.connection for one in others)] if is_copy else []
        self._process = context.Process(target=serve, args=(end, copied), daemon=True)
        with end, _signals_held():
            try:
                self._process.start()
            except OSError:
                self.connection.close()
                raise
            _RUNNING.add(self)

    def is_waiting(self) -> bool:
        """Whether it waits for a task: what has ended has closed its end."""
        return not self.connection.poll()

    def give(self, task: Task, message: bytes) -> None:
        """Gives it a task. Where it has just ended, `take` says so."""
        self.tasks += 1
        with suppress(OSError):
            self.connection.send_bytes(name_task(task))
            self.connection.send_bytes(message)

    def take(self) -> Answer:
        """Its answer, waited for; a `WorkerLostError` where it ended."""
        try:
            state, answer = self.connection.recv_bytes(), self.connection.recv_bytes()
        except (EOFError, OSError):
            return WorkerLostError()
        return answer if state == DONE else unpack_error(answer)

    def close(self) -> None:
        """Has it end, where it waits for a task."""
        _RUNNING.discard(self)
        self.connection.close()
        self._process.join()
        self._process.close()

    def kill(self) -> None:
        """Ends it at once, whatever it is at."""
        self._process.kill()
        self.close()


def kill_all() -> None:
    """Ends all worker processes of this process, and waits for none: this process is about to end."""
    for one in list(_RUNNING):
        one._process.kill()


def _can_be_copied() -> bool:
    """Whether a copy of this process can work, which shares all that is loaded: that of one with threads may hang.

    The threads of libraries count too, of which Python knows nothing; where they cannot be counted, it cannot.
    """
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208
    except OSError:
        return False


@contextmanager
def _signals_held() -> Iterator[None]:
    """For this time no signal to stop is taken: a new process is known by then, and never runs the handlers of this."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
