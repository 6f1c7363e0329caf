"""The one door to standard output and standard error: nothing of an input is obeyed there, and none of them has to be.

A book is made whether or not anyone hears of it. Who closes a pipe has read enough, so that is no error; what cannot be
written for another reason is.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

import click

from octavo.errors import BuildError
from octavo.terminal import escape_line


def print_line(words: str) -> None:
    """Prints a line on standard output. Raises `BuildError` if it cannot be written."""
    print_ready(escape_line(words))


def print_ready(words: str) -> None:
    """Prints on standard output what is escaped already. Raises `BuildError` if it cannot be written."""
    try:
        click.echo(words)
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        raise BuildError(f"cannot be written: {error.strerror}", where="standard output") from error


def print_error(words: str) -> None:
    """Prints a line on standard error, if anyone can read it there."""
    try:
        click.echo(escape_line(words), err=True)
    except OSError:
        _silence(sys.stderr)


def count_noun(number: int, noun: str) -> str:
    """A number of things as it is printed: "1 page", "1,200 pages"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def open_streams() -> None:
    """Sees that what is written to the standard streams goes somewhere.

    One that is closed leads nowhere: else the next file that is opened would take its place. A character that a stream
    cannot show is shown as a code.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _silence(stream: TextIO) -> None:
    """Lets a stream lead nowhere, so that Python does not try again at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
