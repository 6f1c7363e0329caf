"""Which font files there are, and how stylesheets name them.

Fonts are packages of this project (all under the SIL Open Font License or as free), so that two machines
give the same bytes and a machine without fonts works. All are static TrueType or OpenType files, because
a variable face is instanced again at each write; only that of emoji is not, of which few are in a book.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache, partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple

from octavo.fonts import scripts, system

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
        return f"{hyphenate(self.family)}-{self.weight}-{self.style}"


def hyphenate(family: str) -> str:
    """A family as part of the names of its faces."""
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

TEXT_FALLBACKS = FALLBACKS[:3]
"""Those that come before the faces for a script; the others have a little of everything."""


def font_stack(family: str, more: Collection[str] = ()) -> str:
    """The CSS value of font-family for text in `family`: after it the families that have what it lacks.

    `more` are those that a book needs beside the ones that stand in everywhere.
    """
    last = [name for name in more if name not in scripts.SCRIPTS.values()]
    following = (*TEXT_FALLBACKS, *(name for name in more if name not in last), *FALLBACKS, *last)
    names = dict.fromkeys((family, _NEXT.get(family, family), *following))
    return ", ".join(f'"{name}"' for name in names)


_SCRIPT_FACES = tuple(
    Face(family, 400, "normal", partial(scripts.locate, family))
    for family in dict.fromkeys((*scripts.SCRIPTS.values(), *scripts.SIGNS, scripts.EMOJI))
)
"""Those of the extra `octavo[scripts]`, and that of emoji."""


@cache
def font_files() -> dict[str, Path]:
    """The font files of the packages that octavo depends on, by the name of their face."""
    found = ((face.name, face.locate()) for face in FACES)
    return {name: path for name, path in found if path is not None}


def font_file(name: str) -> Path:
    """The font file of a face, by its name. Raises KeyError where it is not installed."""
    if name in font_files():
        return font_files()[name]
    face = next((face for face in _more_faces() if face.name == name), None)
    if face is None or (path := face.locate()) is None:
        raise KeyError(name)
    return path


def family_file(family: str) -> Path | None:
    """The font file of the upright face of a family; None where it is not installed."""
    try:
        return font_file(f"{hyphenate(family)}-400-normal")
    except KeyError:
        return None


def _more_faces() -> tuple[Face, ...]:
    """The faces of the extra, and those of the machine that were taken."""
    local = (Face(family, 400, "normal", partial(system.machine_file, family)) for family in system.taken_families())
    return (*_SCRIPT_FACES, *local)


def find_families(css: str) -> tuple[str, ...]:
    """The families that a stylesheet names."""
    return _find_families(css, system.taken_families())


@lru_cache(maxsize=16)
def _find_families(css: str, taken: tuple[str, ...]) -> tuple[str, ...]:
    """The same, where these families of the machine were taken."""
    del taken
    named = (face.family for face in FACES if face.family in css)
    more = (face.family for face in _more_faces() if f'"{face.family}"' in css)  # one name may begin with another
    return tuple(dict.fromkeys((*named, *more)))


def font_face_css(address: Callable[[str], str], families: Collection[str]) -> str:
    """@font-face rules for the installed faces of `families`; `address` says how a face's name becomes a URL."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {_css_weight(face)}; font-style: {face.style}; '
        f'src: url("{address(face.name)}") }}\n'
        for face in _installed_faces(families)
    )


def face_names(families: Collection[str]) -> tuple[str, ...]:
    """The names of the installed faces of `families`."""
    return tuple(face.name for face in _installed_faces(families))


def _installed_faces(families: Collection[str]) -> Iterator[Face]:
    return (
        face
        for face in (*FACES, *_more_faces())
        if face.family in families and (face.name in font_files() or (face not in FACES and face.locate()))
    )


def _css_weight(face: Face) -> int:
    """The boldest face of a family is its bold, whatever its own weight is."""
    return 700 if face.weight >= 600 else 400
