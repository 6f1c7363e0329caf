"""The tree as WeasyPrint takes it, the state that its first page begins with, and what is read off its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import cssselect2
import weasyprint
from weasyprint import document, layout
from weasyprint.layout import LayoutContext

from octavo.builders.pdf.compose.composer import composer_of
from octavo.builders.pdf.compose.spreads.state import remedies_of
from octavo.builders.pdf.fragment import Break, Job, PlacedSlot
from octavo.builders.pdf.layout.apart import is_apart
from octavo.builders.pdf.layout.breaks import find_breaks
from octavo.builders.pdf.layout.fetcher import Fetcher
from octavo.builders.pdf.layout.leaders import compose_leaders
from octavo.builders.pdf.layout.page_view import view_pages
from octavo.builders.pdf.layout.quality import Ending, are_facing, measure_quality
from octavo.builders.pdf.layout.slots import Slots, has_mixed_folio
from octavo.builders.pdf.quality import Quality
from octavo.markup_names import Class

_LAYOUT_DOCUMENT = document.layout_document
_INITIALIZE_PAGE_MAKER = layout.initialize_page_maker

_POINT = 0.75
"""Points in a CSS pixel."""

_START = {0: {0: None}}
"""Where the first element of the body begins, as WeasyPrint says where a page goes on."""


class LayoutHook:
    """Begins the pages of a job on their side, and keeps what is known of them when they are laid out.

    `folios` is the number on each page, of a cover its name, and "" of its back, `targets` the page of each id, from 0,
    `breaks` where each page begins, `slots` the places for numbers in the text. `apart` says whether the pages do not
    depend on those around them; `paragraphs` how many were composed, and why others not. `quality` is how
    well the pages are set.
    """

    def __init__(self, slots: Slots, job: Job) -> None:
        self._slots = slots
        self._is_piece = bool(job.name)
        self._side = job.side
        self._page = job.page
        self._cover = ""
        self.margin_column = job.page.margin_column
        self.assets = job.assets
        self.facing = job.page.facing
        self.folios: tuple[str, ...] = ()
        self.targets: dict[str, int] = {}
        self.breaks: tuple[Break, ...] = ()
        self.slots: tuple[PlacedSlot, ...] = ()
        self.apart = True
        self.paragraphs: dict[str, int] = {}
        self.quality = Quality()

    def begin(self, context: LayoutContext, root: Any) -> None:
        """Has the first page begin as it does in the middle of a book: behind a break, on its side."""
        if not root.children or not root.children[0].children:
            return
        first = root.children[0].children[0]
        [(_, _, right, state, remake)] = context.page_maker
        self._begin_count(first.element, state)
        if not self._is_piece:
            return
        following = {"break": first.style["break_before"], "page": first.page_values()[0]}
        right = self._side == "right" if self._side else right
        context.page_maker[:] = [(_START, following, right, state, remake)]

    def _begin_count(self, first: Element | None, state: Any) -> None:
        """Has pages count from behind a cover, and where pages face each other from behind its back."""
        if first is not None and first.get("class") == Class.COVER:
            self._cover = first.get("aria-label", "")
            _, counters, *_ = state
            counters["page"] = [-2 if self._page.facing else -1]

    def take_pages(self, pages: Sequence[Any], root: Any, context: LayoutContext) -> None:
        """Takes the boxes of all pages. `root` is the tree of boxes that they were made of."""
        self.folios = tuple(_folios(context.page_maker, self._cover))
        self.targets = dict(_targets(context.page_maker))
        self.breaks = find_breaks(root, context.page_maker)
        if self._is_piece:
            self.apart = is_apart(root, context.page_maker) and not any(map(has_mixed_folio, pages))
        self.slots = self._slots.mark(pages, folios=self._is_piece)
        composer = composer_of(context)
        self.paragraphs = composer.count_paragraphs()
        self.quality = self._measure(pages, root, context)
        compose_leaders(pages, self.paragraphs, composer.shaper)
        composer.close()

    def _measure(self, pages: Sequence[Any], root: Any, context: LayoutContext) -> Quality:
        """How well the pages are set."""
        first = "right" if root.style["direction"] == "rtl" else "left"
        endings = _find_endings(context.page_maker, first if self._page.facing else "")
        views = view_pages(pages, self._page.size / _POINT, composer_of(context).shaper)
        return measure_quality(views, endings, self._page.leading / _POINT, remedies_of(context))


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
    """Stands for `weasyprint.document.layout_document`: the boxes of all pages, whose slots are marked."""
    if not isinstance(html, Source):
        return list(_LAYOUT_DOCUMENT(html, root, context))
    context.octavo_hook = html.hook
    pages = list(_LAYOUT_DOCUMENT(html, root, context))
    html.hook.take_pages(pages, root, context)
    return pages


def initialize_page_maker(context: LayoutContext, root: Any) -> None:
    """Stands for `weasyprint.layout.initialize_page_maker`: the state that the first page of a job begins with."""
    _INITIALIZE_PAGE_MAKER(context, root)
    hook = vars(context).get("octavo_hook")
    if hook is not None:
        hook.begin(context, root)


def _find_endings(page_maker: Sequence[Any], first: str) -> list[Ending]:
    """How each page is followed, from WeasyPrint's state at it; `first` is the side that is read first, if any is."""
    sides = ["right" if right else "left" for _, _, right, _, _ in page_maker[:-1]]
    names = [following["page"] for _, following, *_ in page_maker]
    forced = [following["break"] != "any" for _, following, *_ in page_maker]
    ended = [resumed is None for resumed, *_ in page_maker]
    free = [forced[at] or ended[at] or names[at] != names[at - 1] for at in range(1, len(page_maker))]
    return list(map(Ending, free, are_facing(sides, first)))


def _folios(page_maker: Sequence[Any], cover: str) -> Iterator[str]:
    """The number printed on each page, from WeasyPrint's state behind it; a first page that is a `cover` has that."""
    for page, (_, _, _, (_, counters, *_), _) in enumerate(page_maker[1:], 1):
        number = counters.get("page", [page])[-1]
        uncounted = cover if page == 1 else ""
        yield uncounted if cover and number < 1 else str(number)


def _targets(page_maker: Sequence[Any]) -> Iterator[tuple[str, int]]:
    """The ids that each page holds, from WeasyPrint's state at it, with its number from 0."""
    for page, (*_, made) in enumerate(page_maker[:-1]):
        yield from ((target, page) for target in made["anchors"])
