"""Pictures of every kind, from the files beside an article to the files in its books."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from octavo.press import build
from octavo.press.results import Result
from octavo.projects.book_file import BookFile
from octavo.projects.order import make_order

DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='80'><circle cx='60' cy='40' r='30'/></svg>"

COVER = 1600, 2140
"""Pixels of the cover that is drawn for the page."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("pictures")
    grain = Image.radial_gradient("L").resize((2400, 1200)).convert("RGB")
    held = Image.Exif()
    held[0x0112], held[0x010E] = 6, "at home"
    grain.save(here / "wide.webp")
    grain.resize((300, 200)).save(here / "turned.jpg", exif=held)
    Image.new("RGBA", (90, 60), (0, 0, 0, 0)).save(here / "clear.png")
    frames = [Image.new("RGB", (80, 40), colour) for colour in ("red", "blue")]
    frames[0].save(here / "moving.gif", save_all=True, append_images=frames[1:], duration=99)
    (here / "drawn.svg").write_text(DRAWING)
    shown = "\n\n".join(f"![What {path.stem} shows]({path.name})" for path in sorted(here.iterdir()))
    (here / "a.md").write_text(f"---\ntitle: Pictures\nlang: en\ndate: 2024-05-01\n---\n\nWords before.\n\n{shown}\n")
    return here


def build_pictures(folder: Path, name: str, made_for: str = "") -> Result:
    return build(make_order(BookFile(made_for=made_for), (str(folder / "a.md"),), (folder / name,), None))


def pictures_in(book: Path) -> dict[str, Image.Image]:
    """The pictures of an EPUB, by the kind and the size that they have."""
    with zipfile.ZipFile(book) as package:
        found = [package.read(name) for name in package.namelist() if "pictures/" in name]
    images = [Image.open(BytesIO(content)) for content in found if not content.startswith(b"<svg")]
    return {f"{image.format} {image.width}×{image.height}": image for image in images}


def test_an_epub_for_kindle_has_what_kindles_show(folder: Path) -> None:
    result = build_pictures(folder, "kindle.epub", made_for="kindle")
    shown = pictures_in(folder / "kindle.epub")
    assert sorted(shown) == ["GIF 80×40", "JPEG 1920×960", "JPEG 200×300", "PNG 360×240", "PNG 90×60"]
    assert not any(image.getexif() or image.info.get("icc_profile") for image in shown.values())
    assert shown["PNG 90×60"].convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    codes = {note.code for note in result.notes}
    assert codes >= {"picture-resized", "picture-converted"}
    assert not codes & {"picture-lost", "picture-unreadable", "word-missing"}
    with zipfile.ZipFile(folder / "kindle.epub") as package:
        pages = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xhtml"))
    assert 'alt="What drawn shows" width="120" height="80"' in pages


def test_a_pdf_shows_them_all(folder: Path) -> None:
    result = build_pictures(folder, "x.pdf")
    codes = {note.code for note in result.notes}
    assert "picture-still" in codes
    assert not codes & {"picture-lost", "picture-unreadable"}
    document = pypdfium2.PdfDocument(folder / "x.pdf")
    rasters = [item for page in document for item in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE])]
    sizes = sorted(item.get_px_size() for item in rasters)
    assert [size for size in sizes if size != COVER] == [(80, 40), (90, 60), (200, 300), (1854, 927)]
    document.close()


def test_a_second_build_reads_what_the_first_one_made(folder: Path) -> None:
    cache = Path(os.environ["OCTAVO_CACHE"])
    build_pictures(folder, "one.epub")
    before = {path: path.stat().st_ino for path in cache.rglob("*") if path.is_file()}
    build_pictures(folder, "two.epub")
    assert {path: path.stat().st_ino for path in cache.rglob("*") if path.is_file()} == before
    assert (folder / "one.epub").read_bytes() == (folder / "two.epub").read_bytes()
