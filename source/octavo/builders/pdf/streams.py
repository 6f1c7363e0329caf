"""Streams of a PDF whose end is where every reader looks for it (ISO 32000-1, 7.3.8.1).

The mark of a line's end before `endstream` is no part of a stream. pydyf writes LF there. Behind packed bytes of which
the last is CR, some readers take both for that mark (CR LF), and find a byte too few: these streams end in CR LF.
"""

from __future__ import annotations

from typing import Any

import pydyf

_AMBIGUOUS = b"\r\nendstream"


def end_stream(written: bytes) -> bytes:
    """What pydyf writes of a stream, with an end that is told from its last byte."""
    return written[: -len(_AMBIGUOUS)] + b"\r" + _AMBIGUOUS if written.endswith(_AMBIGUOUS) else written


class DrawnStream(pydyf.Stream):
    """A stream whose bytes are final, and packed."""

    def __init__(self, stream: pydyf.Stream) -> None:
        super().__init__()
        self.number = stream.number
        self._data = end_stream(stream.data)

    @property
    def data(self) -> bytes:
        """The dictionary and the bytes of the stream, as they stand in the file."""
        return self._data


class _EndedStream(pydyf.Stream):
    @property
    def data(self) -> bytes:
        """The dictionary and the bytes of the stream, as they stand in the file."""
        return end_stream(super().data)


class File(pydyf.PDF):
    """A PDF that is written: the streams that pydyf makes as it writes have such ends as well."""

    def add_object(self, added: Any) -> None:
        """Adds an object to the file."""
        if type(added) is pydyf.Stream:
            added.__class__ = _EndedStream
        super().add_object(added)
