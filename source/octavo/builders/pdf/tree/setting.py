"""What the articles of a book have in common on paper."""

from __future__ import annotations

from msgspec import Struct

from octavo.builders.pdf.page import Page
from octavo.locale.tags import Direction
from octavo.profiles import LinkForm


class Setting(Struct, frozen=True):
    """What the articles of a book have in common on paper: the page, how links look, and what is the whole book's.

    The title is that of the book, or of the one that an offprint was taken from; "" where it stands over no page.
    """

    page: Page
    links: LinkForm
    title: str
    language: str
    direction: Direction
