"""The bookmarks of a book as the tree of its outline (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pydyf
from msgspec import Struct, field

from octavo.builders.pdf.fragment import Bookmark


class OutlineItem(Struct):
    """An item of the outline: its bookmark, the number of its page's object, and the items below it."""

    bookmark: Bookmark
    page: int
    number: int = 0
    items: list[OutlineItem] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many items can be seen below it when it is open."""
        return sum(1 + (item.count if item.bookmark.is_open else 0) for item in self.items)


def arrange_outline(bookmarks: Iterable[tuple[Bookmark, int]]) -> list[OutlineItem]:
    """The items at the top. A bookmark belongs below the last one before it whose level is less."""
    top: list[OutlineItem] = []
    open_items: list[OutlineItem] = []
    for bookmark, page in bookmarks:
        item = OutlineItem(bookmark, page)
        while open_items and open_items[-1].bookmark.level >= bookmark.level:
            open_items.pop()
        (open_items[-1].items if open_items else top).append(item)
        open_items.append(item)
    return top


def write_outline(items: list[OutlineItem], root: int, reserve: Callable[[], int]) -> Iterator[tuple[int, bytes]]:
    """The objects of the outline, whose root is `root`; `reserve` gives each of them a number."""
    _number(items, reserve)
    count = sum(1 + (item.count if item.bookmark.is_open else 0) for item in items)
    yield root, b"<</Count %d/First %d 0 R/Last %d 0 R>>" % (count, items[0].number, items[-1].number)
    yield from _write_items(items, root)


def _number(items: list[OutlineItem], reserve: Callable[[], int]) -> None:
    for item in items:
        item.number = reserve()
        _number(item.items, reserve)


def _write_items(items: list[OutlineItem], parent: int) -> Iterator[tuple[int, bytes]]:
    for index, item in enumerate(items):
        entries = pydyf.Dictionary({"Title": pydyf.String(item.bookmark.label), "Parent": b"%d 0 R" % parent})
        entries["Dest"] = pydyf.Array([b"%d 0 R" % item.page, "/XYZ", item.bookmark.x, item.bookmark.y, 0])
        entries["Count"] = item.count if item.bookmark.is_open else -item.count
        if index:
            entries["Prev"] = b"%d 0 R" % items[index - 1].number
        if index + 1 < len(items):
            entries["Next"] = b"%d 0 R" % items[index + 1].number
        if item.items:
            entries["First"], entries["Last"] = (b"%d 0 R" % item.items[end].number for end in (0, -1))
        yield item.number, entries.data
        yield from _write_items(item.items, item.number)
