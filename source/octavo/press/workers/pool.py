"""The processes that run, and who of them is at what."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import wait
from typing import TypeAlias

from octavo.press.workers.answers import Answer, Task, WorkerLostError, do_task
from octavo.press.workers.process import WorkerProcess, kill_all
from octavo.stopping import close_at_stop

MOST_TASKS = 100
"""After so many a process ends and a new one takes its place, so that none grows with the book."""

_Busy: TypeAlias = dict[WorkerProcess, int]
"""Processes and the indexes of the messages that they are at."""

_Messages: TypeAlias = deque[tuple[int, bytes]]
"""What is to be done, with its indexes."""


class Pool:
    """Processes that wait for tasks, or are at them."""

    def __init__(self) -> None:
        self._idle: list[WorkerProcess] = []
        self._busy: _Busy = {}
        close_at_stop(kill_all)

    def close(self) -> None:
        """Ends all of them; what is not done is given up."""
        _give_up(self._busy)
        while self._idle:
            self._idle.pop().close()

    def run(self, task: Task, messages: Sequence[bytes], count: int) -> Iterator[tuple[int, Answer]]:
        """Has `count` processes do `task` with each of `messages`; gives their indexes and answers as they come.

        A message whose process was lost gets another one, to itself, when all others are done: memory may have been
        short for both. There is one run at a time: what is not done of another is given up.
        """
        lost: _Messages = deque()
        for index, answer in self._share(task, deque(enumerate(messages)), count, here=True):
            if isinstance(answer, WorkerLostError):
                lost.append((index, messages[index]))
            else:
                yield index, answer
        yield from self._share(task, lost, 1, here=False)

    def _share(self, task: Task, left: _Messages, count: int, here: bool) -> Iterator[tuple[int, Answer]]:
        """The answers of `count` processes, or of fewer where the system lets no more start.

        Where it lets none start, what is left is done `here`, or lost.
        """
        _give_up(self._busy)
        busy = self._busy = {}
        try:
            while left or busy:
                self._hand_out(task, left, busy, count)
                if not busy:
                    index, message = left.popleft()
                    yield index, do_task(task, message) if here else WorkerLostError()
                    continue
                done = [(busy.pop(one), self._take(one)) for one in _find_ready(busy)]
                self._hand_out(task, left, busy, count)  # before whoever takes the answers is at work with them
                yield from done
        finally:
            _give_up(busy)

    def _hand_out(self, task: Task, left: _Messages, busy: _Busy, count: int) -> None:
        """Gives each of `count` processes a message, as long as there are any."""
        while left and len(busy) < count:
            one = self._find_idle(busy)
            if one is None:
                return
            busy[one], message = left.popleft()
            one.give(task, message)

    def _find_idle(self, busy: _Busy) -> WorkerProcess | None:
        """A process that waits, or a new one; None where it cannot be started."""
        while self._idle:
            one = self._idle.pop()
            if one.is_waiting():
                return one
            one.kill()  # something ended it meanwhile
        try:
            return WorkerProcess([*self._idle, *busy])
        except OSError:  # too many processes or files, too little memory
            return None

    def _take(self, one: WorkerProcess) -> Answer:
        """The answer of a process, which waits for more work then, if it has not ended or done enough."""
        answer = one.take()
        if isinstance(answer, WorkerLostError):
            one.kill()
        elif one.tasks < MOST_TASKS:
            self._idle.append(one)
        else:
            one.close()
        return answer


def _give_up(busy: _Busy) -> None:
    """Ends processes whose answers nobody wants."""
    while busy:
        busy.popitem()[0].kill()


def _find_ready(busy: _Busy) -> list[WorkerProcess]:
    """Those that have an answer or ended; waits until there is one."""
    ready = set(wait([one.connection for one in busy]))
    return [one for one in busy if one.connection in ready]
