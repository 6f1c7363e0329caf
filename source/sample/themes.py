"""Makes `themes.png`, a picture of the README and of the guide: a page and a screen of the sample in each theme.

    make book && .venv/bin/python source/sample/themes.py

Needs Chromium, which stands in for the e-reader.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import PdfDocument
from show import DEVICE, EDGE, SCREEN, TABLE, browse

from octavo import fonts
from octavo.press import build
from octavo.projects.order import Order
from octavo.theme import Theme

HERE = Path(__file__).resolve().parent
SHOWN = HERE.parent / "guide" / "pictures" / "themes.png"

THEMES = ("book", "report", "large-print")
PAGE, ARTICLE = "Four British octavos", "the-page"
"""Words on the page that is shown, and the article whose beginning the screen shows."""

SIZE, COLUMN, TOP = (1600, 760), 533, 44
PAGE_HEIGHT, DEVICE_WIDTH = 580, 200

READER = """
%s
html { overflow: hidden; }
body { margin: 28px 32px !important; font: %s '%s' !important; text-align: %s; hyphens: %s; }
"""
"""What an e-reader adds of its own: its size and its margins. The face is the one that the EPUB brings along."""


def main() -> None:
    """Puts the themes side by side, each with its name."""
    table = Image.new("RGB", SIZE, TABLE)
    for column, name in enumerate(THEMES):
        theme = Theme(name=name)
        with TemporaryDirectory() as folder:
            made = (Path(folder) / "book.pdf", Path(folder) / "book.epub")
            build(Order(inputs=(str(HERE),), outputs=made, theme=name))
            _paste(table, column, page(made[0]), screen(made[1], theme))
        _label(table, column, name, theme)
    table.quantize(255, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(SHOWN, optimize=True)


def page(path: Path) -> Image.Image:
    """The page of a PDF that has the words of `PAGE`."""
    with PdfDocument(path) as document:
        found = next(page for page in document if PAGE in page.get_textpage().get_text_bounded())
        large = found.render(scale=3 * PAGE_HEIGHT / found.get_height()).to_pil().convert("RGB")
    return large.resize((large.width // 3, PAGE_HEIGHT), Image.Resampling.LANCZOS)


def screen(path: Path, theme: Theme) -> Image.Image:
    """What a small screen shows of an EPUB, in pixels of a fine display."""
    with TemporaryDirectory() as folder:
        with ZipFile(path) as book:
            book.extractall(folder)
        shown = next(Path(folder).rglob(f"{ARTICLE}.xhtml"))
        shown.write_text(
            shown.read_text("utf-8").replace("</head>", f"<style>{_reader(theme)}</style></head>"), "utf-8"
        )
        shot = Path(folder) / "shot.png"
        browse(shown.as_uri(), shot)
        return Image.open(shot).convert("RGB")


def _reader(theme: Theme) -> str:
    settings = theme.settings
    faces = fonts.font_face_css(lambda name: fonts.font_files()[name].as_uri(), {settings.faces.text})
    size = "27px/1.45" if settings.pages.least else "19px/1.42"
    justified = ("justify", "auto") if settings.pages.justify else ("start", "none")
    return READER % (faces, size, settings.faces.text, *justified)


def _paste(table: Image.Image, column: int, paper: Image.Image, shot: Image.Image) -> None:
    """A page, and before its lower right corner an e-reader."""
    pen, x = ImageDraw.Draw(table), column * COLUMN + 30
    pen.rectangle((x - 1, TOP - 1, x + paper.width, TOP + paper.height), outline=EDGE)
    table.paste(paper, (x, TOP))
    height = round(DEVICE_WIDTH * SCREEN[1] / SCREEN[0])
    left, top = (column + 1) * COLUMN - DEVICE_WIDTH - 14, TOP + PAGE_HEIGHT - height + 76
    fine = Image.new("L", (SIZE[0] * 4, SIZE[1] * 4))
    body = (left - 11, top - 11, left + DEVICE_WIDTH + 11, top + height + 25)
    ImageDraw.Draw(fine).rounded_rectangle([4 * side for side in body], 48, fill=255)
    table.paste(DEVICE, (0, 0), fine.reduce(4))
    table.paste(shot.resize((DEVICE_WIDTH, height), Image.Resampling.LANCZOS), (left, top))


def _label(table: Image.Image, column: int, name: str, theme: Theme) -> None:
    face = "-".join((theme.settings.faces.text.lower().replace(" ", "-"), "400", "normal"))
    font = ImageFont.truetype(str(fonts.font_files()[face]), 26)
    ImageDraw.Draw(table).text((column * COLUMN + 30, SIZE[1] - 66), name, fill="#222222", font=font)


if __name__ == "__main__":
    main()
