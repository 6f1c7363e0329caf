"""Black is black ink: what is black or grey is written as a grey (ISO 32000-1, 8.6.4.2), not as three equal colours.

A press mixes RGB black from four inks, which a print house refuses for text; on a screen both are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream

_SET = pydyf.Stream.set_color_rgb


@contextmanager
def greys() -> Iterator[None]:
    """WeasyPrint that knows greys."""
    Stream.set_color_rgb = _set
    try:
        yield
    finally:
        del Stream.set_color_rgb


def _set(stream: Any, red: float, green: float, blue: float, stroke: bool = False) -> None:
    """Sets the colour of what is drawn next: of its lines with `stroke`, else of its insides."""
    if red == green == blue:
        stream.stream.append(f"{round(red, 4):g} {'G' if stroke else 'g'}".encode())
    else:
        _SET(stream, red, green, blue, stroke)
