"""EPUBs in as few words as a shelf needs of them."""

from __future__ import annotations

from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from PIL import Image, ImageDraw

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title>'
    '</head><body><nav epub:type="toc"><ol><li><a href="text.xhtml">Text</a></li></ol></nav></body></html>'
)
_TEXT = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Text</title></head><body><p>Words.</p></body></html>'


def write_epub(path: Path, title: str, *, cover: bytes = b"", metas: str = "", **facts: str) -> Path:
    """Writes an EPUB 3. `facts` are Dublin Core elements by name; authors and subjects are parted by semicolons."""
    path.parent.mkdir(parents=True, exist_ok=True)
    items = '<item id="cover" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/>' if cover else ""
    stated = {"identifier": f"made-up:{path.stem}", "title": title, "language": "en", **facts}
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{''.join(_elements(stated))}{metas}"
        '</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>{items}</manifest>'
        '<spine><itemref idref="text"/></spine></package>'
    )
    with ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        parts: dict[str, Any] = {"META-INF/container.xml": _CONTAINER, "package.opf": package}
        parts |= {"nav.xhtml": _NAV, "text.xhtml": _TEXT} | ({"cover.jpg": cover} if cover else {})
        for name, content in parts.items():
            book.writestr(name, content)
    return path


def _elements(facts: dict[str, str]) -> list[str]:
    parted = {name: value.split("; ") if name in ("creator", "subject") else [value] for name, value in facts.items()}
    starts = {"identifier": 'identifier id="id"'}
    return [
        f"<dc:{starts.get(name, name)}>{escape(one)}</dc:{name}>"
        for name, values in parted.items()
        for one in values
        if one
    ]


def in_series(name: str, position: str) -> str:
    """The meta elements of a place in a series."""
    return (
        f'<meta property="belongs-to-collection" id="s">{escape(name)}</meta>'
        f'<meta property="group-position" refines="#s">{position}</meta>'
    )


def changed(moment: str) -> str:
    """The meta element that says when a book was changed."""
    return f'<meta property="dcterms:modified">{moment}</meta>'


@cache
def draw_cover(colour: str, width: int = 500, height: int = 800) -> bytes:
    """A cover of one colour with a band, as a JPEG."""
    picture = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(picture).rectangle((0, height // 5, width, height // 3), fill="ivory")
    written = BytesIO()
    picture.save(written, "JPEG")
    return written.getvalue()
