"""The places of an entry of the index on screens: links that say the pages of the printed edition, or the articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from octavo.builders.xhtml.markup import attributes, escape
from octavo.model import IndexEntry


class Locators:
    """Writes the places of entries. `files` and `pages` have the file and the printed page of each id."""

    def __init__(self, files: Mapping[str, str], titles: Mapping[str, str], pages: Mapping[str, str]) -> None:
        self._files = files
        self._pages = pages
        self._titles = titles

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
