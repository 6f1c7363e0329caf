"""Words set as large as a space allows: in faces that have all their characters, in even lines.

Pillow shapes text with the system's FriBiDi, which comes with Pango; without it Latin letters are set without kerning,
and letters that join, stack or run from right to left count as missing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from octavo import fonts
from octavo.builders.cover.runs import Run, drop_missing, split_letters, split_runs
from octavo.builders.cover.wrapping import let_part, split_units
from octavo.errors import ThemeError
from octavo.locale.characters import UNSEEN

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LEADING = 1.16
"""How far apart lines are, in sizes of type."""

_LOOSEST = 1.7
"""How far apart lines are at most."""

MEASURE = 1300
"""How wide lines may be, in pixels."""

BREAKS_BELOW = 126
"""The size under which a long word is divided rather than set smaller still."""


_COLON = re.compile("(?<=:) |(?<=：)")  # "The Slow Harbour: A Report"

_BALANCED = 40
"""Words: longer titles fill their lines."""


class CoverFaces(NamedTuple):
    """The font files of a cover: that of its title, and that of all other words."""

    title: Path
    text: Path


class FittedText(NamedTuple):
    """Lines, and the face and the size in which they fit."""

    face: Path
    size: int
    lines: list[str]

    @property
    def leading(self) -> int:
        """How far apart the lines are, in pixels."""
        return round(self.size * _find_leading(self.face, " ".join(self.lines)))

    @property
    def height(self) -> int:
        """How high all lines are, in pixels."""
        return len(self.lines) * self.leading

    @property
    def hanging(self) -> float:
        """How far the last line reaches below its top, in pixels."""
        ascent = find_font(self.face, self.size).getmetrics()[0]
        runs = split_runs(self.lines[-1], self.face)
        return max(ascent + find_font(run.face, self.size).getbbox(run.words, anchor="ls")[3] for run in runs)


@cache
def _find_leading(face: Path, words: str) -> float:
    """How far apart lines are, in sizes: faces of scripts that stack their letters need more than `LEADING`."""
    others = {run.face for run in split_runs(words, face)} - {face}
    return max([LEADING, *(min(sum(find_font(other, 100).getmetrics()) / 100, _LOOSEST) for other in others)])


def fit_text(words: str, face: Path, sizes: tuple[int, int, int], language: str) -> FittedText:
    """The largest size at which all lines fit, of (largest, smallest, height); at the smallest what fits."""
    largest, smallest, height = sizes
    for size in range(largest, smallest - 1, -6):
        ruler = _Ruler(face, size)
        shown = _divide_long_units(words, ruler, language) if size < BREAKS_BELOW else words
        lines = ruler.wrap(shown, MEASURE)
        if lines is not None and (fitted := FittedText(face, size, lines)).height <= height:
            return fitted._replace(lines=ruler.balance(shown, len(lines)))
    if (parted := let_part(words)) != words:  # a name that no line has room for
        return fit_text(parted, face, sizes, language)
    ruler = _Ruler(face, smallest)
    lines = ruler.wrap(_divide_long_units(words, ruler, language), MEASURE) or []
    most = max(int(height // FittedText(face, smallest, lines).leading), 1)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip(' ,;:')}…"]
    return FittedText(face, smallest, lines)


def fit_square(words: str, face: Path, side: int) -> FittedText:
    """A few characters, in the size at which they just fit into a square of `side` pixels."""
    left, above, right, below = find_font(face, 100).getbbox(words)
    return FittedText(face, int(100 * side / max(right - left, below - above, 1)), [words])


class _Ruler:
    """Measures words of one face. They are measured once: their widths grow as the size does."""

    def __init__(self, face: Path, size: int) -> None:
        self.face = face
        self.scale = size / 100

    def width(self, words: str) -> float:
        words = let_part(words)
        return sum(_width(self.face, word) for word in words.replace(" ", "\0 \0").split("\0") if word) * self.scale

    def wrap(self, words: str, width: float) -> list[str] | None:
        """`words` in lines of `width` at most; None if a unit is wider than that."""
        lines: list[str] = []
        for unit in split_units(words):
            if self.width(unit.rstrip(" ")) > width:
                return None
            if lines and self.width(lines[-1] + unit.rstrip(" ")) <= width:
                lines[-1] += unit
            else:
                lines.append(unit)
        return [let_part(line).strip() for line in lines]

    def balance(self, words: str, count: int) -> list[str]:
        """So many lines, as even as they can be: no single short word at the end; a new one after a colon."""
        head, *rest = _COLON.split(words, maxsplit=1)
        parted = [*self._even(head), *self._even("".join(rest))]
        if len(parted) <= count:
            return parted
        return self._even(words)

    def _even(self, words: str) -> list[str]:
        """As few lines as can be, and as even as that allows: the squares of what they lack are least."""
        units = split_units(words)
        count = len(self.wrap(words, MEASURE) or [])
        if len(units) > _BALANCED:
            return self.wrap(words, MEASURE) or []
        best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
        for _ in range(count):
            best = self._add_line(units, best)
        return best[len(units)][1]

    def _add_line(
        self, units: Sequence[str], best: dict[int, tuple[float, list[str]]]
    ) -> dict[int, tuple[float, list[str]]]:
        """The best lines to each unit with a line more than those in `best`, by the number of units in them."""
        longer: dict[int, tuple[float, list[str]]] = {}
        for begin, (lacking, lines) in best.items():
            for end in range(begin + 1, len(units) + 1):
                line = let_part("".join(units[begin:end])).strip()
                lacks = MEASURE - self.width(line)
                if lacks < 0:
                    break
                if end not in longer or lacking + lacks**2 < longer[end][0]:
                    longer[end] = lacking + lacks**2, [*lines, line]
        return longer


def _divide_long_units(words: str, ruler: _Ruler, language: str) -> str:
    """`words` with those that are wider than the cover in pieces, divided as the language does; names stay whole."""
    if all(ruler.width(unit) <= MEASURE for unit in split_units(words)):
        return words
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    places = pyphen.Pyphen(lang=known).positions if known else lambda _: []
    return "".join(
        unit if ruler.width(unit) <= MEASURE or let_part(unit) != unit
        else f"{_divide_word(unit.rstrip(' '), ruler, places(unit))} "
        for unit in split_units(words)
    )  # fmt: skip


def _divide_word(word: str, ruler: _Ruler, places: list[int]) -> str:
    """`word` with a hyphen and a space at the last of `places` that fits; between any letters, if none does.

    Letters are measured one by one, and where a line is full is found by bisection.
    """
    letters, ends, edges = _measure_letters(word, ruler.face)
    line = MEASURE / ruler.scale
    known, room, done, at = set(places), line - _width(ruler.face, "-"), 0.0, 0
    pieces = []
    while edges[-1] - done > line:
        full = max(bisect_right(edges, done + room), at + 1)
        end = next((index for index in range(full, at, -1) if ends[index - 1] in known), full)
        pieces.append("".join(letters[at:end]) + ("-" if ends[end - 1] in known else ""))
        done, at = edges[end - 1], end
    return " ".join([*pieces, "".join(letters[at:])])


@lru_cache(maxsize=64)
def _measure_letters(word: str, face: Path) -> tuple[list[str], list[int], list[float]]:
    """The letters of a word, and where each ends, in characters and in pixels at 100 pixels' size."""
    letters = split_letters(word)
    return letters, [*accumulate(map(len, letters))], [*accumulate(_width(face, letter) for letter in letters)]


@cache
def find_font(face: Path, size: int) -> FreeTypeFont:
    """A face in a size; one that can vary in its usual weight."""
    from PIL import ImageFont

    font = ImageFont.truetype(str(face), size)
    if "[wght]" in face.name:
        font.set_variation_by_axes([_USUAL_WEIGHT])
    return font


_USUAL_WEIGHT = 400


@cache
def _width(face: Path, words: str) -> float:
    return sum(run_width(run, 100) for run in split_runs(words, face))


def run_width(run: Run, size: int) -> float:
    """How wide a run is, in pixels."""
    return find_font(run.face, size).getlength(run.words)


# --- faces -----------------------------------------------------------------------------------------


def choose_faces(words: str, family: str = "") -> CoverFaces:
    """The first faces that have every character of `words`, else those that lack least.

    `family` is one of `fonts.FACES` that comes before all others. Raises `ThemeError` where no fonts are installed.
    """
    known = [*_find_family(family), *_known_faces()]
    if not known:
        raise ThemeError("no fonts are installed", hint="install octavo again")
    signs = {sign for sign in UNSEEN.sub("", words) if not sign.isspace() and not fonts.is_plain(sign)}
    return min(known, key=lambda faces: _count_missing(faces, signs))  # of equals the first


def _count_missing(faces: CoverFaces, signs: Iterable[str]) -> int:
    return sum(1 for sign in signs if not all(_has(face, sign) for face in faces))


def _has(face: Path, sign: str) -> bool:
    return ord(sign) in fonts.characters_of(face)


def drop_missing_letters(words: str, faces: CoverFaces) -> tuple[str, str]:
    """`words` without the letters that no face has, and those letters."""
    return drop_missing(words, faces.text)


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
    """The faces that covers may have, the preferred ones first."""
    for package, title, text in _PACKAGED:
        folder = Path(str(files(package)))
        yield CoverFaces(folder / title, folder / text)


_PACKAGED = (
    ("fontpkg_spectral", "files/Spectral-SemiBold.ttf", "files/Spectral-Italic.ttf"),
    ("fontpkg_cardo", "files/Cardo-Bold.ttf", "files/Cardo-Regular.ttf"),
    ("fontpkg_amiri", "files/Amiri-Bold.ttf", "files/Amiri-Regular.ttf"),
)
"""Where the files are, without asking `fontpkg`, which reads every font package first."""
