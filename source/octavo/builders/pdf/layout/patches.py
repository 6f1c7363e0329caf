"""All that is replaced in WeasyPrint and pydyf while a book is laid out and drawn, and what else of them is relied on.

`patched` puts ours in the place of theirs, all together, and takes it away again. Each row names what is replaced, by
what and why, and the digest of the source text of theirs that ours was written beside. A new version of theirs whose
text is another one fails a test, and someone has to read both.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from threading import Lock
from typing import Any, NamedTuple

import pydyf
from weasyprint import css, document, images, layout, pdf, svg
from weasyprint.draw import text as text_drawing
from weasyprint.layout import LayoutContext, block, column, inline, page
from weasyprint.pdf import anchors
from weasyprint.pdf.stream import Stream

from octavo.builders.pdf.compose import composer
from octavo.builders.pdf.compose.spreads import feet, flow, folios
from octavo.builders.pdf.layout import (
    artifacts,
    bounds,
    cascade,
    divided,
    drawing,
    footnotes,
    greys,
    lines,
    ornaments,
    page_ends,
    slots,
    source,
    svg_text,
    tables,
)


class Patch(NamedTuple):
    """What is called `name` in `owner`, a module or a class of theirs, is `ours` while a book is rendered.

    `digest` is that of `theirs`, where the source text is elsewhere than in what is replaced.
    """

    owner: Any
    name: str
    ours: Any
    digest: str
    reason: str
    theirs: Any = None

    @property
    def text(self) -> str:
        """The source text of theirs."""
        theirs: Any = self.theirs or inspect.getattr_static(self.owner, self.name)
        return inspect.getsource(getattr(theirs, "fget", theirs))


class Reliance(NamedTuple):
    """A function of theirs whose way of working ours rests on."""

    theirs: Callable[..., Any]
    digest: str
    reason: str

    @property
    def text(self) -> str:
        """Its source text."""
        return inspect.getsource(self.theirs)


PATCHES = (
    # lines
    Patch(inline, "get_next_linebox", composer.get_next_linebox, "67af458c2545e74f",
          "lines are chosen with all others of their paragraph"),
    Patch(inline, "split_first_line", lines.split_first_line, "39ad1016863ca34d",
          "the space at the end of a text takes no room"),
    Patch(inline, "split_inline_level", lines.split_inline_level, "d98c008c8fc00582",
          "a first word of code may be parted"),
    Patch(inline, "justify_line", lines.justify_line, "f83b21ff8793ba6b",
          "spaces grow no wider than words"),
    # blocks
    Patch(block, "_in_flow_layout", flow.in_flow_layout, "c2537262836dd981",
          "what does not fit finds a place, and text its line"),
    # styles
    Patch(css.StyleFor, "__init__", cascade.init_style_for, "b1e725a7552502aa",
          "elements that match the same rules share the cascade"),
    # blocks
    Patch(block, "block_container_layout", divided.block_container_layout, "65842ca53a8391eb",
          "what is divided ends where its lines do"),
    # tables
    Patch(block, "table_wrapper_width", tables.table_wrapper_width, "48611ace93037706",
          "a caption is as wide as its words ask for"),
    Patch(block, "table_layout", tables.table_layout, "6594fa40743fbc0b",
          "tall rows are parted, and heads stand over them"),
    # notes at the foot of the page
    Patch(block, "_break_line", page_ends.break_line, "2b92255d94ab45f7",
          "no page ends in the middle of a word"),
    Patch(page, "make_page", footnotes.make_page, "656f183328e8b1b5",
          "a note goes on on the next page, and gets one of its own where it must"),
    Patch(page, "block_level_layout", footnotes.block_level_layout, "c1301dde9284e245",
          "the area for notes ends where its notes do"),
    Patch(block, "_linebox_layout", footnotes.linebox_layout, "e07bbe000974787e",
          "notes stay on the page of their reference"),
    Patch(LayoutContext, "in_column", footnotes.in_column, "f687f507fee8883e",
          "as they do in columns", LayoutContext.__init__),
    Patch(LayoutContext, "overflows_page", footnotes.overflows_page, "d18699b7ce2ebaa0",
          "a note without room is split"),
    Patch(LayoutContext, "layout_footnote", footnotes.layout_footnote, "5075f64aaae4a32d",
          "behind a split note others wait"),
    Patch(LayoutContext, "unlayout_footnote", footnotes.unlayout_footnote, "c7c223cf4a0fda54",
          "a split note that is taken off the page is whole again"),
    Patch(LayoutContext, "report_footnote", footnotes.report_footnote, "f05bad3895c6824c",
          "a split note that is put off is whole again"),
    Patch(LayoutContext, "_update_footnote_area", footnotes.update_footnote_area, "2e317e4b066fb80c",
          "notes never overflow by what is only a rounding error"),
    # pages
    Patch(page, "remake_page", bounds.remake_page, "1ff09b2dffa17839",
          "there is a largest number of pages"),
    Patch(document, "layout_document", source.layout_document, "a5cbf437e99caf72",
          "the places of page numbers are marked before pages are drawn"),
    Patch(layout, "make_all_pages", feet.make_all_pages, "b5e4034894841caa",
          "pages that face each other end on the same line, and articles with more than a few"),
    Patch(layout, "make_margin_boxes", folios.make_margin_boxes, "4a2d2e301eb3bc47",
          "the number of a page that holds a line more goes down with its foot"),
    Patch(layout, "initialize_page_maker", source.initialize_page_maker, "5bb3c878d722af53",
          "a piece of a book begins where it stands in it"),
    Patch(Stream, "set_color_rgb", greys.set_color_rgb, "c64335d569ba1041",
          "black is black ink alone"),
    Patch(Stream, "marked", artifacts.marked, "3fa3acacbbf66422",
          "what is no part of the text is marked as an artifact"),
    Patch(text_drawing, "draw_first_line", slots.draw_first_line, "1bb8eae6d88e71b1",
          "scripts whose letters join or change places are read as they were written; numbers are left open"),
    Patch(images.SVGImage, "draw", ornaments.draw, "bf38036046fc040b",
          "a book that is called otherwise has other ornaments, on pages that are kept"),
    Patch(svg.Node, "text", property(svg_text.text), "20f363cfc53cbd35",
          "letters in drawings join, and run from right to left"),
    Patch(pdf, "build_fonts_dictionary", drawing.build_fonts_dictionary, "fc551bef35d0d6c3",
          "a book has each of its fonts once"),
    Patch(pdf, "add_outlines", drawing.add_outlines, "9f5d6afde78956a1",
          "bookmarks are in the order of the whole book"),
    Patch(pdf, "add_tags", drawing.add_tags, "f0e74575b0bafaf3",
          "elements are tagged, and not boxes"),
    Patch(pydyf.PDF, "page_references", drawing.page_references, "060bf90aad55931b",
          "they do not cost the square of the number of pages"),
)  # fmt: skip

RELIED_ON = (
    Reliance(page.remake_page, "1ff09b2dffa17839", "how a page follows another one (source, breaks, footnotes)"),
    Reliance(page.make_all_pages, "b5e4034894841caa", "a book ends when no note waits (footnotes)"),
    Reliance(column.columns_layout, "7a05cce3272fc581", "who says that columns are laid out (footnotes)"),
    Reliance(
        document.Document._render, "ebaceeb0fa8e79aa", "pages are laid out, and then their links are found (source)"
    ),
    Reliance(anchors.add_links, "262e8b9b299892a7", "a box keeps the annotation of its link (tags)"),
    Reliance(
        pdf.generate_pdf, "626343ef25c396e8", "the order in which things are drawn and written (drawing, link.linker)"
    ),
)

_LOCK = Lock()
"""Held while ours are in place: they are in place for the whole process, and one thread renders at a time."""


def digest(text: str) -> str:
    """What `text` is known by in the rows above."""
    return sha256(text.encode()).hexdigest()[:16]


@contextmanager
def patched() -> Iterator[None]:
    """WeasyPrint and pydyf with all of ours in place."""
    with _LOCK, ExitStack() as undone:
        for patch in PATCHES:
            undone.enter_context(_replaced(patch))
        yield


@contextmanager
def _replaced(patch: Patch) -> Iterator[None]:
    """One of theirs replaced by ours; an attribute that is inherited is only hidden."""
    own = vars(patch.owner)
    before = own.get(patch.name)
    setattr(patch.owner, patch.name, patch.ours)
    try:
        yield
    finally:
        if before is None:
            delattr(patch.owner, patch.name)
        else:
            setattr(patch.owner, patch.name, before)
