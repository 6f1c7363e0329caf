"""What WeasyPrint logs while a book is laid out: complaints become notes, and the page it is at is passed on.

Only what the thread that listens logs is taken, and goes no further; another one's is left to whoever wants it.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import get_ident

from octavo.builders import PROGRESS
from octavo.notes import Notes

_COMPLAINTS, _STEPS = logging.getLogger("weasyprint"), logging.getLogger("weasyprint.progress")
_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)
"""GLogFunc of GLib: what is called with each message."""


_PASS_OVER = _HANDLER(lambda *_said: None)
"""Says nothing: what an engine cannot draw is noted where that is found."""


@cache
def _silence_glib() -> None:
    """Keeps from the terminal what Pango says of odd input: "Pango-CRITICAL", for letters of 3,000,000 pixels, say."""
    for name in _GLIB:
        try:
            glib = ctypes.CDLL(name)
        except OSError:
            continue
        glib.g_log_set_default_handler(_PASS_OVER, None)
        return


_GLIB = ("libglib-2.0.so.0", "libglib-2.0-0", "glib-2.0-0", "libglib-2.0.dylib", "libglib-2.0.0.dylib")
"""The names of GLib on the systems that WeasyPrint runs on."""


@contextmanager
def listen(notes: Notes) -> Iterator[None]:
    """Takes what this thread logs."""
    _silence_glib()
    taker, level = _Taker(notes), _STEPS.level
    _STEPS.setLevel(logging.INFO)
    for logger in (_COMPLAINTS, _STEPS):
        logger.addFilter(taker)
    try:
        yield
    finally:
        for logger in (_COMPLAINTS, _STEPS):
            logger.removeFilter(taker)
        _STEPS.setLevel(level)


class _Taker(logging.Filter):
    """Takes the records of one thread."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes
        self._thread = get_ident()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is left to others."""
        if record.thread != self._thread:
            return True
        if record.levelno >= logging.WARNING:
            self._notes.add("pdf-engine", record.getMessage())
        elif isinstance(record.args, tuple) and "Page %d" in str(record.msg):
            PROGRESS.info("page %d", *record.args)
        return False
