"""What stands on the page around the element that holds the article: each passage leaves a note, or is put back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from octavo.notes import Notes
from octavo.readers.elements.tree import drop, words
from octavo.readers.html.clean import KEPT
from octavo.readers.html.container import Page
from octavo.readers.html.measure import Element


def leave_outside(top: Element, heading: Element | None, page: Page, notes: Notes) -> None:
    """Notes what is not in `top`; what the user wants kept goes to its start or its end."""
    shown = {heading, *(heading.iterancestors() if heading is not None else ())}
    chain = [top, *(around for around in top.iterancestors() if around is not page.body.getparent())]
    before: list[Element] = []
    after: list[Element] = []
    for here, around in pairwise(chain):
        at = around.index(here)
        before[:0] = _kept(around[:at], shown, page, notes)
        after += _kept(around[at + 1 :], shown, page, notes)
    _put_back(top, before, after)


def _kept(passages: list[Element], shown: set[Element | None], page: Page, notes: Notes) -> Iterator[Element]:
    for passage in passages:
        if not isinstance(passage.tag, str) or passage.tag in _SILENT:
            continue
        if passage in shown:  # the headline is read already: what stands beside it counts
            yield from _kept(list(passage), shown, page, notes)
        elif (said := _said(passage)) and not notes.leave_out(page.furniture.get(passage, "beside the article"), said):
            yield passage


def _said(passage: Element) -> str:
    """The words of a passage, after its scripts have gone."""
    for found in list(passage.iter(*_SILENT)):
        drop(found)
    return words(passage)


_SILENT = {"script", "style", "template", "noscript"}


def _put_back(top: Element, before: list[Element], after: list[Element]) -> None:
    for passage in (*before, *after):
        drop(passage)
        passage.set(KEPT, "")
    if before:
        before[-1].tail, top.text = top.text, None
    top[:0] = before
    top.extend(after)
