"""The pages of the printed book in a web edition: `#p37` is where its page 37 begins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from octavo.builders import PageBreak
from octavo.builders.xhtml import PageBreakMark


def make_marks(breaks: Sequence[PageBreak], taken: Container[str]) -> Mapping[str, tuple[PageBreakMark, ...]]:
    """The marks of each article and own page, by its id, in the order of their places; `taken` are ids of the book."""
    marks: defaultdict[str, list[PageBreakMark]] = defaultdict(list)
    given: set[str] = set()
    for page in breaks:
        if page.label.strip():
            id_ = _make_id(page.label, taken, given)
            given.add(id_)
            marks[page.id].append(PageBreakMark(id_, page.label, page.offset))
    return {id_: tuple(sorted(found, key=lambda mark: mark.offset)) for id_, found in marks.items()}


def _make_id(label: str, taken: Container[str], given: Container[str]) -> str:
    """The id of a page, "p37"; the second one of a name is "p37-2"."""
    wanted = found = "p" + re.sub("[^A-Za-z0-9.]+", "-", label)
    number = 1
    while found in taken or found in given:
        number += 1
        found = f"{wanted}-{number}"
    return found
