"""What stands on the page around the element that holds the article: each passage leaves a note, or is put back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from octavo.notes import Notes
from octavo.readers.elements.tree import Element, drop, words
from octavo.readers.html.clean.strip import KEPT, SCRIPTS
from octavo.readers.html.measures.page import MeasuredPage


def leave_out_leftovers(top: Element, heading: Element | None, page: MeasuredPage, notes: Notes) -> None:
    """Notes what is not in `top`; what the user wants kept goes to its start or its end."""
    shown = set[Element]() if heading is None else {heading, *heading.iterancestors()}
    outer = takewhile(lambda around: around is not page.body.getparent(), top.iterancestors())
    before: list[Element] = []
    after: list[Element] = []
    for here, around in pairwise((top, *outer)):
        at = around.index(here)
        before[:0] = _find_kept(around[:at], shown, page, notes)
        after += _find_kept(around[at + 1 :], shown, page, notes)
    _put_back(top, before, after)


def _find_kept(passages: Iterable[Element], shown: set[Element], page: MeasuredPage, notes: Notes) -> Iterator[Element]:
    """The passages that the user wants kept; the others are noted."""
    for passage in passages:
        if not isinstance(passage.tag, str) or passage.tag in SCRIPTS:
            continue
        if passage in shown:  # the headline is read already: what stands beside it counts
            yield from _find_kept(list(passage), shown, page, notes)
            continue
        said = _words_without_scripts(passage)
        if said and not notes.leave_out(page.boilerplate.get(passage, "beside the article"), said):
            yield passage


def _words_without_scripts(passage: Element) -> str:
    """The words of a passage, after its scripts have gone."""
    for found in list(passage.iter(*SCRIPTS)):
        drop(found)
    return words(passage)


def _put_back(top: Element, before: list[Element], after: list[Element]) -> None:
    for passage in (*before, *after):
        drop(passage)
        passage.set(KEPT, "")
    if before:
        before[-1].tail, top.text = top.text, None
    top[:0] = before
    top.extend(after)
