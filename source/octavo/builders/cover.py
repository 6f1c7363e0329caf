"""The cover picture, shared by every builder: the book's own, or one drawn from its words.

A drawn cover is 1600 × 2560 pixels (what shops and e-readers ask for): title and names above a pattern of
folded sheets. Colours and pattern come from the title's digest, so that each book on a shelf looks its own
way, and always the same. Pillow shapes text with the system's FriBiDi; without it Latin letters are
set without kerning, and scripts that run from right to left are left to the title page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from unicodedata import bidirectional

from octavo import fonts
from octavo.builders.pages import authors
from octavo.errors import ThemeError
from octavo.languages import right_to_left
from octavo.model import Book
from octavo.notes import Notes
from octavo.resources import Asset, Assets, asset

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

Colour: TypeAlias = tuple[int, int, int]

SIZE = (1600, 2560)
"""Width and height, in pixels, of a drawn cover, and the most that a given one keeps."""

MARGIN, TILE, ROWS = 150, 320, 3
PAPER = (246, 239, 224)
GROUNDS = (
    ((27, 45, 72), (204, 149, 74)),
    ((92, 30, 36), (222, 168, 120)),
    ((25, 66, 60), (214, 170, 90)),
    ((61, 42, 84), (214, 140, 128)),
    ((30, 30, 34), (200, 74, 56)),
    ((22, 72, 96), (230, 190, 120)),
    ((84, 52, 28), (222, 182, 104)),
    ((48, 60, 38), (216, 140, 84)),
    ((104, 38, 62), (232, 180, 160)),
    ((38, 54, 100), (226, 130, 104)),
    ((20, 60, 76), (236, 156, 110)),
    ((70, 64, 58), (214, 186, 128)),
)
"""Pairs of a deep ground, on which paper-coloured letters stand out in grey too, and its second colour."""


class Style(NamedTuple):
    """A hand of type: the font files that titles and the words under them are set in."""

    title: Path
    text: Path


def cover(book: Book, assets: Assets, notes: Notes) -> Asset:
    """The cover of `book`: the picture that its metadata names, fitted, or a drawn one."""
    name = book.metadata.cover
    if name in assets:
        return _fitted(assets[name])
    if name:
        notes.add("picture-missing", f"the cover {name} is not in the store; one was drawn")
    return _drawn(book, notes)


def _fitted(given: Asset) -> Asset:
    """A given picture as RGB JPEG of `SIZE` at most, in its own shape; drawings and good JPEGs as they are."""
    from PIL import Image, ImageOps

    if given.media_type == "image/svg+xml":
        return given
    with Image.open(BytesIO(given.content)) as opened:
        if (
            opened.format == "JPEG"
            and opened.mode in {"RGB", "L"}
            and given.width <= SIZE[0]
            and given.height <= SIZE[1]
        ):
            return given
        picture = ImageOps.exif_transpose(opened).convert("RGBA")
    picture.thumbnail(SIZE, Image.Resampling.LANCZOS)
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture)
    return _jpeg(ground)


def _jpeg(picture: Image) -> Asset:
    written = BytesIO()
    picture.save(written, "JPEG", quality=88)
    return asset(written.getvalue(), "image/jpeg", picture.size)


# --- drawing ---------------------------------------------------------------------------------------


def _drawn(book: Book, notes: Notes) -> Asset:
    from PIL import Image

    metadata = book.metadata
    digest = hashlib.sha256("\n".join((metadata.title, authors(book))).encode("utf-8", "replace")).digest()
    ground, second = GROUNDS[digest[0] % len(GROUNDS)]
    picture = Image.new("RGB", SIZE, ground)
    _pattern(picture, digest, (ground, _between(ground, PAPER, 0.16), _between(ground, second, 0.62), second, PAPER))
    words = metadata.title, metadata.subtitle, authors(book)
    _Words(picture, second, metadata.language, notes).draw(*(" ".join(line.split()) for line in words))
    return _jpeg(picture)


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _pattern(picture: Image, digest: bytes, tones: tuple[Colour, ...]) -> None:
    """Square leaves, folded, at the foot of the cover; each takes one byte of the digest."""
    columns = SIZE[0] // TILE
    for at in range(columns * ROWS):
        chance = digest[1 + at]
        box = (at % columns * TILE, SIZE[1] - ROWS * TILE + at // columns * TILE)
        behind, front = _PAIRS[chance % len(_PAIRS)]
        picture.paste(tones[behind], (*box, box[0] + TILE, box[1] + TILE))
        picture.paste(tones[front], box, _leaf(chance // 16 % 4, chance // 64))


_PAIRS = ((1, 2), (2, 1), (1, 3), (0, 4), (1, 0), (3, 0), (2, 4), (1, 2), (0, 2), (3, 1), (4, 2))
"""Which tones meet on a leaf: (behind, front)."""


@cache
def _leaf(kind: int, turn: int) -> Image:
    """A mask of one tile, drawn large and made smaller, because Pillow draws hard edges."""
    from PIL import Image, ImageDraw

    side = TILE * 3
    mask = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(mask)
    round_ = (-side, -side, side, side)
    if kind == 0:
        draw.pieslice(round_, 0, 90, fill=255)
    elif kind == 1:
        draw.polygon([(0, 0), (side, 0), (0, side)], fill=255)
    elif kind == 2:
        draw.pieslice(round_, 0, 90, fill=255)
        draw.pieslice(tuple(edge // 2 for edge in round_), 0, 90, fill=0)
    else:
        draw.pieslice((0, -side // 2, side, side // 2), 0, 180, fill=255)
    small = mask.reduce(3)
    return small.rotate(90 * turn)


# --- words -----------------------------------------------------------------------------------------

LEADING = 1.16
"""How far apart lines are, in sizes of type."""

WIDTH = SIZE[0] - 2 * MARGIN

BREAKS_BELOW = 126
"""The size under which a long word is divided rather than set smaller still."""


class _Words:
    """Sets title, subtitle and names into the upper part of a cover, from the top down."""

    def __init__(self, picture: Image, second: Colour, language: str, notes: Notes) -> None:
        from PIL import ImageDraw

        self._draw = ImageDraw.Draw(picture)
        self._second = second
        self._language = language
        self._notes = notes
        self._top = 230

    def draw(self, title: str, subtitle: str, names: str) -> None:
        style, missing = _style(title + subtitle + names)
        if missing:
            self._notes.add("glyph-missing", f"the cover shows no words: no font has {missing}")
            return
        self._lines(_fit(title, style.title, (230, 76, 760), self._language), PAPER)
        self._rule()
        self._lines(_fit(subtitle, style.text, (84, 60, 190), self._language), PAPER)
        self._lines(_fit(names, style.text, (84, 60, 190), self._language), _between(self._second, PAPER, 0.45))

    def _rule(self) -> None:
        self._top += 60
        left = SIZE[0] - MARGIN - 160 if right_to_left(self._language) else MARGIN
        self._draw.rectangle((left, self._top, left + 160, self._top + 9), fill=self._second)
        self._top += 70

    def _lines(self, fitted: Fitted, colour: Colour) -> None:
        from_right = right_to_left(self._language)
        for line in fitted.lines:
            place = (SIZE[0] - MARGIN if from_right else MARGIN, self._top)
            self._draw.text(place, line, fill=colour, font=fitted.font, anchor="ra" if from_right else "la")
            self._top += round(fitted.font.size * LEADING)
        self._top += 30 if fitted.lines else 0


class Fitted(NamedTuple):
    """Lines, and the font in which they fit."""

    font: FreeTypeFont
    lines: list[str]


def _fit(words: str, face: Path, sizes: tuple[int, int, int], language: str) -> Fitted:
    """The largest size at which all lines fit, of (largest, smallest, height); at the smallest what fits."""
    largest, smallest, height = sizes
    for size in range(largest, smallest - 1, -6):
        ruler = _Ruler(face, size)
        lines = ruler.wrapped(_divided(words, ruler, language) if size < BREAKS_BELOW else words, WIDTH)
        if lines is not None and len(lines) * size * LEADING <= height:
            return Fitted(_font(face, size), ruler.balanced(lines))
    most = int(height // (smallest * LEADING))
    lines = _Ruler(face, smallest).wrapped(_divided(words, _Ruler(face, smallest), language), WIDTH) or []
    return Fitted(_font(face, smallest), [*lines[: most - 1], f"{lines[most - 1].rstrip(' ,;:')}…"])


class _Ruler:
    """Measures words of one face. They are measured once: their widths grow as the size does."""

    def __init__(self, face: Path, size: int) -> None:
        self._face = face
        self._scale = size / 100

    def width(self, words: str) -> float:
        return sum(_width(self._face, word) for word in words.replace(" ", "\0 \0").split("\0")) * self._scale

    def wrapped(self, words: str, width: float) -> list[str] | None:
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

    def balanced(self, lines: list[str]) -> list[str]:
        """As many lines, as even as they can be: no single short word at the end."""
        for width in range(400, WIDTH, 50):
            narrow = self.wrapped(" ".join(lines), width)
            if narrow is not None and len(narrow) <= len(lines):
                return narrow
        return lines


def _divided(words: str, ruler: _Ruler, language: str) -> str:
    """`words` with those that are wider than the cover in pieces, divided as the language does."""
    if all(ruler.width(word) <= WIDTH for word in words.split()):
        return words
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    places = pyphen.Pyphen(lang=known).positions if known else lambda _: []
    return " ".join(_pieces(word, ruler, places(word)) for word in words.split())


def _pieces(word: str, ruler: _Ruler, places: list[int]) -> str:
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


def _style(words: str) -> tuple[Style, str]:
    """The first style that has every character of `words`, or else the one that lacks least, and what it lacks."""
    best: tuple[Style, str] | None = None
    for style in _styles():
        lacking = _lacking(style, words)
        if best is None or len(lacking) < len(best[1]):
            best = (style, lacking)
        if not lacking:
            break
    if best is None:
        raise ThemeError("no fonts are installed", hint="install octavo again")
    return best


def _styles() -> Iterator[Style]:
    """The hands of type in the order of preference; the last come from the faces that print formulas and Han."""
    for package, title, text in _PACKAGED:
        folder = Path(str(files(package)))
        yield Style(folder / title, folder / text)
    if han := fonts.installed().get("noto-sans-cjk-400-normal"):
        yield Style(han, han)


_PACKAGED = (
    ("fontpkg_spectral", "files/Spectral-SemiBold.ttf", "files/Spectral-Italic.ttf"),
    ("fontpkg_cardo", "files/Cardo-Bold.ttf", "files/Cardo-Regular.ttf"),
    ("fontpkg_amiri", "files/Amiri-Bold.ttf", "files/Amiri-Regular.ttf"),
    ("ziafont", "fonts/DejaVuSans.ttf", "fonts/DejaVuSans.ttf"),
)
"""Where the files are, without asking `fontpkg`, which reads every font package first."""


def _lacking(style: Style, words: str) -> str:
    """The characters of `words` that a style draws as the box that stands for none."""
    from PIL import features

    if not features.check("raqm") and any(bidirectional(character) in {"R", "AL"} for character in words):
        return words
    small = [_font(face, 20) for face in style]
    boxes = [bytes(font.getmask("\U0010ffff")) for font in small]
    return "".join(
        character
        for character in dict.fromkeys(words)
        if not character.isspace()
        and any(bytes(font.getmask(character)) == box for font, box in zip(small, boxes, strict=True))
    )
