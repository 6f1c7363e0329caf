"""A zipped package, such as an EPUB: it has a cover, and pages only where it is read."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path, PurePosixPath

import PIL.Image
from PIL.Image import Image

_PICTURES = {".jpg", ".png"}


class PackageView:
    """An open package."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package

    def show_cover(self) -> Image | None:
        """The picture that is named so in it."""
        for name in map(PurePosixPath, self._package.namelist()):
            if name.stem == "cover" and name.suffix in _PICTURES:
                return PIL.Image.open(BytesIO(self._package.read(str(name))))
        return None

    def draw_pages(self, pages: Sequence[int], width: int) -> Iterator[Image]:
        """None."""
        del pages, width
        yield from ()

    def find_places(self, words: str, pages: Iterable[int]) -> list[Image]:
        """None."""
        del words, pages
        return []


@contextmanager
def open_view(file: Path) -> Iterator[PackageView]:
    """A package that is open to be looked at."""
    with zipfile.ZipFile(file) as package:
        yield PackageView(package)
