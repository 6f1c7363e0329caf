"""The error tree: what ends a run, in one line that says what, where and what to do next.

Raised only when no honest output is possible; everything less is a `Note`. The command line prints
an `OctavoError` without a traceback. Any other exception is a bug of ours: where one article or one
file can be left out, and at the end, it becomes a `BugError`; OCTAVO_DEBUG=1 shows its traceback.

    OctavoError
    ├── ConfigError     the command line or a book file asks for something that cannot be
    ├── FetchError      a file or a part of one cannot be had
    │   └── TemporaryError  it cannot be had now: running again may get it
    ├── ReadError       an input is there, but no article can be read from it
    ├── ThemeError      a stylesheet, a font or a template is missing or broken
    ├── BuildError      a book cannot be made or written
    ├── DeliveryError   a finished book cannot be brought to its reader
    │   ├── DelayedError    it cannot be now: sending again may do it
    │   └── DoubtfulError   nobody knows whether it was: sending again may do it twice
    └── BugError        a bug of ours

Each has an `ExitCode`; the codes that no error has say how a run that made books ended.
"""

from __future__ import annotations

import os
from enum import IntEnum
from errno import EDQUOT, EFBIG, EIO, EMFILE, ENFILE, ENOSPC, EROFS


class ExitCode(IntEnum):
    """What the process of a command ends with; `ENDINGS` says when."""

    DONE = 0
    BUG = 1
    CONFIG = 2
    FETCH = 3
    READ = 4
    THEME = 5
    BUILD = 6
    INCOMPLETE = 7
    STRICT = 8
    LOST = 9
    UNSENT = 10
    STOPPED = 130
    TERMINATED = 143


ENDINGS: dict[ExitCode, str] = {
    ExitCode.DONE: "All is done: the books are made, and complete.",
    ExitCode.BUG: "A bug in Octavo. With `OCTAVO_DEBUG=1` set, it says where.",
    ExitCode.CONFIG: "An option, a value or a book file is wrong.",
    ExitCode.FETCH: "A file cannot be found or read.",
    ExitCode.READ: "A file holds no article that can be read.",
    ExitCode.THEME: "A stylesheet, a font or a template is missing or broken.",
    ExitCode.BUILD: "A book cannot be made or written.",
    ExitCode.INCOMPLETE: "The books are made, but words or pictures of an article are missing from them.",
    ExitCode.STRICT: "With `--strict`: the books are made, with warnings.",
    ExitCode.LOST: "The books are made, but an article could not be read: a page in its place says so, and why.",
    ExitCode.UNSENT: "A finished book was not sent to everyone who should get it.",
    ExitCode.STOPPED: "You stopped it.",  # 128 and the number of SIGINT, as shells count
    ExitCode.TERMINATED: "The system or another program stopped it.",  # 128 and the number of SIGTERM
}
"""When a command ends with which code, in Markdown."""


class OctavoError(Exception):
    """`message` says what happened, `where` in which file, `hint` what to do about it."""

    exit_code = ExitCode.BUG

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        hint = f" — {self.hint}" if self.hint else ""
        return f"{where}{self.message}{hint}"


class ConfigError(OctavoError):
    """The command line or a book file asks for something that cannot be."""

    exit_code = ExitCode.CONFIG


class FetchError(OctavoError):
    """`code` is the note's code where a reader goes on without the part."""

    exit_code = ExitCode.FETCH

    def __init__(self, message: str, *, code: str = "picture-missing", where: str = "", hint: str = "") -> None:
        super().__init__(message, where=where, hint=hint)
        self.code = code


class TemporaryError(FetchError):
    """What may be there when it is asked for again: a server is busy, a line is down."""


class ReadError(OctavoError):
    """An input is there, but no article can be read from it."""

    exit_code = ExitCode.READ


class ThemeError(OctavoError):
    """A stylesheet, a font or a template is missing or broken."""

    exit_code = ExitCode.THEME


class BuildError(OctavoError):
    """A book cannot be made or written."""

    exit_code = ExitCode.BUILD


class DeliveryError(OctavoError):
    """A finished book cannot be brought to its reader."""

    exit_code = ExitCode.UNSENT


class DelayedError(DeliveryError):
    """What may be taken when it is sent again: a server is busy, a line is down."""


class DoubtfulError(DeliveryError):
    """A server got all of it and did not say whether it took it."""


class BugError(OctavoError):
    """A bug of ours: its kind and its place in the package."""

    exit_code = ExitCode.BUG


def report_bug(error: Exception, where: str = "") -> OctavoError:
    """What the user is told of an exception that nobody expected: a bug of ours, or too little memory."""
    if os.environ.get("OCTAVO_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, MemoryError):
        return BuildError("there is too little memory", where=where, hint="close other programs, or divide the book")
    hint = "please report it; with OCTAVO_DEBUG=1 it says more"
    return BugError(f"a bug in Octavo: {type(error).__name__} in {_place_of(error)}", where=where, hint=hint)


def _place_of(error: Exception) -> str:
    """The last line of the package that an exception came through: "readers/docx/lean.py:30"."""
    from pathlib import Path

    here, found, trace = Path(__file__).parent, "octavo", error.__traceback__
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(here):
            found = f"{file.relative_to(here).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found


_OF_MACHINE = {EDQUOT, EFBIG, EIO, EMFILE, ENFILE, ENOSPC, EROFS}
"""Errors of the system that say nothing of an input: a disk that is full or broken, too many open files."""


def is_of_machine(error: Exception) -> bool:
    """Whether an error is the fault of this machine, whatever is read or made."""
    return isinstance(error, OSError) and error.errno in _OF_MACHINE
