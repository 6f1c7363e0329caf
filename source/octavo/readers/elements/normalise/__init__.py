"""Tree to tree: what each maker of pages writes its own way becomes plain HTML, `NOTE` and `MATH` elements.

The steps build on each other, so that their order counts: formulas come before notes, which may hold some, and
figures come last, because they are made of formulas, images and listings.
"""

from __future__ import annotations

from octavo.readers.elements.context import Context
from octavo.readers.elements.normalise.equation_tables import normalise_equation_tables
from octavo.readers.elements.normalise.fallbacks import show_fallbacks
from octavo.readers.elements.normalise.figure_groups import make_figure_groups
from octavo.readers.elements.normalise.figures import normalise_figures
from octavo.readers.elements.normalise.formulas import normalise_formulas
from octavo.readers.elements.normalise.galleries import make_figures_of_rows
from octavo.readers.elements.normalise.headings import strip_permalinks
from octavo.readers.elements.normalise.images import normalise_images
from octavo.readers.elements.normalise.line_ends import break_kept_lines
from octavo.readers.elements.normalise.listings import normalise_listings
from octavo.readers.elements.normalise.lists import nest_lists
from octavo.readers.elements.normalise.notes.attribute_notes import normalise_attribute_notes
from octavo.readers.elements.normalise.notes.linked_notes import move_linked_notes
from octavo.readers.elements.normalise.notes.sidenotes import normalise_inline_notes
from octavo.readers.elements.normalise.notes.unlinked_notes import move_unlinked_notes
from octavo.readers.elements.normalise.page_contents import drop_page_contents
from octavo.readers.elements.normalise.stand_ins import drop_stand_ins
from octavo.readers.elements.normalise.structure import flatten, flatten_notes, repair_voids, strip_scripts
from octavo.readers.elements.normalise.tables import make_tables
from octavo.readers.elements.normalise.unnamed_captions import enclose_unnamed_captions
from octavo.readers.elements.normalise.word_contents import drop_word_contents
from octavo.readers.elements.normalise.word_lists import make_word_lists
from octavo.readers.elements.tree import Element

_DEEPEST_ON_PAGE = 250
_DEEPEST_IN_PART = 60
"""Levels of elements that are kept; what lies deeper becomes paragraphs of plain words."""


def normalise_page(page: Element, context: Context) -> None:
    """The first steps, for a whole page: its words stay where they are."""
    repair_voids(page)
    show_fallbacks(page, context)
    flatten(page, context, _DEEPEST_ON_PAGE)
    normalise_formulas(page, context)
    normalise_equation_tables(page)


def move_notes(page: Element, context: Context) -> None:
    """Moves the notes of a page to their references, which may stand far from them."""
    normalise_inline_notes(page)
    normalise_attribute_notes(page)
    move_linked_notes(page, context.base)
    move_unlinked_notes(page)


def normalise_part(part: Element, context: Context) -> None:
    """The other steps, for what is read of a page that `normalise_page` has had."""
    flatten_notes(part, context)
    flatten(part, context, _DEEPEST_IN_PART)
    break_kept_lines(part)
    normalise_images(part, context)
    drop_stand_ins(part)
    strip_scripts(part, context)
    drop_word_contents(part, context)
    make_word_lists(part)
    nest_lists(part)
    strip_permalinks(part, context)
    drop_page_contents(part, context)
    normalise_listings(part, context)
    make_tables(part)
    make_figures_of_rows(part)
    normalise_figures(part)
    enclose_unnamed_captions(part)
    make_figure_groups(part)
