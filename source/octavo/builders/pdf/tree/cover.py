"""The cover of a PDF: the picture that the book brings along, or one drawn in the shape of the page.

It stands before page 1, and has a name instead of a number, so that pages keep their numbers whether there is a cover
or not. Print houses take it as a file of its own.
"""

from __future__ import annotations

from io import BytesIO
from statistics import median

from octavo.builders import BuildContext
from octavo.builders.cover.kept import find_drawn_cover
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.xhtml import pages
from octavo.locale.phrases import phrases
from octavo.profiles import Paper
from octavo.resources import Asset

_NEAR = 0.06
"""How far the shape of a given cover may be from the page's and still fill it: that much is cut off."""


def make_cover_page(context: BuildContext, options: PdfOptions) -> str:
    """The markup of the cover's page, "" where the book has none there. A picture that is drawn goes to the assets."""
    book, paper = context.book, options.paper
    given = book.metadata.cover
    if options.printer or not (given or options.cover):
        return ""
    if given in context.assets:
        return _write_page(context, given, _fill_style(context.assets[given], paper))
    if not options.cover:
        return _write_page(context, given, "")
    drawn = find_drawn_cover(context, paper.width, paper.height)
    return _write_page(context, context.assets.keep(drawn), "object-fit: cover")


def _write_page(context: BuildContext, name: str, style: str) -> str:
    words = phrases(context.book.metadata.language)
    section = pages.cover_section(f"asset:{name}", pages.cover_words(context.book, words), words)
    return section.replace("<img ", f'<img style="{style}" ')


def _fill_style(cover: Asset, paper: Paper) -> str:
    """How a cover fills the page: cut at its edges if its shape is nearly the page's, else whole on their colour."""
    shape = (cover.width / max(cover.height, 1)) / (paper.width / paper.height)
    if abs(shape - 1) <= _NEAR or cover.media_type == "image/svg+xml":
        return f"object-fit: {'cover' if abs(shape - 1) <= _NEAR else 'contain'}"
    return f"object-fit: contain; background: rgb({_edge_colour(cover)})"


def _edge_colour(cover: Asset) -> str:
    """The colour that most of a picture's edges has, as red, green, blue: bare page will stand beside them."""
    from PIL import Image

    with Image.open(BytesIO(cover.content)) as opened:
        small = opened.convert("RGB").resize((32, 32))
    edges = [small.getpixel((x, y)) for x in range(32) for y in range(32) if {x, y} & {0, 31}]
    return ", ".join(str(round(median(channel))) for channel in zip(*edges, strict=True))
