"""From a `Book` to a file. A new output format is one folder here and one row in `press.formats`.

Each builder has a `build(context, options)` and declares the options that it alone reads.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct, field

from octavo.builders.statement import Statement
from octavo.model import Book
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.store import NoStore, Store
from octavo.theme import Theme

PROGRESS = logging.getLogger("octavo.progress")
"""Takes what the work is at ("page 37", "picture 2 of 9"), at level INFO, for whoever shows the progress."""

_Options = TypeVar("_Options")


class PageBreak(Struct, frozen=True):
    """Where a page of the printed book begins: `label` is the number printed on it, `id` the article or own page.

    `offset` counts the characters of the article, white space apart, that stand before the page's first word, in the
    order of its XHTML: its headline, its subtitle, its body; notes, formulas and what builders add left out.
    Own pages ("cover", "titlepage", "toc", "news", a part's id, "rights", "index", "colophon") have the offset 0.
    """

    label: str
    id: str
    offset: int = 0


class PageMap(Struct, frozen=True):
    """The pages of a printed book: the name of its edition, where each page begins, and the pages of its index.

    `indexed` are the numbers of the pages that its index names, by the ids that it leads to. `toc_depth` is how many
    levels of headings its contents list, 0 where there is no printed book.
    """

    edition: str = ""
    breaks: tuple[PageBreak, ...] = ()
    indexed: Mapping[str, str] = {}
    toc_depth: int = 0


class MadeBook(Struct, frozen=True):
    """A book that was made in the same build: what its format is called, its file, its size in bytes, its digest."""

    label: str
    file: Path
    size: int
    digest: str


class Offprint(Struct, frozen=True):
    """What an article on its own was taken from: the title of the book, its place there and how many there are."""

    title: str
    position: int
    count: int


Task: TypeAlias = Callable[[bytes], bytes]
"""A function of a module that makes bytes of bytes: what other processes can do as well."""

RunTasks: TypeAlias = Callable[[Task, Sequence[bytes]], Iterator[tuple[int, bytes | Exception]]]
"""Does a task with each of some messages; gives their indexes and the answers, or what was raised, as they come."""


def run_here(task: Task, messages: Sequence[bytes]) -> Iterator[tuple[int, bytes | Exception]]:
    """Does a task with messages in this process, one after the other."""
    yield from ((index, task(message)) for index, message in enumerate(messages))


class BuildContext(Struct, frozen=True):
    """What every builder gets: a finished book, its pictures, its theme, where to note losses, the file to write.

    `store` has what it kept when it built before, `run_tasks` has other processes work for it.
    """

    book: Book
    assets: Assets
    theme: Theme
    notes: Notes
    file: Path
    store: Store = field(default_factory=NoStore)
    run_tasks: RunTasks = run_here


class Built(Struct, frozen=True):
    """What a builder says of the file that it wrote: how many pages (0: none are fixed), and where they begin.

    `beside` are files that belong next to it, by the ending of their name (".accessibility.json"). `paragraphs` counts
    those whose lines were chosen as a whole ("composed"), and others by why they were not. `quality` has what is
    counted of how well its pages are set, by the names of `builders.pdf.quality`, and a proof has the `faults` that it
    marks, as plain values. `parts` has digests by the ids of
    articles and parts: each of all bytes in the file that hold the article, so that it is checked again only where they
    are others. One without a digest is always checked. `statement` says in plain words who can read the file,
    `standards` names those that it says it meets.
    """

    pages: int = 0
    pagemap: PageMap = PageMap()
    beside: tuple[tuple[str, bytes], ...] = ()
    paragraphs: dict[str, int] = {}
    quality: dict[str, float] = {}
    faults: tuple[dict[str, Any], ...] = ()
    parts: dict[str, str] = {}
    statement: Statement | None = None
    standards: tuple[str, ...] = ()


Builder: TypeAlias = Callable[[BuildContext, _Options], Built]
"""Writes one file. Raises `BuildError` if no honest file can be made; anything less becomes a note."""
