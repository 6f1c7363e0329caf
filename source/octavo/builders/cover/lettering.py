"""Words set as large as a space allows: in faces that have all their characters, in even lines.

Pillow shapes text with the system's FriBiDi; without it Latin letters are set without kerning, and scripts that
run from right to left count as missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from octavo import fonts
from octavo.errors import ThemeError

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LEADING = 1.16
"""How far apart lines are, in sizes of type."""

WIDTH = 1300
"""How wide lines may be, in pixels."""

BREAKS_BELOW = 126
"""The size under which a long word is divided rather than set smaller still."""


class CoverFaces(NamedTuple):
    """The font files of a cover: that of its title, and that of all other words."""

    title: Path
    text: Path


class FittedText(NamedTuple):
    """Lines, and the font in which they fit."""

    font: FreeTypeFont
    lines: list[str]


def fit_text(words: str, face: Path, sizes: tuple[int, int, int], language: str) -> FittedText:
    """The largest size at which all lines fit, of (largest, smallest, height); at the smallest what fits."""
    largest, smallest, height = sizes
    for size in range(largest, smallest - 1, -6):
        ruler = _Ruler(face, size)
        lines = ruler.wrap(_divide_long_words(words, ruler, language) if size < BREAKS_BELOW else words, WIDTH)
        if lines is not None and len(lines) * size * LEADING <= height:
            return FittedText(_font(face, size), ruler.balance(lines))
    most = int(height // (smallest * LEADING))
    lines = _Ruler(face, smallest).wrap(_divide_long_words(words, _Ruler(face, smallest), language), WIDTH) or []
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip(' ,;:')}…"]
    return FittedText(_font(face, smallest), lines)


def fit_square(words: str, face: Path, side: int) -> FreeTypeFont:
    """The font in which a few characters just fit into a square of `side` pixels."""
    left, above, right, below = _font(face, 100).getbbox(words)
    return _font(face, int(100 * side / max(right - left, below - above, 1)))


class _Ruler:
    """Measures words of one face. They are measured once: their widths grow as the size does."""

    def __init__(self, face: Path, size: int) -> None:
        self._face = face
        self._scale = size / 100

    def width(self, words: str) -> float:
        return sum(_width(self._face, word) for word in words.replace(" ", "\0 \0").split("\0")) * self._scale

    def wrap(self, words: str, width: float) -> list[str] | None:
        """`words` in lines of `width` at most; None if a word is wider than that."""
        lines: list[str] = []
        for word in words.split():
            if self.width(word) > width:
                return None
            if lines and self.width(f"{lines[-1]} {word}") <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def balance(self, lines: list[str]) -> list[str]:
        """As many lines, as even as they can be: no single short word at the end."""
        for width in range(400, WIDTH, 50):
            narrow = self.wrap(" ".join(lines), width)
            if narrow is not None and len(narrow) <= len(lines):
                return narrow
        return lines


def _divide_long_words(words: str, ruler: _Ruler, language: str) -> str:
    """`words` with those that are wider than the cover in pieces, divided as the language does."""
    if all(ruler.width(word) <= WIDTH for word in words.split()):
        return words
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    places = pyphen.Pyphen(lang=known).positions if known else lambda _: []
    return " ".join(_divide_word(word, ruler, places(word)) for word in words.split())


def _divide_word(word: str, ruler: _Ruler, places: list[int]) -> str:
    """`word` with a hyphen and a space at the last of `places` that fits; anywhere, if none does."""
    done = 0
    pieces = []
    while ruler.width(word[done:]) > WIDTH:
        fits = [at for at in range(done + 1, len(word)) if ruler.width(f"{word[done:at]}-") <= WIDTH] or [done + 1]
        end = max(set(fits) & set(places), default=0) or fits[-1]
        pieces.append(word[done:end] + ("-" if end in places else ""))
        done = end
    return " ".join([*pieces, word[done:]])


@cache
def _font(face: Path, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(face), size)


@cache
def _width(face: Path, word: str) -> float:
    return _font(face, 100).getlength(word)


# --- faces -----------------------------------------------------------------------------------------


def choose_faces(words: str, family: str = "") -> tuple[CoverFaces, str]:
    """The first faces that have every character of `words`, else those that lack least; and what they lack.

    `family` is one of `fonts.FACES` that comes before all others. Raises `ThemeError` where no fonts are installed.
    """
    best: tuple[CoverFaces, str] | None = None
    for faces in (*_find_family(family), *_known_faces()):
        lacking = _missing_characters(faces, words)
        if best is None or len(lacking) < len(best[1]):
            best = (faces, lacking)
        if not lacking:
            break
    if best is None:
        raise ThemeError("no fonts are installed", hint="install octavo again")
    return best


def _find_family(family: str) -> Iterator[CoverFaces]:
    """The faces of a theme's family, where it is not the one that comes first anyway."""
    if family in {"", "Spectral"}:
        return  # and fontpkg is not asked, which reads every font package first
    name, faces = "-".join(family.lower().split()), fonts.font_files()
    text = faces.get(f"{name}-400-normal")
    bold = next((faces[face] for face in (f"{name}-600-normal", f"{name}-700-normal") if face in faces), text)
    if text and bold:
        yield CoverFaces(bold, text)


def _known_faces() -> Iterator[CoverFaces]:
    """The faces that covers may have, the preferred ones first; the last are those of formulas and of Han."""
    for package, title, text in _PACKAGED:
        folder = Path(str(files(package)))
        yield CoverFaces(folder / title, folder / text)
    if han := fonts.font_files().get("noto-sans-cjk-400-normal"):
        yield CoverFaces(han, han)


_PACKAGED = (
    ("fontpkg_spectral", "files/Spectral-SemiBold.ttf", "files/Spectral-Italic.ttf"),
    ("fontpkg_cardo", "files/Cardo-Bold.ttf", "files/Cardo-Regular.ttf"),
    ("fontpkg_amiri", "files/Amiri-Bold.ttf", "files/Amiri-Regular.ttf"),
    ("ziafont", "fonts/DejaVuSans.ttf", "fonts/DejaVuSans.ttf"),
)
"""Where the files are, without asking `fontpkg`, which reads every font package first."""


def _missing_characters(faces: CoverFaces, words: str) -> str:
    """The characters of `words` that a face draws as the box that stands for none."""
    from PIL import features

    if not features.check("raqm") and any(bidirectional(character) in {"R", "AL"} for character in words):
        return words
    small = [_font(face, 20) for face in faces]
    boxes = [bytes(font.getmask("\U0010ffff")) for font in small]
    return "".join(
        character
        for character in dict.fromkeys(words)
        if not character.isspace()
        and any(bytes(font.getmask(character)) == box for font, box in zip(small, boxes, strict=True))
    )
