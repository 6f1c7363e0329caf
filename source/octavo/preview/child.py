"""The process that builds: it stays, so that all it has loaded serves the next build, and its death costs no server.

It reads wishes from standard input and writes answers to standard output. Where the first is closed it ends.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from octavo.errors import OctavoError, report_bug
from octavo.press import build
from octavo.press.workers import usable_cores
from octavo.preview.messages import Answer, Failed, Made, Stage, Wish
from octavo.projects.book_file import load_book_file
from octavo.projects.boundary import check_book_file
from octavo.projects.order import BUILD_FOLDER, Order, make_order
from octavo.stopping import stopped_by_signals
from octavo.theme import forget_themes

_T = TypeVar("_T")

PREVIEW_FOLDER = Path(BUILD_FOLDER, "preview")
"""Where previewed books lie, beside the book file: with the same name always, so that the next start is a warm one."""


class _Told:
    """Progress that tells each stage."""

    def __init__(self, say: Callable[[Answer], None]) -> None:
        self._say = say

    def track(self, stage: str, items: Sequence[_T]) -> Iterator[_T]:
        """Hands out `items`."""
        self._say(Stage(stage))
        yield from items


def make_preview_order(wish: Wish) -> Order:
    """The order of a preview: one file of each kind, whatever the book file asks for.

    Raises `OctavoError` for a book file that is wrong or names what it may not use.
    """
    os.chdir(Path(wish.file).parent)  # names in notes and keys of what is kept are those of a build there
    file, allowed = Path(Path(wish.file).name), tuple(map(Path, wish.allowed))
    book = load_book_file(file)
    check_book_file(book, file.parent, allowed)
    folder = file.parent / PREVIEW_FOLDER
    outputs = (folder / "book.epub", folder / "book.pdf")
    shown = replace(book, individual=False, share=False, max_size="", report=wish.report)
    order = make_order(shown, (), outputs, file.parent)
    return replace(order, allowed=allowed, jobs=usable_cores())


def make_preview(wish: Wish, say: Callable[[Answer], None]) -> Answer:
    """Builds, and tells its stages; gives what came of it."""
    forget_themes()
    try:
        order = make_preview_order(wish)
        result = build(order, _Told(say))
    except OctavoError as error:
        return Failed(str(error))
    except Exception as error:
        return Failed(str(report_bug(error)))
    epub, pdf = map(str, order.outputs)
    return Made(
        title=result.title, pdf=pdf, epub=epub, notes=result.notes, articles=result.article_files, kept=order.keep,
        errors=tuple(map(str, result.errors)), report=result.report,
    )  # fmt: skip


def main() -> None:
    """Answers wishes until there are no more. What a library prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def say(answer: Answer) -> None:
        answers.write(msgspec.json.encode(answer) + b"\n")
        answers.flush()

    with stopped_by_signals():
        for line in sys.stdin.buffer:
            say(make_preview(msgspec.json.decode(line, type=Wish), say))


if __name__ == "__main__":
    main()
