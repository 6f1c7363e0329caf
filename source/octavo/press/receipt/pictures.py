"""The pictures of the receipt: a cover, pages, places; small, so that the page can be sent by mail."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from PIL.Image import Image, Resampling

from octavo.builders import PageBreak
from octavo.press.building import BuiltFile
from octavo.press.receipt.values import PagePicture, PageSample, Picture
from octavo.press.receipt.views import View
from octavo.press.run import BuildRun
from octavo.store import make_key, recall

MOST_PAGES = 300
"""How many pages are shown at most; of a longer book a sample is."""

_COVER_SIDE = 640
"""The longest side of the cover, in pixels."""


class Fineness(NamedTuple):
    """How fine pages are drawn where there are at most so many: how wide, and of what quality (of 100)."""

    most: int
    width: int
    quality: int


_FINENESS = (Fineness(40, 320, 60), Fineness(100, 240, 45), Fineness(MOST_PAGES, 168, 32))
"""The fewer, the finer: a page of text has about 10, 6 and 3 kB, so that all together have about a megabyte."""


def choose_pages(count: int) -> list[int]:
    """The pages that are shown, from 0: all, or the first ones and then pairs of facing pages at even distances.

    For example, of 900 pages every third pair: 0, 1 and 2, 7 and 8, 13 and 14.
    """
    if count <= MOST_PAGES:
        return list(range(count))
    pairs = MOST_PAGES // 2
    starts = [1 + 2 * (number * (count // 2) // pairs) for number in range(pairs)]
    return [0, *(page for start in starts for page in (start, start + 1) if page < count)][:MOST_PAGES]


def show_pages(file: BuiltFile, view: View, run: BuildRun) -> PageSample:
    """The pages of a file; what was drawn of the same file before is taken again."""
    pages = choose_pages(file.built.pages)
    fineness = next(one for one in _FINENESS if len(pages) <= one.most)
    key = make_key("report", file.digest, fineness)
    breaks = file.built.pagemap.breaks

    def draw() -> tuple[PagePicture, ...]:
        drawn = view.draw_pages(pages, fineness.width)
        tracked = run.progress.track("report", pages)
        return tuple(
            PagePicture(breaks[page].label, pack_picture(next(drawn), name_page(breaks[page]), fineness.quality))
            for page in tracked
        )

    return PageSample(file.path.name, file.built.pages, recall(run.cache, key, tuple[PagePicture, ...], draw))


def name_page(page: PageBreak) -> str:
    """What a page is called: "Page 12", "Page iv"."""
    if page.id == "cover":
        return "The cover"
    return f"Page {page.label}" if page.label else "A page without a number"


def show_cover(views: Iterable[View], title: str) -> Picture | None:
    """The cover of the first file that has one."""
    for view in views:
        if picture := view.show_cover():
            picture.thumbnail((_COVER_SIDE, _COVER_SIDE), Resampling.LANCZOS)
            return pack_picture(picture.convert("RGB"), f"The cover of {title}", 82)
    return None


def show_place(place: Image) -> Picture:
    """What stands around a place on a page."""
    return pack_picture(place, "Its place on the page", 45)


def pack_picture(picture: Image, words: str, quality: int) -> Picture:
    """A picture as the receipt holds it."""
    packed = BytesIO()
    picture.save(packed, "WEBP", quality=quality, method=6)
    return Picture(packed.getvalue(), picture.width, picture.height, words)
