"""What headings are called in bookmarks: their words, without the notes and drawings that stand in them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from octavo.builders.pdf.tree.etree import words_without_notes
from octavo.builders.xhtml.direction import mark_direction
from octavo.locale.tags import Direction
from octavo.markup_names import HEADINGS, Data


def label_bookmarks(section: Element, direction: Direction) -> None:
    """Says the label of each heading that is more than plain words in the article's direction.

    `print.css` takes it from `data-label`.
    """
    for heading in section.iter():
        if heading.tag in HEADINGS:
            words = words_without_notes(heading)
            label = mark_direction(words, direction)
            if len(heading) or label != words:
                heading.set(Data.LABEL, label)
