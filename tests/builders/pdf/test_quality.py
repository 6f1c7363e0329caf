"""What is measured on laid-out pages is what another engine reads in the file: PDFium, by its own widths of letters."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import pypdfium2
import pytest
from pypdfium2 import raw

from octavo.press import build
from octavo.profiles import Paper, profile
from octavo.projects.order import Order

SIZE = 11
"""Points: the type of 6x9."""

WORDS = (
    "Whoever folds a sheet three times has eight leaves in hand, and sixteen pages that nobody has numbered yet. ",
    "Printers knew the order by heart; apprentices wrote it on the wall, above the stone on which they imposed. ",
    "It is a small thing, and it has to be right: one page upside down, and a thousand copies are waste paper. ",
)


class Line(NamedTuple):
    """A line of the text: its base line from above, where it ends, its spaces in ems, and its last letter."""

    baseline: float
    end: float
    spaces: Sequence[float]
    last: str


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, float], list[list[Line]]]:
    """The counts of a book of plain paragraphs, and the lines of its pages as they are read back."""
    folder = tmp_path_factory.mktemp("quality")
    paragraphs = ["".join(WORDS[(at + of) % 3] for at in range(3 + of % 4)) for of in range(24)]
    (folder / "a.md").write_text("---\ntitle: Folds\nlang: en\n---\n\n" + "\n\n".join(paragraphs))
    order = Order(
        inputs=(str(folder / "a.md"),), outputs=(Path(folder / "a.pdf"),), paper=profile(Paper, "6x9"), index=None
    )
    [output] = build(order).outputs
    with pypdfium2.PdfDocument(folder / "a.pdf") as document:
        return output.quality, [list(_read_lines(page)) for page in document]


def test_lines_of_the_text_are_counted(made: tuple[dict[str, float], list[list[Line]]]) -> None:
    quality, pages = made
    read = [line for page in pages for line in page]
    assert quality["lines"] == pytest.approx(len(read), rel=0.04)
    assert quality["hyphened-lines"] == pytest.approx(sum(line.last in "\x02\u00ad\u2010" for line in read), abs=2)


def test_spaces_are_as_wide_as_they_are_read(made: tuple[dict[str, float], list[list[Line]]]) -> None:
    quality, pages = made
    measure = max(line.end for page in pages for line in page)
    full = [line.spaces for page in pages for line in page if line.spaces and line.end > measure - 40]
    spaces = [space for line in full for space in line]
    assert quality["space-mean"] == pytest.approx(fmean(spaces), abs=0.015)
    loose = sum(fmean(line) > 1.5 * 0.25 for line in full)  # a space of Spectral is a quarter of an em
    assert quality["loose-lines"] == pytest.approx(loose, abs=3)


def _read_lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    """The lines of a page whose type is that of the text."""
    rows = defaultdict(list)
    for letter, left, right, baseline, size in _read_letters(page):
        if abs(size - SIZE) < 0.1:
            rows[round(baseline)].append((left, right, letter))
    for baseline, row in sorted(rows.items()):
        row.sort()
        shown = [one for one in row if one[2].strip() or one[2] == "\x02"]
        if len(shown) < 3:
            continue
        words = [one for one in shown if one[2] != "\x02"]
        gaps = [(after[0] - before[1]) / SIZE for before, after in pairwise(words)]
        yield Line(baseline, words[-1][1], [gap for gap in gaps if gap > 0.11], shown[-1][2])


def _read_letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, float, float, float]]:
    text = page.get_textpage()
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        raw.FPDFText_GetLooseCharBox(text.raw, index, box)
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text.raw, index, matrix)
        size = raw.FPDFText_GetFontSize(text.raw, index) * abs(matrix.d)
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index))
        yield letter, box.left, box.right, page.get_height() - y.value, size
