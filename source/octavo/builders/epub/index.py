"""The places of an entry of the index in an EPUB: links that say the pages of the printed edition, or the articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from octavo.builders.epub.documents import ContentDocument
from octavo.builders.epub.package import Package
from octavo.builders.xhtml.index import index_section
from octavo.builders.xhtml.markup import attributes, escape
from octavo.markup_names import Class
from octavo.model import IndexEntry

INDEX = "index.xhtml"


def add_index(package: Package, pages: Mapping[str, str]) -> None:
    """Adds the index, if the book has one. `pages` are the numbers of printed pages, by the ids that are on them."""
    if package.book.index:
        body = index_section(package.book, _Locators(package, pages).write)
        title = package.words["index"]
        package.add_document(ContentDocument(file=INDEX, title=title, body=body, page_id=Class.INDEX))


class _Locators:
    """Writes the places of entries."""

    def __init__(self, package: Package, pages: Mapping[str, str]) -> None:
        self._files = package.file_map.ids
        self._pages = pages
        self._titles = {id_: package.surveys[id_].label for id_ in package.surveys}

    def write(self, entry: IndexEntry) -> Iterator[str]:
        """The links of an entry: each page once, or each article by its title and its further places by numbers."""
        before, count = "", 1
        for target in entry.locators:
            page, article = self._pages.get(target, ""), target.partition(".")[0]
            count = count + 1 if article == before.partition(".")[0] else 1
            if not page or page != self._pages.get(before):
                label = page or (self._titles.get(article, "") if count == 1 else "") or str(count)
                href = f"{self._files[target]}#{target}"
                yield f"<a{attributes(href=href, epub_type='index-locator')}>{escape(label)}</a>"
            before = target
