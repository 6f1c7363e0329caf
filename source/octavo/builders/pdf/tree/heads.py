"""What runs over the pages of an article: its title and its sections' titles, whole or cut where they pause, else none.

`print.css` takes both from its header and its headings.
"""

from __future__ import annotations

import re
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element

from octavo.builders.pdf.page import Page
from octavo.builders.pdf.tree.etree import words_without_notes
from octavo.builders.pdf.tree.missing_glyphs import printable_text
from octavo.builders.pdf.tree.setting import Setting
from octavo.builders.xhtml.direction import isolate
from octavo.locale.characters import drop_illegal
from octavo.locale.tags import Direction
from octavo.markup_names import Data

_ROOM = 0.85
"""How many characters a running head has room for, as a share of those of a line."""

_PAUSE = re.compile(r"\s*(?::\s|[：；]|\s[-–—]\s|——?|–\s)\s*")  # "The Slow Harbour|: A Report", "Tides | – a report"
"""Where a title pauses: at a colon, or at a dash between words."""

_SECTION = "h2"
"""The headings whose words run over pages: the highest in an article."""


def write_heads(section: Element, title: str, setting: Setting, direction: Direction) -> None:
    """Says what runs over the pages of an article.

    A section's title runs over every other page, where pages face each other, and over all where the article's own has
    no room. What stands behind its heading says it, so that a page that begins with the heading does not say it twice:
    over that runs the article's.
    """
    page, header = setting.page, section.find("header")
    assert header is not None
    shown = _fit(title, page)
    header.set(Data.TITLE, isolate(shown, direction))
    if setting.title:
        header.set(Data.BOOK, isolate(_fit(setting.title, page), setting.direction))
    if page.facing or not shown:
        for heading, behind in _list_sections(section):
            heading.set(Data.TITLE, isolate(shown, direction))
            behind.set(Data.SUBHEAD, isolate(_fit(words_without_notes(heading), page), direction))


def _list_sections(section: Element) -> list[tuple[Element, Element]]:
    """The headings of an article's sections, each with what stands behind it; those inside quotations are none."""
    return [
        (inner[0], inner[1]) for inner in section.iterfind("section") if len(inner) > 1 and inner[0].tag == _SECTION
    ]


def _fit(title: str, page: Page) -> str:
    """A title as it has room over a page, on one line, and as XML can have it: "" where it has none."""
    title = " ".join(drop_illegal(title).split())
    wide = any(east_asian_width(letter) in "FW" for letter in title)
    room = int(page.characters * _ROOM / (2 if wide else 1))
    pauses = [title[: found.start()] for found in _PAUSE.finditer(title) if found.start()]
    fitting = [one for one in (*pauses, title) if len(one) <= room]
    return printable_text(fitting[-1] if fitting else "")
