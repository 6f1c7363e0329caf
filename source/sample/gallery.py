"""Makes the pictures of the gallery: spreads of the sample beside what pandoc and typst make of it, and screens.

`show.py` calls it. It needs Chromium, which stands in for the e-reader, and for the other pages pandoc and typst.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from peer import set_by_peer
from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument
from show import DEVICE, EDGE, TABLE, Screen, screen

from octavo.press import build
from octavo.profiles import Paper, profile
from octavo.projects.order import Order

HERE = Path(__file__).resolve().parent
GALLERY = HERE.parent / "gallery"

SPREADS = (
    "What a margin is for",
    "Then rule the lines no reader is to see",
    "Four British octavos",
    "Both sides of an octavo sheet",
    "Four strokes",
    "One screen, one text",
)
"""Words on the pages that are shown."""

SCREENS = (
    Screen("the-sheet"),
    Screen("the-sheet", "imposition", night=True),
    Screen("the-sheet", "names", width=360),
    Screen("the-page", "measure", night=True),
    Screen("the-page", "lines-in-register", width=600),
    Screen("the-screen", "inside-the-file", type_size=26),
)

HEIGHT, GAP = 640, 24
"""Pixels: how high pages are shown, and what is between them."""

COLOURS = 96
"""Of a picture: enough for letters and tints, and few enough for a small file."""


def main() -> None:
    """Makes all pictures that this machine can make."""
    GALLERY.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        ours, theirs = Path(name, "ours.pdf"), Path(name, "theirs.pdf")
        book = ours.with_suffix(".epub")
        build(Order(inputs=(str(HERE),), outputs=(ours, book), paper=profile(Paper, "a5")))
        show_spreads(ours, "octavo", facing=True)
        if set_by_peer(theirs):
            show_spreads(theirs, "typst", facing=False)
        show_screens(book)


def show_spreads(path: Path, name: str, *, facing: bool) -> None:
    """Saves the spreads of a PDF that have the words of `SPREADS`; without facing pages, each with the next one."""
    with PdfDocument(path) as document:
        texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
        for number, words in enumerate(SPREADS, 1):
            page = max(index for index, text in enumerate(texts) if words in text)
            left = page - 1 + page % 2 if facing else min(page, len(texts) - 2)
            _save(_lay([_draw(document, index) for index in (left, left + 1)]), f"{name}-{number}")


def _draw(document: PdfDocument, index: int) -> Image.Image:
    page = document[index]
    large = page.render(scale=3 * HEIGHT / page.get_height()).to_pil().convert("RGB")
    return large.resize((large.width // 3, HEIGHT), Image.Resampling.LANCZOS)


def _lay(pages: list[Image.Image]) -> Image.Image:
    """Two pages side by side on a table."""
    width = sum(page.width for page in pages)
    table = Image.new("RGB", (width + 2 * GAP, HEIGHT + 2 * GAP), TABLE)
    pen, x = ImageDraw.Draw(table), GAP
    for page in pages:
        table.paste(page, (x, GAP))
        pen.rectangle((x - 1, GAP - 1, x + page.width, GAP + HEIGHT), outline=EDGE)
        x += page.width
    return table


def show_screens(book: Path) -> None:
    """Saves the screens of an EPUB, each in its device."""
    for number, shot in enumerate(_shoot(book), 1):
        _save(shot, f"screen-{number}")


def _shoot(book: Path) -> Iterator[Image.Image]:
    for one in SCREENS:
        shot = screen(book, one)
        height = HEIGHT - 60
        picture = shot.resize((round(height * shot.width / shot.height), height), Image.Resampling.LANCZOS)
        table = Image.new("RGB", (picture.width + 2 * GAP + 36, HEIGHT + 2 * GAP), TABLE)
        body = (GAP, GAP, table.width - GAP, HEIGHT + GAP)
        fine = Image.new("L", (table.width * 4, table.height * 4))
        ImageDraw.Draw(fine).rounded_rectangle([4 * side for side in body], 80, fill=255)
        table.paste(DEVICE, (0, 0), fine.reduce(4))
        table.paste(picture, (GAP + 18, GAP + 18))
        yield table


def _save(picture: Image.Image, name: str) -> None:
    small = picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(GALLERY / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
