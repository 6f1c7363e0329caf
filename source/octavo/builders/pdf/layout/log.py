"""What WeasyPrint logs while a book is laid out: complaints become notes, and the page it is at is passed on.

Only what the thread that listens logs is taken, and goes no further; another one's is left to whoever wants it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident

from octavo.builders import PROGRESS
from octavo.notes import Notes

_COMPLAINTS, _STEPS = logging.getLogger("weasyprint"), logging.getLogger("weasyprint.progress")


@contextmanager
def listen(notes: Notes) -> Iterator[None]:
    """Takes what this thread logs."""
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
