"""What came of `add` and `update`: plain data, to be printed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from octavo.errors import OctavoError

State = Literal["added", "known", "changed", "corrected", "unchanged", "gone"]
"""What became of a page: it is new; it was there before; its article is another one now; it is another one on the web,
and its owner's here; it was asked for again, and is the same; it is there no more."""


class PageReport(Struct, frozen=True, kw_only=True):
    """A page of the project: its file as the book file names it, and what it holds.

    `missing` are its pictures that could not be had, with the reason. `changes` are lines that show what changed.
    """

    state: State
    file: str
    address: str
    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    words: int = 0
    pictures: int = 0
    missing: dict[str, str] = {}
    made_from: str = "page"
    changes: tuple[str, ...] = ()

    def summary(self) -> dict[str, object]:
        """The page as JSON has it."""
        return structs.asdict(self)


class Failure(Struct, frozen=True):
    """An address that gave no page, and why."""

    address: str
    error: OctavoError


class Report(Struct, frozen=True, kw_only=True):
    """What a run did to a project. `order` says how the order was found; `is_new` whether the project was made.

    `left_out` says what of archives is no page, and why.
    """

    folder: Path
    title: str
    is_new: bool
    order: str
    pages: tuple[PageReport, ...]
    failures: tuple[Failure, ...]
    left_out: tuple[str, ...] = ()

    @property
    def lost_pictures(self) -> int:
        """How many pictures could not be had."""
        return sum(len(page.missing) for page in self.pages)

    def summary(self) -> dict[str, object]:
        """The report as JSON has it."""
        return {
            "folder": str(self.folder),
            "title": self.title,
            "order": self.order,
            "pages": [page.summary() for page in self.pages],
            "leftOut": list(self.left_out),
            "failures": [{"address": one.address, "error": str(one.error)} for one in self.failures],
        }
