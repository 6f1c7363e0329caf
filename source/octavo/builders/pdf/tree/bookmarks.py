"""What headings are called in bookmarks: their words, without the notes and drawings that stand in them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from octavo.builders.pdf.tree.etree import words_without_notes
from octavo.markup_names import HEADINGS, Data


def label_bookmarks(section: Element) -> None:
    """Says the label of each heading that is more than plain words; `print.css` takes it from `data-label`."""
    for heading in section.iter():
        if heading.tag in HEADINGS and len(heading):
            heading.set(Data.LABEL, words_without_notes(heading))
