"""Makes `shown.png`, the README's picture: a spread of the sample's PDF beside a screen of its EPUB.

    make book && python source/sample/show.py

Needs Chromium, which stands in for the e-reader.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import fontpkg
from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument

HERE = Path(__file__).resolve().parent
BOOK = HERE.parents[1] / "build" / "the-making-of-books"
SHOWN = HERE / "shown.png"

LEFT_PAGE = 10
"""The left page of the spread, counted from 1."""

ARTICLE, PLACE = "the-sheet", "imposition"
"""What the screen shows: an article's file in the EPUB, and the section that stands at the top."""

READER = """
@font-face { font-family: Reader; src: url("%s") }
@font-face { font-family: Reader; font-style: italic; src: url("%s") }
html { overflow: hidden; }
body { margin: 28px 32px !important; font: 19px/1.42 Reader !important; text-align: justify; hyphens: auto; }
body { height: 590px; column-width: 356px; column-gap: 64px; }
.article > :not([id="%s"]) { display: none; }
"""
"""What an e-reader adds of its own: its face, its size and its margins. It is opened at a section."""

SIZE = (1600, 830)
PAGE_HEIGHT = 720
SCREEN, SCREEN_SCALE = (420, 640), 2
TABLE, EDGE, DEVICE = "#e7e5e1", "#c9c6c0", "#3a3a3c"


def main() -> None:
    """Puts the spread and the screen side by side."""
    table = Image.new("RGB", SIZE, TABLE)
    pages = spread(BOOK.with_suffix(".pdf"), LEFT_PAGE)
    top = (SIZE[1] - PAGE_HEIGHT) // 2
    table.paste(pages, (40, top))
    _frame(table, (40, top), pages.size)
    _device(table, (pages.width + 40, top), screen(BOOK.with_suffix(".epub")))
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


def screen(path: Path) -> Image.Image:
    """What a small screen shows of the EPUB, in pixels of a fine display."""
    with TemporaryDirectory() as folder:
        with ZipFile(path) as book:
            book.extractall(folder)
        page = next(Path(folder).rglob(f"{ARTICLE}.xhtml"))
        page.write_text(page.read_text("utf-8").replace("</head>", f"<style>{_reader()}</style></head>"), "utf-8")
        shot = Path(folder) / "shot.png"
        browse(page.as_uri(), shot)
        return Image.open(shot).convert("RGB")


def _reader() -> str:
    faces = (fontpkg.path("Spectral", weight=400, style=style) for style in ("normal", "italic"))
    return READER % (*(Path(face).as_uri() for face in faces), f"{ARTICLE}.{PLACE}")


def browse(address: str, shot: Path) -> None:
    """A picture of what Chromium shows at an address."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("Chromium is not installed.")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files")
    size = (f"--window-size={SCREEN[0]},{SCREEN[1]}", f"--force-device-scale-factor={SCREEN_SCALE}")
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
    main()
