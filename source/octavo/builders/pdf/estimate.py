"""About how many pages there are, and on which of them an id stands: before they are laid out."""

from __future__ import annotations

from collections.abc import Iterable

from octavo.builders.pdf.page import MILLIMETRE, Page
from octavo.builders.pdf.tree.section import Section

_FILLED = 0.7
"""How much of a page's lines and characters an average page of a book has."""


def characters_of_page(page: Page) -> float:
    """How many characters an average page has."""
    lines = (page.height - page.margins[0] - page.margins[2]) * MILLIMETRE / page.leading
    return page.characters * lines * _FILLED


def estimate_pages(sections: Iterable[Section], page: Page) -> int:
    """About how many pages there are for sections."""
    return 1 + round(sum(section.length for section in sections) / characters_of_page(page))


def estimate_digits(sections: Iterable[Section], page: Page) -> dict[str, int]:
    """About how many digits the page number of each id has, in sections that follow each other on own pages."""
    room, before = characters_of_page(page), 0
    found: dict[str, int] = {}
    for section in sections:
        for target in section.targets:
            found.setdefault(target.id, len(str(1 + before + int(target.at / room))))
        before += estimate_pages([section], page)
    return found
