"""Lists of Word saved as a web page: paragraphs that say their level, with the number or bullet typed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from octavo.readers.elements.tree import Element, classes, drop, words

_SAYS_LIST = etree.XPath("descendant::p[contains(@style, 'mso-list') or contains(@class, 'MsoList')]")
_LEVEL = re.compile(r"mso-list:\s*(l\d+)\s+level(\d)", re.I)  # "mso-list:l0 level2 lfo1"
_IGNORED = re.compile(r"mso-list:\s*ignore", re.I)
_MARK = re.compile(
    r"\s*(?P<mark>[·•▪§o\uf0a7\uf0b7\uf0d8\uf0fc–-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,6})[.)])[\s\xa0]{2,}"
)
"""A mark that is typed before an item's words: "·    ", "1.   ", "(a)   "."""

_KINDS = (
    (re.compile(r"\(?(\d+)[.)]?"), "1"),  # "1.", "(2)"
    (re.compile(r"\(?([ivxl]+)[.)]"), "i"),
    (re.compile(r"\(?([IVXL]+)[.)]"), "I"),
    (re.compile(r"\(?([a-z])[.)]"), "a"),
    (re.compile(r"\(?([A-Z])[.)]"), "A"),
)
"""How numbers are written, and the type of their list."""


class _Item(NamedTuple):
    """A paragraph that is an item: the list and the level that it says, and its typed mark."""

    paragraph: Element
    family: str
    level: int
    mark: str


def make_word_lists(part: Element) -> None:
    """Makes lists of paragraphs in a row that are items of lists."""
    paragraphs = list(_SAYS_LIST(part))
    done: set[Element] = set()
    for paragraph in paragraphs:
        if paragraph not in done and (run := list(_find_run(paragraph))):
            done.update(item.paragraph for item in run)
            _enclose_run(run)


def _find_run(paragraph: Element) -> Iterator[_Item]:
    """The items that begin with a paragraph and follow each other."""
    here: Element | None = paragraph
    while here is not None and here.tag == "p" and (item := _read_item(here)) is not None:
        yield item
        if (here.tail or "").strip():
            return
        here = here.getnext()


def _read_item(paragraph: Element) -> _Item | None:
    """A paragraph as an item; None if it says no level and types no mark."""
    match = _LEVEL.search(paragraph.get("style") or "")
    called = any(name.startswith("msolist") for name in classes(paragraph))
    mark = _take_mark(paragraph) if match is not None or called else ""
    if not mark:
        return None
    return _Item(paragraph, match[1].lower(), int(match[2]) - 1, mark) if match else _Item(paragraph, "", 0, mark)


def _take_mark(paragraph: Element) -> str:
    """Takes the typed mark out of a paragraph: the span that says so, or what looks like one; "" if there is none."""
    for span in paragraph.iter("span"):
        if _IGNORED.search(span.get("style") or ""):
            mark = words(span)
            drop(span)
            return mark
    first = next((found for found in paragraph.iter("*") if (found.text or "").strip()), None)
    match = _MARK.match(first.text or "") if first is not None else None
    if first is None or match is None:
        return ""
    first.text = (first.text or "")[match.end() :]
    return match["mark"]


# --- the lists ----------------------------------------------------------------------------------------


def _enclose_run(run: list[_Item]) -> None:
    """Puts items into lists, deeper ones into the item before them."""
    open_lists: list[tuple[_Item, Element]] = []
    for item in run:
        while open_lists and open_lists[-1][0].level > item.level:
            open_lists.pop()
        if not open_lists or not _goes_on(open_lists[-1][0], item):
            if open_lists and open_lists[-1][0].level == item.level:
                open_lists.pop()
            open_lists.append((item, _open_list(item, open_lists)))
        li = etree.SubElement(open_lists[-1][1], "li")
        if name := item.paragraph.get("id"):
            li.set("id", name)
        _move_content(item.paragraph, li)


def _goes_on(before: _Item, item: _Item) -> bool:
    """Whether an item belongs to the list that another began."""
    same_kind = (_kind(before.mark) == "") == (_kind(item.mark) == "")
    return before.level == item.level and before.family == item.family and same_kind


def _open_list(item: _Item, around: list[tuple[_Item, Element]]) -> Element:
    """A new list in the place of its first item, or in the last item of the list around it."""
    kind = _kind(item.mark)
    made = item.paragraph.makeelement("ol" if kind else "ul", {"type": kind} if kind else {})
    start = re.search(r"\d+", item.mark)
    if start and start[0] != "1":
        made.set("start", start[0])
    if around:
        around[-1][1][-1].append(made)
    else:
        item.paragraph.addprevious(made)
    return made


def _kind(mark: str) -> str:
    """The type of a numbered list, "" for a bullet."""
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(mark)), "")


def _move_content(paragraph: Element, li: Element) -> None:
    """Moves what a paragraph holds into an item, and drops it."""
    li.text = paragraph.text
    li.extend(list(paragraph))
    drop(paragraph)
