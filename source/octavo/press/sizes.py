"""How many bytes a finished file has, and what they are of."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path, PurePosixPath

from msgspec import Struct

from octavo.resources import EXTENSIONS

_PICTURES = {f".{ending}" for ending in EXTENSIONS.values()}
_FONTS = {".ttf", ".otf", ".woff", ".woff2"}


class FileSizes(Struct, frozen=True):
    """Bytes. `whole` is the file; `text` is what is neither picture nor font: articles, contents, styles, the package.

    Where only the whole is known, all others are 0.
    """

    whole: int
    text: int = 0
    pictures: int = 0
    fonts: int = 0
    cover: int = 0


def measure_file(file: Path) -> FileSizes:
    """How many bytes a file has, whatever is in it."""
    return FileSizes(file.stat().st_size)


def measure_package(file: Path) -> FileSizes:
    """What the bytes of a zipped package, such as an EPUB, are of. Sizes are those in the package: compressed."""
    found = Counter[str]()
    with zipfile.ZipFile(file) as package:
        for entry in package.infolist():
            found[_kind_of(PurePosixPath(entry.filename))] += entry.compress_size
    pictures, fonts, cover = found["pictures"], found["fonts"], found["cover"]
    whole = file.stat().st_size
    return FileSizes(whole, whole - pictures - fonts - cover, pictures, fonts, cover)


def measure_folder(folder: Path) -> FileSizes:
    """What the bytes of a folder of files are of, those that are hidden apart."""
    found = Counter[str]()
    for file in list_files(folder):
        found[_kind_of(PurePosixPath(file.relative_to(folder)))] += file.stat().st_size
    return FileSizes(found.total(), found["text"], found["pictures"], found["fonts"], found["cover"])


def list_files(folder: Path) -> list[Path]:
    """The files of a folder, those that are hidden apart, by their names."""
    inside = ((path, path.relative_to(folder).parts) for path in folder.rglob("*"))
    return sorted(path for path, parts in inside if path.is_file() and not any(part[:1] == "." for part in parts))


def _kind_of(name: PurePosixPath) -> str:
    """Which of the fields of `FileSizes` a file of a package counts for: ornaments are styles."""
    if name.suffix in _FONTS:
        return "fonts"
    if name.suffix in _PICTURES:
        return "cover" if name.stem == "cover" else "pictures" if name.parent.name == "pictures" else "text"
    return "text"
