"""What the workers of the tests do, and programs that are stopped at it: run as a module, this is one."""

from __future__ import annotations

import atexit
import errno
import os
import signal
import sys
from pathlib import Path

from octavo.errors import FetchError, ReadError
from octavo.press.workers import Workers
from octavo.stopping import stopped_by_signals


def upper(message: bytes) -> bytes:
    return message.upper()


def process(message: bytes) -> bytes:
    """The process that did it."""
    return str(os.getpid()).encode()


def stop_on_demand(message: bytes) -> bytes:
    """Ends its process as a crash does, where the message says so."""
    if message == b"crash":
        os.kill(os.getpid(), signal.SIGKILL)
    return message


def stop_once(message: bytes) -> bytes:
    """Ends its process where the file that the message names is not there yet."""
    if message and not (file := Path(os.fsdecode(message))).exists():
        file.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return message.upper()


def signals(message: bytes) -> bytes:
    """What SIGINT and SIGTERM do there."""
    found = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    return repr([found == (signal.SIG_IGN, signal.SIG_DFL), signal.pthread_sigmask(signal.SIG_BLOCK, [])]).encode()


def fail(message: bytes) -> bytes:
    """Raises what the message names."""
    if message == b"read":
        raise ReadError("no article", where="a.html", hint="give another")
    if message == b"fetch":
        raise FetchError("outside", code="picture-outside", where="a.png")
    if message == b"disk":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/full")
    raise ZeroDivisionError


def wait(message: bytes) -> bytes:
    """Says that it is at work, and is never done."""
    os.write(1, b"at work\n")
    signal.pause()
    return message


def main() -> None:
    """Starts two workers; then waits for their answers (`busy`), or for nothing (`idle`)."""
    atexit.register(print, "the end")
    with Workers(2) as workers, stopped_by_signals():
        answers = workers.run(wait if sys.argv[1] == "busy" else upper, [b"a", b"b"])
        print(sorted(answers), flush=True)
        if sys.argv[1] == "idle":
            signal.pause()


if __name__ == "__main__":
    main()
