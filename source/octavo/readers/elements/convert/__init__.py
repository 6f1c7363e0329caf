"""Tree to model: the table of elements and their readers."""

from __future__ import annotations

from octavo.markup_names import HEADINGS
from octavo.model import Block, Inline
from octavo.readers.elements.context import Context
from octavo.readers.elements.convert.blocks import read_division, read_heading, read_thematic_break, read_wrapper
from octavo.readers.elements.convert.callouts import read_callout
from octavo.readers.elements.convert.citations import read_citation
from octavo.readers.elements.convert.converter import BlockReader, Converter, InlineReader, Readers
from octavo.readers.elements.convert.embeds import EMBEDS, read_embed
from octavo.readers.elements.convert.figures import read_figure
from octavo.readers.elements.convert.footnotes import read_footnote
from octavo.readers.elements.convert.images import read_image
from octavo.readers.elements.convert.inlines import (
    STYLES,
    read_abbreviation,
    read_code,
    read_line_break,
    read_link,
    read_quotation,
    read_ruby_text,
    read_span,
    read_styled,
)
from octavo.readers.elements.convert.listings import read_listing
from octavo.readers.elements.convert.lists import read_description_list, read_list
from octavo.readers.elements.convert.math import read_math
from octavo.readers.elements.convert.paragraphs import drop_usual_alignment
from octavo.readers.elements.convert.quotes import read_quote
from octavo.readers.elements.convert.ruby import read_ruby
from octavo.readers.elements.convert.svg import read_svg
from octavo.readers.elements.convert.tables import read_table
from octavo.readers.elements.tree import MATH, NOTE, Element

_WRAPPERS = (
    "address", "article", "body", "center", "dialog", "fieldset", "footer", "form", "header", "hgroup", "html",
    "legend", "main", "nav", "search", "summary", "noscript", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead",
    "tfoot", "caption", "figcaption",
)  # fmt: skip
"""Elements that only hold blocks, wherever they stand without the element around them that they belong to."""

BLOCKS: dict[str, BlockReader] = {
    **dict.fromkeys(("p", "div", "section"), read_division),
    **dict.fromkeys(HEADINGS, read_heading),
    "hr": read_thematic_break,
    **dict.fromkeys(("ul", "ol", "menu", "dir"), read_list),
    "dl": read_description_list,
    "blockquote": read_quote,
    **dict.fromkeys(("aside", "details"), read_callout),
    "figure": read_figure,
    "table": read_table,
    **dict.fromkeys(("pre", "listing", "xmp"), read_listing),
    **dict.fromkeys(_WRAPPERS, read_wrapper),
}
"""Elements that stand apart, and who reads them."""

INLINES: dict[str, InlineReader] = {
    **dict.fromkeys(STYLES, read_styled),
    "q": read_quotation,
    "a": read_link,
    "abbr": read_abbreviation,
    "acronym": read_abbreviation,
    "code": read_code,
    "tt": read_code,
    "ruby": read_ruby,
    "rt": read_ruby_text,
    "br": read_line_break,
    "d-cite": read_citation,
    "img": read_image,
    "svg": read_svg,
    **dict.fromkeys(EMBEDS, read_embed),
    MATH: read_math,
    NOTE: read_footnote,
}
"""Elements of a line, and who reads them; others leave their content."""

_READERS = Readers(BLOCKS, INLINES, mixed=read_wrapper, others=read_span)


def convert_blocks(element: Element, context: Context) -> tuple[Block, ...]:
    """The content of an element as blocks, headings nested into sections."""
    converter = Converter(element, context, _READERS)
    blocks = converter.blocks(element)
    return drop_usual_alignment(blocks) if converter.has_aligned else blocks


def convert_inlines(element: Element, context: Context) -> tuple[Inline, ...]:
    """The content of an element as one line."""
    return Converter(element, context, _READERS).inlines(element)
