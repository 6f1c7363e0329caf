"""The error tree: what ends a run, in one line that says what, where and what to do next.

Raised only when no honest output is possible; everything less is a `Note`. The command line prints
an `OctavoError` without a traceback. Any other exception is a bug of ours and keeps its traceback.

    OctavoError
    ├── ConfigError     the command line or a book file asks for something that cannot be
    ├── FetchError      a file or a part of one cannot be had
    ├── ReadError       an input is there, but no article can be read from it
    ├── ThemeError      a stylesheet, a font or a template is missing or broken
    └── BuildError      a book cannot be made or written

Each has an `ExitCode`; the codes that no error has say how a run that made books ended.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process of a command ends with."""

    DONE = 0
    BUG = 1
    CONFIG = 2
    FETCH = 3
    READ = 4
    THEME = 5
    BUILD = 6
    INCOMPLETE = 7
    """Books were made; a word or a picture of an article is in none of them."""
    STRICT = 8
    """Books were made; something was lost or changed with a warning, and `--strict` was given."""
    STOPPED = 130
    """The user stopped it: 128 and the number of SIGINT, as shells count."""


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


class ReadError(OctavoError):
    """An input is there, but no article can be read from it."""

    exit_code = ExitCode.READ


class ThemeError(OctavoError):
    """A stylesheet, a font or a template is missing or broken."""

    exit_code = ExitCode.THEME


class BuildError(OctavoError):
    """A book cannot be made or written."""

    exit_code = ExitCode.BUILD
