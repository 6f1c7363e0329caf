"""The tree as WeasyPrint takes it, and what is done with its pages when they are laid out, before they are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import cssselect2
import weasyprint
from weasyprint import document
from weasyprint.layout import LayoutContext

from octavo.builders.pdf.compose.composer import composer_of
from octavo.builders.pdf.fragment import Break
from octavo.builders.pdf.layout.breaks import find_breaks
from octavo.builders.pdf.layout.fetcher import Fetcher
from octavo.builders.pdf.layout.slots import Slots

_LAYOUT_DOCUMENT = document.layout_document


class LayoutHook:
    """Fills the slots of laid-out pages with page numbers, and keeps what is known of the pages.

    `folios` is the number on each page, `targets` the page of each id, from 0, `breaks` where each page begins.
    `fits` says whether all numbers have room in their slots, `paragraphs` how many were composed, and why others not.
    """

    def __init__(self, slots: Slots) -> None:
        self._slots = slots
        self.fits = True
        self.folios: tuple[str, ...] = ()
        self.targets: dict[str, int] = {}
        self.breaks: tuple[Break, ...] = ()
        self.paragraphs: dict[str, int] = {}

    def take_pages(self, pages: Sequence[Any], root: Any, context: LayoutContext) -> None:
        """Takes the boxes of all pages. `root` is the tree of boxes that they were made of.

        The numbers are counted here because all pages of the book are. Where they are not, they have to be given.
        """
        self.folios = tuple(_folios(context.page_maker))
        self.targets = dict(_targets(context.page_maker))
        numbers = {target: self.folios[page] for target, page in self.targets.items()}
        self.fits = self._slots.fill(pages, numbers, context)
        self.breaks = find_breaks(root, context.page_maker)
        composer = composer_of(context)
        self.paragraphs = composer.count_paragraphs()
        composer.close()


class Source(weasyprint.HTML):
    """A tree instead of text to parse."""

    def __init__(self, root: Element, fetcher: Fetcher, hook: LayoutHook) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root
        self.hook = hook


def layout_document(html: weasyprint.HTML, root: Any, context: LayoutContext) -> Sequence[Any]:
    """Stands for `weasyprint.document.layout_document`: the boxes of all pages, with their numbers in the slots."""
    pages = list(_LAYOUT_DOCUMENT(html, root, context))
    if isinstance(html, Source):
        html.hook.take_pages(pages, root, context)
    return pages


def _folios(page_maker: Sequence[Any]) -> Iterator[str]:
    """The number printed on each page, from WeasyPrint's state behind it."""
    for page, (_, _, _, (_, counters, *_), _) in enumerate(page_maker[1:], 1):
        yield str(counters.get("page", [page])[-1])


def _targets(page_maker: Sequence[Any]) -> Iterator[tuple[str, int]]:
    """The ids that each page holds, from WeasyPrint's state at it, with its number from 0."""
    for page, (*_, made) in enumerate(page_maker[:-1]):
        yield from ((target, page) for target in made["anchors"])
