"""The stylesheets of a book's pages: their own, and those of the package that they link to."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.errors import ReadError
from octavo.notes import Notes
from octavo.readers.archives import resolve
from octavo.readers.elements.style.cascade import apply_stylesheets
from octavo.readers.elements.style.declarations import declarations_of, hides
from octavo.readers.elements.style.sheets import sheets_of
from octavo.readers.elements.tree import Element, drop, is_attached, words
from octavo.readers.epub.package import EpubPackage

_LARGEST = 2**20
"""Bytes of a stylesheet that is read; what comes after them is the look of no text."""


class EpubStylesheets:
    """The stylesheets of one book, each read once."""

    def __init__(self, package: EpubPackage) -> None:
        self._package = package
        self._texts: dict[str, str] = {}

    def apply(self, page: str, root: Element, notes: Notes) -> None:
        """Writes what the stylesheets of a page say into its style attributes, and leaves out what no one sees."""
        apply_stylesheets(root, [*self._linked(page, root), *sheets_of(root)])
        for found in root.xpath("//body//*[@style]"):
            if is_attached(found) and hides(declarations_of(found)) and not _is_referred_to(found):
                said = words(found)
                if found.tag == "hr" or (said and notes.leave_out("hidden", said)):
                    drop(found)

    def _linked(self, page: str, root: Element) -> Iterator[str]:
        """The sheets that a page links to; an alternate one is chosen by readers, if at all."""
        for link in root.iter("link"):
            relations = (link.get("rel") or "").lower().split()
            if "stylesheet" in relations and "alternate" not in relations:
                yield self._read(resolve(link.get("href") or "", page))

    def _read(self, name: str) -> str:
        if name not in self._texts:
            try:
                content = self._package.archive.read(name)[:_LARGEST] if name in self._package.archive else b""
            except ReadError:  # a look that cannot be read takes no words with it
                content = b""
            self._texts[name] = content.decode("utf-8", "replace")
        return self._texts[name]


def _is_referred_to(found: Element) -> bool:
    """Whether a link of some page may lead to what is hidden: a note that pops up."""
    return any(inner.get("id") or inner.get("name") for inner in found.iter("*"))
