"""Pages as pictures, for looking at what was made."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pypdfium2
from PIL import Image
from PIL.Image import Image as Picture

from tests.tools.places import BROWSER, built


def pdf_page(path: Path, number: int, scale: float = 1.5) -> Picture:
    """Page `number` (the first is 1) of a PDF, at 72 × `scale` pixels an inch."""
    with pypdfium2.PdfDocument(path) as document:
        picture: Picture = document[number - 1].render(scale=scale).to_pil()
        return picture


def epub_page(path: Path, name: str, size: tuple[int, int] = (600, 900)) -> Picture:
    """The top of the document `name` (a path inside the EPUB) as a browser shows it, `size` pixels wide and high."""
    with TemporaryDirectory() as folder:
        with ZipFile(path) as book:
            book.extractall(folder)
        return _shot(Path(folder) / name, Path(folder) / "page.png", size)


def _shot(page: Path, target: Path, size: tuple[int, int]) -> Picture:
    window = f"--window-size={size[0]},{size[1]}"
    command = [str(built(BROWSER)), "--headless", "--hide-scrollbars", window, f"--screenshot={target}", page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert target.is_file(), f"no picture of {page.name}: {done.stderr[-1500:]}"
    with Image.open(target) as picture:
        picture.load()
        return picture
