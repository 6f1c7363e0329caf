"""Black is black ink: what is black or grey is written as a grey (ISO 32000-1, 8.6.4.2), not as three equal colours.

A press mixes RGB black from four inks, which a print house refuses for text; on a screen both are the same.
"""

from __future__ import annotations

from typing import Any

import pydyf

_SET_COLOR_RGB = pydyf.Stream.set_color_rgb


def set_color_rgb(stream: Any, red: float, green: float, blue: float, stroke: bool = False) -> None:
    """Stands for `Stream.set_color_rgb`: the colour of what is drawn next, of its lines with `stroke`, else inside."""
    if red == green == blue:
        stream.stream.append(f"{round(red, 4):g} {'G' if stroke else 'g'}".encode())
    else:
        _SET_COLOR_RGB(stream, red, green, blue, stroke)
