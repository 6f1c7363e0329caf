"""What a finished EPUB's bytes are of: text, pictures, fonts, cover. Sizes are those inside the package."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from msgspec import Struct

from octavo.resources import EXTENSIONS

_PICTURES = {f".{ending}" for ending in EXTENSIONS.values()}
_FONTS = {".ttf", ".otf", ".woff", ".woff2"}


class Weights(Struct, frozen=True):
    """Bytes; `whole` is the file, and `text` what is left of it: articles, contents, styles and the package itself."""

    whole: int
    pictures: int = 0
    fonts: int = 0
    cover: int = 0

    @property
    def text(self) -> int:
        """What is neither picture nor font."""
        return self.whole - self.pictures - self.fonts - self.cover


def weigh(file: Path) -> Weights:
    """What the parts of an EPUB weigh; of any other file, the whole."""
    found = {"pictures": 0, "fonts": 0, "cover": 0}
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            for entry in package.infolist():
                if kind := _kind(PurePosixPath(entry.filename)):
                    found[kind] += entry.compress_size
    return Weights(file.stat().st_size, **found)


def _kind(name: PurePosixPath) -> str:
    """What a file of a package is, "" for text."""
    if name.suffix in _FONTS:
        return "fonts"
    if name.suffix in _PICTURES:
        return "cover" if name.stem == "cover" else "pictures"
    return ""
