"""The index of an EPUB, on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping

from octavo.builders.epub.documents import ContentDocument
from octavo.builders.epub.package import Package
from octavo.builders.locators import Locators
from octavo.builders.xhtml.index import index_section
from octavo.markup_names import Class

INDEX = "index.xhtml"


def add_index(package: Package, pages: Mapping[str, str]) -> None:
    """Adds the index, if the book has one. `pages` are the numbers of printed pages, by the ids that are on them."""
    if package.book.index:
        titles = {id_: survey.label for id_, survey in package.surveys.items()}
        body = index_section(package.book, Locators(package.file_map.ids, titles, pages).write)
        title = package.words["index"]
        package.add_document(ContentDocument(file=INDEX, title=title, body=body, page_id=Class.INDEX))
