"""Makes `shown.png`, the README's picture: a spread of the sample's PDF beside a screen of its EPUB; then the gallery.

    make book && python source/sample/show.py

Needs Chromium, which stands in for the e-reader.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZipFile

import fontpkg
from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument

HERE = Path(__file__).resolve().parent
BOOK = HERE.parents[1] / "build" / "the-making-of-books"
SHOWN = HERE / "shown.png"

LEFT_PAGE = 10
"""The left page of the spread, counted from 1."""

READER = """
@font-face { font-family: Reader; src: url("%(upright)s") }
@font-face { font-family: Reader; font-style: italic; src: url("%(italic)s") }
html { overflow: hidden; background: %(ground)s; color: %(ink)s; }
body { margin: 28px 32px !important; font: %(size)dpx/1.42 Reader !important; text-align: %(align)s; hyphens: auto; }
body { height: %(height)dpx; column-width: %(width)dpx; column-gap: 64px; }
"""
"""What an e-reader adds of its own: its face, its size, its margins, and at night its colours."""

OPENED = '.article :not(:has([id="%(id)s"])):not([id="%(id)s"]):not([id="%(id)s"] *) { display: none; }'
"""Opens the book at a section: what stands before and behind it is not shown."""

DAY, NIGHT = ("#ffffff", "#000000"), ("#141414", "#d6d2c8")

SIZE = (1600, 830)
PAGE_HEIGHT = 720
SCREEN, SCREEN_SCALE = (420, 640), 2
TABLE, EDGE, DEVICE = "#e7e5e1", "#c9c6c0", "#3a3a3c"


class Screen(NamedTuple):
    """What a screen shows: an article of the EPUB, opened at a section, in type of a size on a screen of a width."""

    article: str
    section: str = ""
    night: bool = False
    width: int = SCREEN[0]
    type_size: int = 19
    align: str = "start"


SHOWN_SCREEN = Screen("the-sheet", "imposition", align="justify")


def main() -> None:
    """Puts the spread and the screen side by side."""
    table = Image.new("RGB", SIZE, TABLE)
    pages = spread(BOOK.with_suffix(".pdf"), LEFT_PAGE)
    top = (SIZE[1] - PAGE_HEIGHT) // 2
    table.paste(pages, (40, top))
    _frame(table, (40, top), pages.size)
    _device(table, (pages.width + 40, top), screen(BOOK.with_suffix(".epub"), SHOWN_SCREEN))
    table.quantize(255, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(SHOWN, optimize=True)


def spread(path: Path, left: int) -> Image.Image:
    """Two pages that face each other, with the shadow of the fold between them."""
    with PdfDocument(path) as document:
        scale = 2 * PAGE_HEIGHT / document[0].get_height()
        pages = [document[index].render(scale=scale).to_pil() for index in (left - 1, left)]
    width, height = pages[0].width // 2, PAGE_HEIGHT
    both = Image.new("RGB", (2 * width, height), "white")
    for side, page in enumerate(pages):
        both.paste(page.resize((width, height), Image.Resampling.LANCZOS), (side * width, 0))
    return both


def screen(path: Path, shown: Screen) -> Image.Image:
    """What a small screen shows of the EPUB, in pixels of a fine display."""
    with TemporaryDirectory() as folder:
        with ZipFile(path) as book:
            book.extractall(folder)
        page = next(Path(folder).rglob(f"{shown.article}.xhtml"))
        page.write_text(page.read_text("utf-8").replace("</head>", f"<style>{_reader(shown)}</style></head>"), "utf-8")
        shot = Path(folder) / "shot.png"
        browse(page.as_uri(), shot, shown.width)
        return Image.open(shot).convert("RGB")


def _reader(shown: Screen) -> str:
    upright, italic = (
        Path(fontpkg.path("Spectral", weight=400, style=style)).as_uri() for style in ("normal", "italic")
    )
    ground, ink = NIGHT if shown.night else DAY
    sizes = {"size": shown.type_size, "width": shown.width - 64, "height": SCREEN[1] - 50}
    rules = READER % {"upright": upright, "italic": italic, "ground": ground, "ink": ink, "align": shown.align, **sizes}
    return rules + (OPENED % {"id": f"{shown.article}.{shown.section}"} if shown.section else "")


def browse(address: str, shot: Path, width: int = SCREEN[0]) -> None:
    """A picture of what Chromium shows at an address, on a screen of so many pixels."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("Chromium is not installed.")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files")
    size = (f"--window-size={width},{SCREEN[1]}", f"--force-device-scale-factor={SCREEN_SCALE}")
    subprocess.run([chromium, *options, *size, f"--screenshot={shot}", address], check=True, capture_output=True)


def _frame(table: Image.Image, corner: tuple[int, int], size: tuple[int, int]) -> None:
    """The edge of the paper, and the fold."""
    pen, (x, y), (width, height) = ImageDraw.Draw(table), corner, size
    pen.rectangle((x - 1, y - 1, x + width, y + height), outline=EDGE)
    pen.line((x + width // 2, y, x + width // 2, y + height), fill=EDGE)


def _device(table: Image.Image, corner: tuple[int, int], shot: Image.Image) -> None:
    """An e-reader around what it shows, in the middle of the room right of `corner`."""
    width = round(SCREEN[0] * 0.88)
    picture = shot.resize((width, round(width * SCREEN[1] / SCREEN[0])), Image.Resampling.LANCZOS)
    x = corner[0] + (SIZE[0] - corner[0] - picture.width) // 2
    y = (SIZE[1] - picture.height) // 2 - 14
    body = (x - 22, y - 22, x + picture.width + 22, y + picture.height + 50)
    fine = Image.new("L", (SIZE[0] * 4, SIZE[1] * 4))
    ImageDraw.Draw(fine).rounded_rectangle([4 * side for side in body], 80, fill=255)
    table.paste(DEVICE, (0, 0), fine.reduce(4))
    table.paste(picture, (x, y))


if __name__ == "__main__":
    from gallery import main as make_gallery  # which takes from here how a screen is made

    main()
    make_gallery()
