"""The pages of the printed book: the marks that stand where they begin, and the list that leads to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Sequence

from msgspec import Struct

from octavo.builders import PageBreak
from octavo.builders.xhtml import PageBreakMark

_FRONT = re.compile("[ivxlc]+", re.IGNORECASE)  # "iv"


class PageTarget(Struct, frozen=True):
    """A line of the page list: the page's id and number, and where its mark stands."""

    id: str
    label: str
    href: str

    @property
    def kind(self) -> str:
        """What an NCX calls such a page: normal, front (numbered in Roman), or special."""
        if self.label.isdecimal():
            return "normal"
        return "front" if _FRONT.fullmatch(self.label) else "special"


class PageList:
    """Knows which pages begin where. `taken` are the ids that the book has already."""

    def __init__(self, breaks: Sequence[PageBreak], taken: Container[str] = ()) -> None:
        self._marks: defaultdict[str, list[PageBreakMark]] = defaultdict(list)
        self._order: dict[str, None] = {}
        self._placed: dict[str, PageTarget] = {}
        for page in breaks:
            if page.label.strip():
                id_ = self._make_id(page.label, taken)
                self._order[id_] = None
                self._marks[page.id].append(PageBreakMark(id_, page.label, page.offset))

    @property
    def targets(self) -> list[PageTarget]:
        """The pages whose marks were written, in their order."""
        return [self._placed[id_] for id_ in self._order if id_ in self._placed]

    def marks(self, page_id: str) -> tuple[PageBreakMark, ...]:
        """The marks that belong into an article or an own page, by its id, in the order of their places."""
        return tuple(sorted(self._marks.get(page_id, ()), key=lambda mark: mark.offset))

    def record_file(self, page_id: str, file: str) -> None:
        """Records that one of the book's own pages is in `file`. It begins with its file, and needs no mark there."""
        self._placed |= {mark.id: PageTarget(mark.id, mark.label, file) for mark in self._marks.get(page_id, ())}

    def record_marks(self, marks: Sequence[PageBreakMark], file: str) -> None:
        """Records that these marks stand in `file`."""
        self._placed |= {mark.id: PageTarget(mark.id, mark.label, f"{file}#{mark.id}") for mark in marks}

    def _make_id(self, label: str, taken: Container[str]) -> str:
        wanted = "page-" + re.sub("[^A-Za-z0-9.]+", "-", label)
        found, number = wanted, 1
        while found in taken or found in self._order:
            number += 1
            found = f"{wanted}-{number}"
        return found
