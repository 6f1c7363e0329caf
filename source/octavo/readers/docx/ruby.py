"""Words above words (`w:ruby`, section 17.3.3.25): HTML's `ruby`."""

from __future__ import annotations

from lxml import etree

from octavo.readers.docx.placeholders import Placeholders
from octavo.readers.docx.wordml import child, remove, tag, words
from octavo.readers.elements.tree import Element


def replace_ruby(root: Element, placeholders: Placeholders) -> None:
    """Puts placeholders for HTML in the place of words with others above them."""
    for found in list(root.iter(tag("w:ruby"))):
        above, base = child(found, "w:rt"), child(found, "w:rubyBase")
        ruby = etree.Element("ruby")
        ruby.text = "" if base is None else words(base)
        etree.SubElement(ruby, "rt").text = "" if above is None else words(above)
        found.addprevious(placeholders.mark_element(ruby))
        remove(found)
