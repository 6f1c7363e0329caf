"""Artifacts (ISO 32000-1, 14.8.2.2): what is drawn on a page and is no part of the text.

Those are running heads and folios, leaders, ornaments, pictures without words, and heads that a table repeats.
They are found before pages are drawn, and the drawing of each is marked as an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure.boxes import MarginBox, ReplacedBox, TableRowGroupBox
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream

from octavo.markup_names import Class

_SVG = "{http://www.w3.org/2000/svg}"

_MARKED = Stream.marked


def mark_artifacts(pages: list[Any]) -> None:
    """Marks the boxes of laid-out pages that are artifacts."""
    artifacts = Artifacts()
    for page in pages:
        artifacts.find(page._page_box, False)
        artifacts.turn_page()


def is_artifact(box: Any) -> bool:
    """Whether a box was marked as an artifact."""
    return "artifact" in vars(box)


@contextmanager
def marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
    """Stands for `Stream.marked`: gives what is drawn of a box a number on its page, or marks it as an artifact."""
    if not is_artifact(box):
        with _MARKED(stream, box, tag):
            yield
        return
    stream.begin_marked_content("Artifact", pydyf.Dictionary())
    yield
    stream.end_marked_content()


class Artifacts:
    """One way through the boxes of a book, page by page: a table's head is an artifact where it stands again."""

    def __init__(self) -> None:
        self._here: set[Element] = set()
        self._before: set[Element] = set()

    def find(self, box: Any, inside: bool) -> None:
        """Marks the artifacts in a box; `inside` says that the box is in one itself."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        inside = inside or self._is_artifact(box)
        if inside:
            box.artifact = True
        for child in box.children:
            self.find(child, inside)

    def turn_page(self) -> None:
        """Goes to the next page."""
        self._before |= self._here
        self._here.clear()

    def _is_artifact(self, box: Any) -> bool:
        if isinstance(box, MarginBox) or box.is_leader:
            return True
        element = box.element
        if isinstance(box, TableRowGroupBox) and (box.is_header or box.is_footer):
            self._here.add(element)
            return element in self._before
        if element is None:
            return False
        return element.tag == "hr" or (isinstance(box, ReplacedBox) and not _has_words(element))


def _has_words(picture: Element) -> bool:
    """Whether there are words for a picture. A line of a formula has those of the formula."""
    if picture.get("class") == Class.FORMULA_LINE:
        return True
    return bool(picture.get("alt") if picture.tag == "img" else picture.findtext(f"{_SVG}title"))
