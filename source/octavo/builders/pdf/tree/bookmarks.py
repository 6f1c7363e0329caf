"""What headings are called in bookmarks: their words, without the notes and drawings that stand in them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from octavo.builders.pdf.tree.etree import HEADINGS, words_without_notes


def label_bookmarks(section: Element) -> None:
    """Says the label of each heading that is more than plain words; `print.css` takes it from `data-label`."""
    for heading in section.iter():
        if heading.tag in HEADINGS and len(heading):
            heading.set("data-label", words_without_notes(heading))
