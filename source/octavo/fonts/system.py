"""The machine's own faces, the last resort: a book that shows its words is better than one that can be repeated.

They are looked for only where no package has a character. Of those that may be embedded and have one, the regular
faces of Noto come first, then other regular ones by their names, so that the same machine takes the same face.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_LINUX = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_MACOS = ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts")
_WINDOWS = (r"%WINDIR%\Fonts", r"%LOCALAPPDATA%\Microsoft\Windows\Fonts")
_FOLDERS = {"darwin": _MACOS, "win32": _WINDOWS}.get(sys.platform, _LINUX)

_MOST = 5000
"""Files: no more are looked at."""

_REFUSED = 0x0002
"""The bit of OS/2.fsType that forbids to embed a face."""

_COLOURED = {"CBDT", "sbix", "COLR", "SVG "}
"""Tables of faces whose signs are pictures, which WeasyPrint would leave without words for those who cannot see."""

LOCAL = "Local "
"""How the names of their families begin."""

_TAKEN: dict[str, Path] = {}
"""The file of each family that was taken, by its name."""


def take_family(character: str) -> str | None:
    """The family of a face of this machine that has a character, which `locate` knows from now on."""
    for file in _list_files():
        if ord(character) in _read_characters(file):
            family = f"{LOCAL}{file.stem}"
            _TAKEN[family] = file
            return family
    return None


def machine_file(family: str) -> Path | None:
    """The file of a family, if it is one of this machine's."""
    return _TAKEN.get(family)


def taken_families() -> tuple[str, ...]:
    """The families that were taken in this process."""
    return tuple(_TAKEN)


@cache
def _list_files() -> tuple[Path, ...]:
    """The font files of this machine, the preferred ones first."""
    found = (file for folder in _FOLDERS for file in _walk(Path(os.path.expandvars(folder)).expanduser()))
    return tuple(sorted(found, key=_preference)[:_MOST])


def _walk(folder: Path) -> Iterator[Path]:
    """The font files under a folder; none where it cannot be read."""
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names if name.lower().endswith((".ttf", ".otf")))


def _preference(file: Path) -> tuple[bool, bool, str]:
    """Regular faces come before others ("NotoSansThai-Regular.ttf", "Thonburi.ttf"), and those of Noto before all."""
    name = file.stem.lower()
    return "-" in name and not name.endswith(("-regular", "-roman", "-book")), "noto" not in name, str(file)


@cache
def _read_characters(file: Path) -> frozenset[int]:
    """The characters of a font file; none if it is broken, may not be embedded, or has pictures for signs."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(file, lazy=True) as font:
            if "fvar" in font or _COLOURED & set(font.keys()) or font["OS/2"].fsType & _REFUSED:
                return frozenset()
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError, KeyError, AssertionError, ValueError):
        return frozenset()
