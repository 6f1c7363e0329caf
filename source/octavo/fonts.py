"""The faces of a book: which font files there are, and which characters no face has.

Fonts are packages of this project (all under the SIL Open Font License or as free), so that two machines
give the same bytes and a machine without fonts works. All are static TrueType or OpenType files, because
a variable face is instanced again at each write. `FACES` is in the order of fallback.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple

from octavo.locale.characters import UNSEEN

FaceStyle = Literal["normal", "italic"]


class Face(NamedTuple):
    """One font file: its CSS family, weight and style, and where the file is (None if not installed)."""

    family: str
    weight: int
    style: FaceStyle
    locate: Callable[[], Path | None]

    @property
    def name(self) -> str:
        """The face as part of an address: `spectral-400-italic`."""
        return f"{_hyphenate(self.family)}-{self.weight}-{self.style}"


def _hyphenate(family: str) -> str:
    return family.lower().replace(" ", "-")


def _locate_in_fontpkg(family: str, weight: int, style: FaceStyle) -> Callable[[], Path | None]:
    def locate() -> Path:
        import fontpkg

        return Path(fontpkg.path(family, weight=weight, style=style))

    return locate


def _locate_in_package(package: str, name: str) -> Callable[[], Path | None]:
    def locate() -> Path | None:
        spec = find_spec(package)  # which, unlike its resources, does not load it
        return Path(spec.origin).parent / name if spec and spec.origin else None

    return locate


def _locate_han() -> Path | None:
    """The face for Chinese, Japanese and Korean, which only the extra `octavo[cjk]` installs."""
    try:
        module = import_module("cvttf_NotoSansCJK_Regular")
    except ImportError:
        return None
    return Path(module.get_TTF_path())


def _family(family: str, *kinds: tuple[int, FaceStyle]) -> tuple[Face, ...]:
    return tuple(Face(family, weight, style, _locate_in_fontpkg(family, weight, style)) for weight, style in kinds)


_FOUR: tuple[tuple[int, FaceStyle], ...] = ((400, "normal"), (400, "italic"), (700, "normal"), (700, "italic"))

FACES: tuple[Face, ...] = (
    *_family("Spectral", (400, "normal"), (400, "italic"), (600, "normal"), (600, "italic")),
    *_family("Fira Sans", (400, "normal"), (400, "italic"), (600, "normal"), (600, "italic")),
    *_family("Atkinson Hyperlegible", *_FOUR),
    *_family("IBM Plex Mono", *_FOUR),
    *_family("Cardo", *_FOUR[:3]),
    *_family("Amiri", *_FOUR),
    Face("STIX Two Math", 400, "normal", _locate_in_package("ziamath", "fonts/STIXTwoMath-Regular.ttf")),
    Face("DejaVu Sans", 400, "normal", _locate_in_package("ziafont", "fonts/DejaVuSans.ttf")),
    Face("Noto Sans CJK", 400, "normal", _locate_han),
)


FALLBACKS = ("Cardo", "Amiri", "STIX Two Math", "DejaVu Sans", "Spectral", "Noto Sans CJK")
"""The families that stand in, in this order, for what the family of the text lacks."""

_NEXT = {"IBM Plex Mono": "DejaVu Sans", "Atkinson Hyperlegible": "Fira Sans"}
"""What stands in before all others, because it looks more alike."""


def font_stack(family: str) -> str:
    """The CSS value of font-family for text in `family`: after it the families that have what it lacks."""
    names = dict.fromkeys((family, _NEXT.get(family, family), *FALLBACKS))
    return ", ".join(f'"{name}"' for name in names)


_SAMPLE = "of all the words that a reader meets on a page most are short and plain, and a few are long and uncommon"
"""English as it is: how often each letter comes decides how wide a line of text is."""


@cache
def average_advance(family: str) -> float:
    """How wide a character of plain text is on average, in ems."""
    from fontTools.ttLib import TTFont

    with TTFont(font_files()[f"{_hyphenate(family)}-400-normal"], lazy=True) as font:
        glyphs, widths = font.getBestCmap(), font["hmtx"]
        total = sum(widths[glyphs[ord(letter)]][0] for letter in _SAMPLE)
        return float(total / len(_SAMPLE) / font["head"].unitsPerEm)


@cache
def font_files() -> dict[str, Path]:
    """The font files of this machine's packages, by the name of their face."""
    found = ((face.name, face.locate()) for face in FACES)
    return {name: path for name, path in found if path is not None}


def find_families(css: str) -> tuple[str, ...]:
    """The families that a stylesheet names."""
    return tuple(dict.fromkeys(face.family for face in FACES if face.family in css))


def font_face_css(address: Callable[[str], str], families: Collection[str]) -> str:
    """@font-face rules for the installed faces of `families`; `address` says how a face's name becomes a URL."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {_css_weight(face)}; font-style: {face.style}; '
        f'src: url("{address(face.name)}") }}\n'
        for face in FACES
        if face.family in families and face.name in font_files()
    )


def _css_weight(face: Face) -> int:
    """The boldest face of a family is its bold, whatever its own weight is."""
    return 700 if face.weight >= 600 else 400


_USUAL = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\u017f\u2010-\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2212]")
"""Finds characters beyond those that text and code faces are known to have: "č" is known, "ʃ" and "漢" are not."""


def missing_characters(text: str) -> set[str]:
    """The characters of `text` that no installed face has."""
    return {
        found for found in _USUAL.findall(text) if ord(found) not in available_characters() and not UNSEEN.match(found)
    }


@cache
def available_characters() -> frozenset[int]:
    """The code points that can be set in every theme: those of the families that stand in for others."""
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for face in FACES:
        if face.family in FALLBACKS and face.name in font_files():
            with TTFont(font_files()[face.name], lazy=True) as font:
                found.update(font.getBestCmap())
    return frozenset(found)


def script_name(text: str) -> str:
    """The script of `text` in plain words ("Han", "Devanagari"), "" where it is all signs of no one script."""
    from fontTools import unicodedata

    codes = (unicodedata.script(character) for character in text)
    code = next((code for code in codes if code not in {"Zyyy", "Zinh", "Zzzz"}), "")
    return str(unicodedata.script_name(code)).replace("_", " ") if code else ""
