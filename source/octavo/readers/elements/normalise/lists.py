"""Lists of which only classes and attributes tell how deep they are nested: they become lists in lists.

Google Docs writes each level as a list of its own beside the others (`<ul class="lst-kix_x-1">`), Word Online too
(`<li data-aria-level="2">`), and Quill writes all levels as items of one list (`<li class="ql-indent-1">`).
"""

from __future__ import annotations

import re

from lxml import etree

from octavo.readers.elements.tree import Element, classes, drop, stands_in

_LEVELS = etree.XPath(
    "descendant::li[@data-aria-level or @aria-level or contains(@class, 'indent')]/parent::*[self::ul or self::ol]"
    " | descendant::*[self::ul or self::ol][contains(@class, 'lst-') or contains(@class, 'level')]"
)
_LEVEL = re.compile(r"lst-[\w-]*?-(\d)|(?:ql-)?indent-?(\d)|(?:list-?)?level-?(\d)")
"""Classes that say how deep a list or an item is: "lst-kix_a7b-1", "ql-indent-2", "level2"."""

_DEEPEST = 8


def nest_lists(part: Element) -> None:
    """Nests lists, and items of lists, as deep as they say that they are."""
    for found in list(_LEVELS(part)):
        if not stands_in(found, "li"):
            _nest_items(found)
    for found in list(_LEVELS(part)):
        if not stands_in(found, "li"):
            holder = found.getparent()
            _join_list(found)
            if holder is not None and holder.tag == "div" and not len(holder) and not (holder.text or "").strip():
                drop(holder)


def _level_of(found: Element) -> int:
    """How deep a list or an item says that it is, 0 for the first level."""
    for name in classes(found):
        if (match := _LEVEL.fullmatch(name)) is not None:
            return min(int(next(filter(None, match.groups()))), _DEEPEST)
    stated = found.get("data-aria-level") or found.get("aria-level") or "1"
    return min(int(stated) - 1, _DEEPEST) if stated.isascii() and stated.isdecimal() and len(stated) < 3 else 0


def _nest_items(found: Element) -> None:
    """Puts items that are deeper than the one before them into a list in it."""
    items = list(found.iterchildren("li"))
    first = min((_level_of(item) for item in items), default=0)
    holders: list[tuple[int, Element]] = []
    for item in items:
        level = _level_of(item) - first
        while holders and holders[-1][0] >= level:
            holders.pop()
        if holders:
            _inner_list(holders[-1][1], found).append(item)
        holders.append((level, item))


def _join_list(found: Element) -> None:
    """Puts a list that is deeper than the one right before it into its last item; one that goes on with it joins it."""
    before = _list_before(found)
    if before is None:
        return
    level, around = _list_level(found), before
    if level > _list_level(before):
        for _ in range(level - _list_level(before) - 1):
            deeper = _last_inner(around)
            around = around if deeper is None else deeper
        inner = _last_inner(around)
        last = _last_item(around)
        if inner is not None and inner.tag == found.tag:
            _move_items(found, inner)
        elif last is not None:
            found.tail = None
            last.append(found)
    elif level == _list_level(before) and _family(found) == _family(before) and found.tag == before.tag:
        _move_items(found, before)


def _list_level(found: Element) -> int:
    item = next(found.iterchildren("li"), None)
    return _level_of(found) or (0 if item is None else _level_of(item))


def _family(found: Element) -> str:
    """What the lists of one whole have in common: "lst-kix_a7b" of "lst-kix_a7b-1"."""
    return next((name.rpartition("-")[0] for name in classes(found) if name.startswith("lst-")), "")


def _list_before(found: Element) -> Element | None:
    """The list right before one; each may stand alone in a division of its own."""
    around = found.getparent()
    here = found
    if found.getprevious() is None and around is not None and around.tag == "div" and len(around) == 1:
        here = around
    before = here.getprevious()
    if before is None or (before.tail or "").strip():
        return None
    if before.tag == "div" and len(before) == 1 and not (before.text or "").strip():
        before = before[0]
    return before if before.tag in ("ul", "ol") else None


def _last_inner(found: Element) -> Element | None:
    """The list that ends the last item of a list."""
    item = _last_item(found)
    last = item[-1] if item is not None and len(item) else None
    return last if last is not None and last.tag in ("ul", "ol") else None


def _last_item(found: Element) -> Element | None:
    return next(found.iterchildren("li", reversed=True), None)


def _inner_list(item: Element, like: Element) -> Element:
    """The list that ends an item, a new one if none does."""
    last = item[-1] if len(item) else None
    return last if last is not None and last.tag in ("ul", "ol") else etree.SubElement(item, str(like.tag))


def _move_items(found: Element, to: Element) -> None:
    """Adds the items of a list to another, and drops it."""
    for item in list(found.iterchildren("li")):
        to.append(item)
    around = found.getparent()
    if around is not None:
        around.remove(found)
