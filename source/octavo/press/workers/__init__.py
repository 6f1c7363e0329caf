"""Warm processes that share work which is bytes in and bytes out, on all cores that may be used."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from octavo.press.workers.answers import Answer, Task, WorkerLostError, do_task

if TYPE_CHECKING:
    from octavo.press.workers.pool import Pool

__all__ = ["Answer", "Task", "WorkerLostError", "Workers", "usable_cores"]


class Workers:
    """Up to `jobs` processes. They are started when there is work for two, and wait for more until `close`.

    With `jobs` of 0 or 1 there are none: all is done in this process.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def run(self, task: Task, messages: Sequence[bytes]) -> Iterator[tuple[int, Answer]]:
        """Does `task`, a function of a module, with each of `messages`; gives their indexes and answers as they come.

        What a task raises is its answer: an `OctavoError` as it was, an error of this machine as an `OSError`, a bug
        as a `BugError`; `WorkerLostError` where two processes ended over it (killed, crashed). A message alone is no
        work for two: it is done in this process, as all of them are where there are no others, in order, each when it
        is asked for.
        """
        count = min(self._jobs, len(messages))
        if count < 2:
            return ((index, do_task(task, message)) for index, message in enumerate(messages))
        from octavo.press.workers.pool import Pool

        self._pool = self._pool or Pool()
        return self._pool.run(task, messages, count)


def usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
