"""Signs that were typed by hand: `*`, `†`, `‡` or `§` behind a word, and a block further on that begins with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from octavo.readers.elements.normalise.notes.typed_marks import NOT_TEXT, TypedMark, raise_marks, starts_here
from octavo.readers.elements.tree import Element, stands_in, text_in

_MARK = re.compile(r"(?<=[\w.,;:!?\"'”’»)\]])(\*{1,3}|[†‡§]{1,2})(?![\w*†‡§])")
"""A mark: "the mill*", "it fell.†", but neither "5*3" nor "*args"."""

_MAY_BE_MARK = re.compile(r"[*†‡§](?<=[\w.,;:!?\"'”’»)\]].)")  # blocks have nothing between them here

_START = re.compile(r"\s*(\*{1,3}|[†‡§]{1,2})(?=\s*[^\W_]|\s*[\"'“‘«(\[¿¡])")
"""The sign at the start of a note: "* It was built", "†See"."""

_EMPHASIS = re.compile(r"(?<!\w)\*{1,3}[^\s*][^*\n]*\*{1,3}")
"""Words that somebody typed between stars: "*smiles*", "**never**"."""

_SIGNS = etree.XPath("descendant::text()[contains(., '*') or contains(., '†') or contains(., '‡') or contains(., '§')]")


def raise_typed_signs(element: Element) -> list[Element]:
    """Puts signs into `sup` elements where a block begins with a sign that stands behind words before it.

    Signs of lists (two such blocks with no mark between them) and of tables stay as they are.
    """
    whole = text_in(element)
    if not any(sign in whole for sign in "*†‡§") or not _MAY_BE_MARK.search(whole):
        return []
    by_sign: dict[str, list[tuple[TypedMark, bool]]] = {}
    for mark, is_start in _find_signs(element):
        by_sign.setdefault(mark.number, []).append((mark, is_start))
    return raise_marks(mark for found in by_sign.values() for mark in _find_pairs(found))


def _find_signs(element: Element) -> Iterator[tuple[TypedMark, bool]]:
    """The signs in the text, in order; whether each begins a block."""
    for text in _SIGNS(element):
        holder, is_tail = text.getparent(), bool(text.is_tail)
        around = holder.getparent() if is_tail else holder
        if around is None or around.tag in NOT_TEXT or stands_in(around, *NOT_TEXT, "table"):
            continue
        plain = _EMPHASIS.sub(lambda match: " " * len(match[0]), text)
        start = _START.match(plain) if starts_here(holder, is_tail) else None
        if start:
            yield TypedMark(start[1], holder, is_tail, start.start(1), start.end(1), start[1]), True
        for match in _MARK.finditer(plain, start.end() if start else 0):
            yield TypedMark(match[1], holder, is_tail, match.start(1), match.end(1), match[1]), False


def _find_pairs(found: list[tuple[TypedMark, bool]]) -> Iterator[TypedMark]:
    """Starts of notes with the marks before them, of all that has the same sign."""
    starts = [at for at, (_, is_start) in enumerate(found) if is_start]
    for before, at in pairwise([-1, *starts]):
        is_listed = at - before == 1 or (at + 1 < len(found) and found[at + 1][1])
        if not is_listed:
            yield from (mark for mark, _ in found[max(before + 1, at - _MOST_MARKS) : at + 1])


_MOST_MARKS = 50
"""Marks that lead to one note."""
