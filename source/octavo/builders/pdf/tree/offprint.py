"""What an offprint says around its article: which part of which book it is, and what made it."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from octavo.builders import Offprint
from octavo.locale.characters import drop_illegal
from octavo.markup_names import Class


def mark_offprint(section: Element, offprint: Offprint, words: dict[str, str]) -> None:
    """Puts the article's place in its book above its title, and the line of a colophon at its end."""
    header = section.find("header")
    assert header is not None
    above = Element("p", {"class": Class.PART_OF})
    above.text = f"{offprint_place(offprint, words)} "
    SubElement(above, "cite").text = drop_illegal(offprint.title)
    header.insert(0, above)
    footer = section.find("footer")
    if footer is None:
        footer = SubElement(section, "footer", {"class": Class.SOURCE})
    SubElement(footer, "p", {"class": Class.MADE_WITH}).text = words["made-with"]


def offprint_place(offprint: Offprint, words: dict[str, str]) -> str:
    """The place in words: "Part 3 of 10 of"."""
    return words["part-of"].format(position=offprint.position, count=offprint.count)
