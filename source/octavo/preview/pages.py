"""The pages of a PDF as pictures, drawn when they are asked for."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from io import BytesIO
from pathlib import Path
from threading import Lock

import pypdfium2
from msgspec import Struct

WIDTHS = range(100, 3201, 100)
"""Pixels that a page may be wide: steps, so that a window that is drawn larger does not ask for each width."""

_KEPT = 64
"""Pictures that are kept: some spreads in both directions, in two sizes."""


class Page(Struct, frozen=True):
    """A page: the number that is printed on it, its width and height in points."""

    label: str
    width: float
    height: float


class PdfPages:
    """The pages of a file. `digest` is of its bytes: what was drawn under one digest never changes.

    Raises `pypdfium2.PdfiumError` for what is no PDF. PDFium works for one thread at a time.
    """

    def __init__(self, file: Path) -> None:
        content = file.read_bytes()  # the file itself may be replaced at any time
        self.digest = hashlib.sha256(content).hexdigest()[:16]
        self._document = pypdfium2.PdfDocument(content)
        self._lock = Lock()
        self._drawn: OrderedDict[tuple[int, int], bytes] = OrderedDict()
        self.pages = tuple(self._describe(index) for index in range(len(self._document)))

    def draw(self, index: int, width: int) -> bytes:
        """A page as a PNG that is `width` pixels wide. Raises `IndexError` for a page or a width that is not there."""
        if index not in range(len(self.pages)) or width not in WIDTHS:
            raise IndexError(index)
        with self._lock:
            if (index, width) not in self._drawn:
                self._drawn[index, width] = self._draw(index, width)
            self._drawn.move_to_end((index, width))
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
            return self._drawn[index, width]

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            self._document.close()

    def _describe(self, index: int) -> Page:
        width, height = self._document.get_page_size(index)
        return Page(self._document.get_page_label(index) or str(index + 1), round(width, 2), round(height, 2))

    def _draw(self, index: int, width: int) -> bytes:
        page = self._document[index]
        picture = page.render(scale=width / self.pages[index].width).to_pil()
        written = BytesIO()
        picture.save(written, "PNG", compress_level=1)  # it does not go far
        return written.getvalue()
