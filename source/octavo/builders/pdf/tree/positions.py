"""Where each element of an article stands in its words, written into the tree before anything is made fit for paper.

A page break is an article and a number of its characters, white space apart. What is added to the tree later for
paper alone must not shift that number: so counting begins anew at every element, from the position it had at first.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from octavo.locale.characters import count_characters
from octavo.markup_names import Class, Data

_APART = {
    *(Class.BYLINE, Class.SOURCE, Class.FOOTNOTE, Class.NOTEREF, Class.FOOTNOTES, Class.FORMULA),
    *(Class.LINK_MARK, Class.LINKS, Class.PAGE_REFERENCE, Class.REPEATED, Class.CONTENTS),
}
"""Classes of what is not counted: it stands elsewhere in an EPUB, or is drawn there in another way."""


def write_positions(section: Element) -> None:
    """Gives each counted element of an article its position, as `Data.AT`."""
    _write(section, 0)


def _write(element: Element, at: int) -> int:
    """Writes the position of an element and of all in it; the position behind its last word."""
    element.set(Data.AT, str(at))
    if is_apart(element):
        return at + drawn_length(element)
    at += count_characters(element.text or "")
    for child in element:
        at = _write(child, at) + count_characters(child.tail or "")
    return at + drawn_length(element)


def drawn_length(element: Element) -> int:
    """How many characters a picture or a formula counts for: one, so that behind it is another place than before it."""
    return int(element.tag == "img" or Class.FORMULA in element.get("class", "").split())


def is_apart(element: Element) -> bool:
    """Whether the words of an element are not counted."""
    classes = element.get("class", "").split()
    return not _APART.isdisjoint(classes) or Data.LENGTH in element.attrib or str(element.tag).startswith("{")
