"""Room for deep trees: WeasyPrint, and who writes a structure tree, call themselves for each level of one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread, stack_size
from typing import TypeVar

from octavo.errors import BuildError

_T = TypeVar("_T")

_STACK = 512 * 1024 * 1024
"""Bytes of the thread's stack, most of which is never touched."""

_CALLS = 200_000
"""How deep calls may be nested: fewer than the stack has room for."""

_LOCK = Lock()
"""Held while one thread has the room: the limit of calls is one for the whole process."""


def with_deep_stack(work: Callable[[], _T]) -> _T:
    """The result of `work`, which runs in a thread of its own.

    Raises what `work` raises, and `BuildError` where there is too little memory for it.
    """
    _check_memory()
    done: Future[_T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    with _LOCK:
        limit, size = sys.getrecursionlimit(), stack_size(_STACK)
        sys.setrecursionlimit(_CALLS)
        try:
            _start(Thread(target=run, daemon=True))  # an interrupt ends the program, not only the wait
            return done.result()
        finally:
            sys.setrecursionlimit(limit)
            stack_size(size)


def _start(thread: Thread) -> None:
    try:
        thread.start()
    except (RuntimeError, MemoryError) as error:
        raise BuildError(_TOO_LITTLE) from error


_TOO_LITTLE = "there is too little memory to lay out pages"


def _check_memory() -> None:
    """Raises `BuildError` where the process may not have twice the stack: the libraries abort when there is no more."""
    try:
        from resource import RLIM_INFINITY, RLIMIT_AS, getrlimit
    except ImportError:  # Windows
        return
    most, _ = getrlimit(RLIMIT_AS)
    if most != RLIM_INFINITY and most < 2 * _STACK:
        raise BuildError(_TOO_LITTLE, hint=f"it may have {most / 1e6:,.0f} MB and needs 1,100; see ulimit -v")
