"""Pages are made one after another, and some of them again, with a line more or less than others hold."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, NamedTuple

from weasyprint.layout import page as pages_of_weasyprint

from octavo.builders.pdf.compose.spreads.state import spreads_of

_FOOT = "foot"
"""What `layout.footnotes` keeps in the context: the notes of the page that is made."""


class _State(NamedTuple):
    """What the context of a layout holds before a page: notes that wait, and boxes that go on on it."""

    footnotes: list[Any]
    reported: list[Any]
    broken: dict[Any, Any]
    notes: list[Any]
    foot: Any
    following: list[Any]


class _Kept(NamedTuple):
    """Pages as they were made before: from which on, with the state before each and behind all, and of which tree."""

    first: int
    pages: list[Any]
    states: list[_State]
    state: _State
    changes: int


class PageMaker:
    """Makes the pages of one job. `pages` are those that were made."""

    def __init__(self, context: Any, root: Any, html: Any) -> None:
        self.context = context
        self.pages: list[Any] = []
        self._root, self._html = root, html
        self._states: list[_State] = []

    @property
    def is_ended(self) -> bool:
        """Whether nothing is left for another page."""
        return self.context.page_maker[len(self.pages)][0] is None and not self.context.reported_footnotes

    def make_page(self) -> None:
        """Makes the next page."""
        index = len(self.pages)
        self._states.append(self._read_state())
        state = self.context.page_maker[index][-1]
        state.update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
        made, _ = pages_of_weasyprint.remake_page(index, self.context, self._root, self._html)
        self.pages.append(made)

    def keep_from(self, first: int) -> _Kept:
        """The pages from one on, to have them back."""
        changes = spreads_of(self.context).changes
        return _Kept(first, self.pages[first:], self._states[first:], self._read_state(first), changes)

    def make_again(self, first: int, lines: Mapping[int, int]) -> None:
        """Makes as many pages as there are again from one on, those that `lines` names with so many lines more."""
        count = len(self.pages) - first
        self._go_back(first)
        for number, more in lines.items():
            spreads_of(self.context).lines[number + 1] = more
        while count and not (self.pages and self.is_ended):
            self.make_page()
            count -= 1

    def take_back(self, kept: _Kept, lines: Mapping[int, int]) -> None:
        """Has pages again as they were kept; where the tree has changed since, they are made of it again."""
        for number in lines:
            spreads_of(self.context).lines.pop(number + 1, None)
        if spreads_of(self.context).changes != kept.changes:
            count = len(kept.pages)
            self._go_back(kept.first)
            while count and not (self.pages and self.is_ended):
                self.make_page()
                count -= 1
            return
        self.pages[kept.first :], self._states[kept.first :] = kept.pages, kept.states
        self._write_state(kept.state, kept.first)

    def _go_back(self, first: int) -> None:
        state = self._states[first]
        del self.pages[first:], self._states[first:]
        self._write_state(state, first)

    def _read_state(self, first: int | None = None) -> _State:
        context = self.context
        first = len(self.pages) if first is None else first
        return _State(
            list(context.footnotes), list(context.reported_footnotes), dict(context.broken_out_of_flow),
            list(context.rendered_notes), copy.copy(vars(context).get(_FOOT)), list(context.page_maker[first:]),
        )  # fmt: skip

    def _write_state(self, state: _State, first: int) -> None:
        context = self.context
        context.footnotes, context.reported_footnotes = list(state.footnotes), list(state.reported)
        context.broken_out_of_flow, context.rendered_notes = dict(state.broken), list(state.notes)
        context.page_maker[first:] = state.following
        if state.foot is not None:
            vars(context)[_FOOT] = copy.copy(state.foot)
