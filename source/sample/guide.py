"""Makes pictures of the guide: a table of the sample on three screens, all at one scale, and pages of its proof.

.venv/bin/python source/sample/guide.py
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument, PdfPage
from show import DEVICE, EDGE, TABLE

from octavo.press import build
from octavo.profiles import Paper, profile
from octavo.projects.order import Order

HERE = Path(__file__).resolve().parent
PICTURES = HERE.parent / "guide" / "pictures"

DEVICES = ("phone", "ereader-6", "enote-10")
WORDS = "Four British octavos"
"""Words on the page that is shown."""

PROOF_PAGES = (5, 6)
"""Two pages with marks."""

SCALE = 1.9
"""Pixels of a point."""

FRAME, GAP = 16, 44


def main() -> None:
    """Makes all pictures."""
    _show_devices()
    _show_proof()


def _show_devices() -> None:
    """Screens side by side, their feet on one line."""
    screens = [_screen(name) for name in DEVICES]
    width = sum(screen.width for screen in screens) + GAP * (len(screens) + 1)
    height = max(screen.height for screen in screens) + 2 * GAP
    table = Image.new("RGB", (width, height), TABLE)
    left = GAP
    for screen in screens:
        table.paste(screen, (left, height - GAP - screen.height), _mask(screen.size))
        left += screen.width + GAP
    _save(table, "devices.png")


def _show_proof() -> None:
    """Pages of a proof side by side."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.proof.pdf"
        build(Order(inputs=(str(HERE),), outputs=(path,)))
        with PdfDocument(path) as document:
            pages = [_draw(document[index]) for index in PROOF_PAGES]
    table = Image.new("RGB", (sum(page.width + GAP for page in pages) + GAP, pages[0].height + 2 * GAP), TABLE)
    for number, page in enumerate(pages):
        left = GAP + number * (page.width + GAP)
        ImageDraw.Draw(table).rectangle((left - 1, GAP - 1, left + page.width, GAP + page.height), outline=EDGE)
        table.paste(page, (left, GAP))
    _save(table, "proof.png")


def _save(table: Image.Image, name: str) -> None:
    table.quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(PICTURES / name, optimize=True)


def _draw(page: PdfPage) -> Image.Image:
    """A page in pixels, with smooth letters."""
    large = page.render(scale=3 * SCALE).to_pil().convert("RGB")
    return large.resize((large.width // 3, large.height // 3), Image.Resampling.LANCZOS)


def _screen(device: str) -> Image.Image:
    """The page that has `WORDS`, in the frame of a device."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.pdf"
        build(Order(inputs=(str(HERE),), outputs=(path,), paper=profile(Paper, device)))
        with PdfDocument(path) as document:
            found = next(page for page in document if WORDS in page.get_textpage().get_text_bounded())
            page = _draw(found)
    framed = Image.new("RGB", (page.width + 2 * FRAME, page.height + 2 * FRAME), DEVICE)
    framed.paste(page, (FRAME, FRAME))
    return framed


def _mask(size: tuple[int, int]) -> Image.Image:
    """Round corners."""
    fine = Image.new("L", (size[0] * 4, size[1] * 4))
    ImageDraw.Draw(fine).rounded_rectangle((0, 0, *(4 * side for side in size)), 72, fill=255)
    return fine.reduce(4)


if __name__ == "__main__":
    main()
