"""What Ctrl-C and SIGTERM do: the process ends at once, with one line, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from octavo.errors import ExitCode

_CODES = {signal.SIGINT: ExitCode.STOPPED, signal.SIGTERM: ExitCode.TERMINATED}

_CLOSES: list[Callable[[], None]] = []
"""What is done before the process ends."""


def close_at_stop(close: Callable[[], None]) -> None:
    """Has `close` called before a signal ends the process; once, however often it is asked for here.

    What was asked for last is called first, as `atexit` does: it may work in what was there before it.
    """
    if close not in _CLOSES:
        _CLOSES.insert(0, close)


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """For this time, a signal to stop ends the process.

    It does so here, and not as an exception that goes up through all that is at work: some of that would take it for
    an error of its own, or swallow it, and a thread may be laying out pages.
    """
    before = {number: signal.signal(number, _stop) for number in _CODES}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    del frame
    for one in _CODES:
        signal.signal(one, signal.SIG_IGN)  # what follows takes no time
    for close in _CLOSES:
        close()
    with suppress(OSError):
        os.write(2, b"octavo: stopped; nothing is half written\n")  # the stream may be in the middle of a line
    os._exit(_CODES[signal.Signals(number)])
