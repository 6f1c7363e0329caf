"""The error tree: what ends a run, in one line that says what, where and what to do next.

Raised only when no honest output is possible; everything less is a `Note`. The command line prints
an `OctavoError` without a traceback. Any other exception is a bug of ours and keeps its traceback.

    OctavoError
    ├── ConfigError     the command line or a book file asks for something that cannot be
    ├── FetchError      a file or a part of one cannot be had
    ├── ReadError       an input is there, but no article can be read from it
    ├── ThemeError      a stylesheet, a font or a template is missing or broken
    ├── BuildError      a book cannot be made or written
    └── CheckError      a book was made, and is not whole
"""

from __future__ import annotations


class OctavoError(Exception):
    """`message` says what happened, `where` in which file, `hint` what to do about it."""

    exit_code = 1

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

    exit_code = 2


class FetchError(OctavoError):
    """`code` is the note's code where a reader goes on without the part."""

    exit_code = 3

    def __init__(self, message: str, *, code: str = "picture-missing", where: str = "", hint: str = "") -> None:
        super().__init__(message, where=where, hint=hint)
        self.code = code


class ReadError(OctavoError):
    """An input is there, but no article can be read from it."""

    exit_code = 4


class ThemeError(OctavoError):
    """A stylesheet, a font or a template is missing or broken."""

    exit_code = 5


class BuildError(OctavoError):
    """A book cannot be made or written."""

    exit_code = 6


class CheckError(OctavoError):
    """A book was made, and is not whole."""

    exit_code = 7
