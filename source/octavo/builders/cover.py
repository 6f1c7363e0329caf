"""The cover picture, shared by every builder: the book's own, or one drawn from its words.

A drawn cover is 1600 × 2560 pixels (what shops and e-readers ask for): title and names above a pattern of
folded sheets. Colours and pattern come from the title's digest, so that each book on a shelf looks its own
way, and always the same.
"""

from __future__ import annotations

import hashlib
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from octavo.builders.lettering import LEADING, WIDTH, Fitted, fit, style
from octavo.builders.pages import authors
from octavo.languages import right_to_left
from octavo.model import Book
from octavo.notes import Notes
from octavo.resources import Asset, Assets, asset

if TYPE_CHECKING:
    from PIL.Image import Image

Colour: TypeAlias = tuple[int, int, int]

SIZE = (1600, 2560)
"""Width and height, in pixels, of a drawn cover, and the most that a given one keeps."""

TILE, ROWS = 320, 3
MARGIN = (SIZE[0] - WIDTH) // 2
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
        hand, missing = style(title + subtitle + names)
        if missing:
            self._notes.add("glyph-missing", f"the cover shows no words: no font has {missing}")
            return
        self._lines(fit(title, hand.title, (230, 76, 760), self._language), PAPER)
        self._rule()
        self._lines(fit(subtitle, hand.text, (84, 60, 190), self._language), PAPER)
        self._lines(fit(names, hand.text, (84, 60, 190), self._language), _between(self._second, PAPER, 0.45))

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
