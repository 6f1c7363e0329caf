"""What a finished EPUB's bytes are of: text, pictures, fonts, cover. Sizes are those inside the package."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from msgspec import Struct

from octavo.resources import EXTENSIONS

_PICTURES = {f".{ending}" for ending in EXTENSIONS.values()}
_FONTS = {".ttf", ".otf", ".woff", ".woff2"}


class FileSizes(Struct, frozen=True):
    """Bytes. `whole` is the file; `text` is what is neither picture nor font: articles, contents, styles, the package.

    Of a file that is no EPUB only the whole is known.
    """

    whole: int
    text: int = 0
    pictures: int = 0
    fonts: int = 0
    cover: int = 0


def measure_file(file: Path) -> FileSizes:
    """What the parts of an EPUB weigh; of any other file, the whole."""
    whole = file.stat().st_size
    if not zipfile.is_zipfile(file):
        return FileSizes(whole)
    found = {"pictures": 0, "fonts": 0, "cover": 0}
    with zipfile.ZipFile(file) as package:
        for entry in package.infolist():
            if kind := _kind_of(PurePosixPath(entry.filename)):
                found[kind] += entry.compress_size
    return FileSizes(whole, whole - sum(found.values()), **found)


def _kind_of(name: PurePosixPath) -> str:
    """What a file of a package is, "" for text."""
    if name.suffix in _FONTS:
        return "fonts"
    if name.suffix in _PICTURES:
        return "cover" if name.stem == "cover" else "pictures"
    return ""
