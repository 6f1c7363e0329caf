"""One article on paper: its XHTML as an element, and the steps that make the element fit for a page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from msgspec import Struct

from octavo import walk
from octavo.builders.pdf.page import MILLIMETRE, Page
from octavo.builders.pdf.tree.bookmarks import label_bookmarks
from octavo.builders.pdf.tree.endnotes import move_long_notes
from octavo.builders.pdf.tree.equations import make_equation
from octavo.builders.pdf.tree.etree import parse_markup
from octavo.builders.pdf.tree.heads import write_heads
from octavo.builders.pdf.tree.linknotes import annotate_links
from octavo.builders.pdf.tree.listings import fit_listings
from octavo.builders.pdf.tree.lists import number_plainly, start_lists
from octavo.builders.pdf.tree.missing_glyphs import replace_missing
from octavo.builders.pdf.tree.openings import mark_opening
from octavo.builders.pdf.tree.pictures import describe_pictures, size_pictures
from octavo.builders.pdf.tree.positions import write_positions
from octavo.builders.pdf.tree.ruby import lift_readings
from octavo.builders.pdf.tree.setting import Setting
from octavo.builders.pdf.tree.tables import fit_tables, needs_cards
from octavo.builders.pdf.tree.tokens import mark_tokens
from octavo.builders.xhtml import Xhtml
from octavo.builders.xhtml.article import NO_PARATEXT, Paratext
from octavo.builders.xhtml.direction import article_direction
from octavo.builders.xhtml.markup import SEAM, img
from octavo.builders.xhtml.stacked_tables import describe_table
from octavo.model import Article, Image, Math, Table
from octavo.notes import Notes

_ROW_MEASURES = (60, 95)
"""Millimetres of a line on which two figures, and three, have room."""

_SMALL_SCREEN = 100
"""Millimetres that phones and readers of six inches are narrower than."""


class PaperMedium(Struct, frozen=True):
    """Paper as the medium of `Xhtml`."""

    notes: Notes
    page: Page
    footnotes_at_reference: bool = True

    @property
    def figures_in_row(self) -> int:
        """As many as are large enough to be seen; on small screens, one."""
        if not self.page.facing and self.page.width < _SMALL_SCREEN:
            return 1
        return sum(self.page.measure >= least for least in (0, *_ROW_MEASURES))

    def image(self, image: Image) -> str:
        """A picture, by its name in the asset store."""
        return img(image, f"asset:{image.asset}")

    def math(self, math: Math) -> str:
        """A formula as a drawing."""
        return make_equation(math, self.page.measure * MILLIMETRE / self.page.size, self.notes)

    def link(self, href: str) -> str:
        """A link as the model has it: ids are unique over the book, and the book is one document."""
        return href

    def stacks_table(self, table: Table) -> bool:
        """Whether a table has no room on the page, at the smallest size or turned."""
        if not needs_cards(table, self.page):
            return False
        self.notes.add("table-lowered", describe_table(table))
        return True


def make_section(
    article: Article, setting: Setting, words: dict[str, str], notes: Notes, paratext: Paratext = NO_PARATEXT
) -> Element:
    """The article as a section element, fit for its page; `words` are the phrases of its language."""
    page = setting.page
    markup = Xhtml(article, PaperMedium(notes, page), setting.language).section(paratext)
    section = parse_markup(markup.replace(SEAM, ""))  # the composer finds them by itself
    direction = article_direction(article, setting.language)
    if direction != setting.direction:
        section.set("dir", direction)
    write_positions(section)
    write_heads(section, walk.title(article), setting, direction)
    replace_missing([section], notes)
    mark_opening(section)
    fit_tables(section, page)
    fit_listings(section, page)
    label_bookmarks(section, direction)
    describe_pictures(section, words)
    size_pictures(section)
    number_plainly(section, notes)
    start_lists(section)
    lift_readings(section)
    mark_tokens(section)
    move_long_notes(section, words)
    annotate_links(section, setting.links, words)
    return section
