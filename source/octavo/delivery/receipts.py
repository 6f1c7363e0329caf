"""What went where and when: a line of JSON for each book and receiver, in the folder that the system has for state.

Each is begun before anything leaves, and ended when the receiver has answered, so that nothing is sent twice unseen.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from octavo.errors import BuildError, ConfigError
from octavo.files import show_name
from octavo.moments import format_utc

State = Literal["begun", "sent", "failed", "doubtful"]
"""How far it came. What was stopped when it was "begun" has not arrived; "doubtful" is what is out, but not answered:
nobody knows."""


class Receipt(Struct, frozen=True, kw_only=True):
    """One book on its way to one receiver: an address, or a folder. `digest` is the SHA-256 of the file.

    `answer` is what the mail server said, often with the number that it knows the message by.
    """

    time: str
    state: State
    to: str
    file: str
    title: str
    digest: str
    size: int
    through: str = ""
    answer: str = ""


class Ledger:
    """All receipts of this user."""

    def __init__(self, file: Path) -> None:
        self.file = file
        content = file.read_bytes() if file.is_file() else b""
        self._last = {(one.to.lower(), one.digest): one for one in _read(content)}
        self._torn = bool(content) and not content.endswith(b"\n")

    def find_known(self, to: str, digest: str) -> Receipt | None:
        """The receipt of a book that a receiver has got, or may have got; None where it surely has not."""
        last = self._last.get((to.lower(), digest))
        return last if last and last.state in {"sent", "doubtful"} else None

    def has_sent(self, to: str) -> bool:
        """Whether a receiver has got any book."""
        return any(one.state == "sent" for (receiver, _), one in self._last.items() if receiver == to.lower())

    def write(self, receipts: Iterable[Receipt]) -> None:
        """Adds receipts. Raises `BuildError` if they cannot be written."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            lines = b"\n" * self._torn + b"".join(msgspec.json.encode(one) + b"\n" for one in receipts)
            descriptor = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "ab", buffering=0) as file:
                file.write(lines)
                os.fsync(file.fileno())
            self._torn = False
        except OSError as error:
            where = show_name(self.file)
            raise BuildError(f"receipts cannot be written: {error.strerror}", where=where) from error


def _read(content: bytes) -> Iterator[Receipt]:
    """The receipts of a file; a line that a power cut left half written is none."""
    for line in content.splitlines():
        try:
            yield msgspec.json.decode(line, type=Receipt)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue


def open_ledger() -> Ledger:
    """The receipts of this user. Raises `ConfigError` where there is no folder for them, `BuildError` if unreadable."""
    from platformdirs import user_state_path

    try:
        return Ledger(user_state_path("octavo", appauthor=False) / "deliveries.jsonl")
    except RuntimeError as error:
        raise ConfigError("there is no home folder for receipts", hint="set HOME, or XDG_STATE_HOME") from error
    except OSError as error:
        raise BuildError(f"receipts cannot be read: {error.strerror}", where=show_name(error.filename or "")) from error


def current_time() -> str:
    """The time of now, as receipts have it: "2026-05-01T12:00:00Z"."""
    return format_utc(datetime.now(UTC))
