"""A receipt as an HTML file of its own: no script, nothing from elsewhere, readable without colours."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from octavo.builders.faces import subset_font
from octavo.fonts import FACES
from octavo.press.documents import render_document
from octavo.press.receipt.values import Picture, Receipt
from octavo.printing import count_noun

_SHOWN_FIRST, _SHOWN_ALL = 21, 35
"""How many pages are seen at once, and how many at most where none is a click away: whole rows of seven."""

_FAMILY = "Spectral"
_LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x2212)))
"""The characters that headings and quotations are set in a face of ours in; others are set in the reader's own."""


def format_receipt(receipt: Receipt) -> str:
    """The receipt as an HTML document."""
    return render_document(
        Path(__file__).with_name("receipt.html"),
        receipt=receipt,
        shown=_SHOWN_FIRST if receipt.sample and len(receipt.sample.pages) > _SHOWN_ALL else _SHOWN_ALL,
        faces=embed_faces(),
        count=count_noun,
        address=make_address,
        size=show_size,
    )


@cache
def embed_faces() -> str:
    """The @font-face rules of the upright faces of a family, which are in the page itself."""
    return "".join(_embed_faces())


def _embed_faces() -> Iterator[str]:
    for face in FACES:
        if face.family == _FAMILY and face.style == "normal" and (path := face.locate()):
            content = b64encode(subset_font(path, _LATIN, "woff2")).decode()
            source = f'src: url("data:font/woff2;base64,{content}")'
            yield f'@font-face {{ font-family: "{_FAMILY}"; font-weight: {face.weight}; {source} }}\n'


def make_address(picture: Picture) -> str:
    """The address of a picture that is in the page itself (RFC 2397)."""
    return f"data:image/webp;base64,{b64encode(picture.content).decode()}"


def show_size(size: int) -> str:
    """A number of bytes as people say it: "272 kB", "1.4 MB"."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 1_000_000 else f"{size / 1000:,.0f} kB"
