"""A PDF, as PDFium draws it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL.Image import Image

_COVER = 720
"""How wide the first page is drawn: it stands for the book."""

_PLACE, _AROUND = 600, 0.07
"""How wide the surroundings of a place are drawn, and how much of a page's height is shown above and below it."""


class PagesView:
    """An open PDF."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def show_cover(self) -> Image | None:
        """Its first page."""
        return self._draw(0, _COVER)

    def draw_pages(self, pages: Sequence[int], width: int) -> Iterator[Image]:
        """Pages, so many pixels wide."""
        for page in pages:
            yield self._draw(page, width)

    def _draw(self, page: int, width: int) -> Image:
        opened = self._document[page]
        picture: Image = opened.render(scale=width / opened.get_width()).to_pil().convert("RGB")
        return picture

    def find_places(self, words: str, pages: Iterable[int]) -> list[Image]:
        """What stands around each place of some words on these pages, as wide as the page."""
        return [place for page in pages for place in self._find_on(page, words)]

    def _find_on(self, page: int, words: str) -> Iterator[Image]:
        drawn: Image | None = None
        height = self._document[page].get_height()
        for lower, upper in self._list_heights(page, words):
            drawn = drawn or self._draw(page, _PLACE)
            top = max(0.0, 1 - upper / height - _AROUND)
            bottom = min(1.0, 1 - lower / height + _AROUND)
            yield drawn.crop((0, round(top * drawn.height), drawn.width, round(bottom * drawn.height)))

    def _list_heights(self, page: int, words: str) -> Iterator[tuple[float, float]]:
        """The lower and the upper edge of each place of some words (points from the foot of the page)."""
        text = self._document[page].get_textpage()
        search = text.search(words, match_case=True)
        while found := search.get_next():
            boxes = [text.get_charbox(index) for index in range(found[0], sum(found))]
            yield min(box[1] for box in boxes), max(box[3] for box in boxes)


@contextmanager
def open_view(file: Path) -> Iterator[PagesView]:
    """A PDF that is open to be looked at."""
    with pypdfium2.PdfDocument(file) as document:
        yield PagesView(document)
