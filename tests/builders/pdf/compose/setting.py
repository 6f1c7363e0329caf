"""Paragraphs set by the composer: the lines that it built, and the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest

from octavo.builders.pdf import render
from octavo.builders.pdf.compose import composer, lines
from octavo.builders.pdf.compose.breaking import SetLine
from octavo.builders.pdf.compose.paragraph import Paragraph
from octavo.builders.pdf.fragment import Fragment
from tests.builders.pdf.pieces import make_job


class Line(NamedTuple):
    """A line that was built: its letters, how wide it is and may be, how much its spaces grew, and its paragraph."""

    text: str
    width: float
    measure: float
    spacing: float
    line: SetLine
    paragraph: Paragraph


def css_for(width: float, more: str = "") -> str:
    """A stylesheet for lines of so many CSS pixels."""
    return f"""@page {{ size: {width + 40}px 600px; margin: 20px }} body {{ margin: 0; font: 16px/1.4 Spectral;
        text-align: justify; hyphens: auto; hyphenate-limit-chars: 6 3 3; overflow-wrap: break-word }}
        p {{ margin: 0 }} {more}"""


def set_lines(markup: str, css: str, language: str = "en") -> tuple[list[Line], Fragment]:
    """The lines of some markup of a body, in the order in which they were built, and what was drawn."""
    with _recorded() as found:
        fragment = render(make_job(f'<html lang="{language}"><body>{markup}</body></html>', css))
    return found, fragment


@contextmanager
def _recorded() -> Iterator[list[Line]]:
    found: list[Line] = []

    class Recorder(lines.LineBuilder):
        def build(self, position_y: float, indent: float) -> Any:
            box = super().build(position_y, indent)
            text = "".join(inner.text for inner in box.descendants() if hasattr(inner, "text"))
            found.append(Line(text, box.width, self._paragraph.width, self._spacing, self._line, self._paragraph))
            return box

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(composer, "LineBuilder", Recorder)
        yield found
