"""A format of the tests alone: the words of a book as plain text, a chapter a page, its pictures by name.

It begins with the name of the edition whose pages it knows ("" for none).
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from octavo.builders import BuildContext, Built
from octavo.checks.completeness import Content, Contents, chapters, count_words
from octavo.model import Article, Math, Part
from octavo.pictures.limits import Limits
from octavo.press.formats import Format, Target
from octavo.projects.order import Order
from octavo.walk import images, text, visit

_PAGE = "\f"


def build(context: BuildContext, edition: str) -> Built:
    """Writes the whole book."""
    pages = [f"{chapter.id}\n{_page(chapter)}" for chapter in chapters(context.book)]
    context.file.write_text(_PAGE.join([edition, *pages]), encoding="utf-8")
    return Built(beside=((".toy.txt", b"This belongs beside it."),))


class ToyFile:
    """What such a file holds of each chapter."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def digest(self, chapter: str) -> str:
        """Nothing says whether it is the same again."""
        del chapter
        return ""

    def read(self, wanted: Collection[str]) -> Contents:
        """The file is read as a whole."""
        pages = [page.partition("\n") for page in self._file.read_text(encoding="utf-8").split(_PAGE)[1:]]
        return {name: _read_page(page) for name, _, page in pages if name in wanted}


def open_file(file: Path, *_: object) -> ToyFile:
    """A file that is to be read back."""
    return ToyFile(file)


def _page(chapter: Article | Part) -> str:
    if isinstance(chapter, Part):
        return chapter.title
    authors = ", ".join(person.name for person in chapter.authors)
    said = (text(chapter.headline), text(chapter.alternative_headline), authors, text(chapter.body))
    shown = [f"[picture] {image.asset}" for image in images(chapter)]
    return "\n".join((*said, *shown, *("[formula]" for node in visit(chapter) if isinstance(node, Math))))


def _read_page(page: str) -> Content:
    lines = page.splitlines()
    held = Content(count_words("\n".join(line for line in lines if not line.startswith("["))))
    held.pictures.update(line.removeprefix("[picture] ") for line in lines if line.startswith("[picture]"))
    held.formulas = lines.count("[formula]")
    return held


def limits(order: Order) -> Limits:
    """A text shows no pictures."""
    del order
    return Limits()


def options(order: Order, target: Target) -> str:
    """Its builder is told which edition's pages are known."""
    del order
    return target.pagemap.edition


TOY = Format(
    ending=".toy", name="Toy", builder="tests.press.toy", check="tests.press.toy", limits=limits, options=options,
    after=(".pdf",),
)  # fmt: skip
"""The one row that it takes."""
