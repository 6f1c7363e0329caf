"""Web editions as the tests make them, and what stands in their pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

from lxml import html

from octavo.builders import BuildContext, MadeBook, PageMap
from octavo.builders.web import build
from octavo.builders.web.options import Packing, WebOptions
from octavo.model import Book
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.store import Store
from octavo.theme import Theme
from tests.passes.test_kept import MemoryStore

KEPT = MemoryStore()
"""What was made of faces and covers: the same for many books."""

NAMES: dict[Packing, str] = {"folder": "site", "zip": "site.zip", "page": "book.html"}


def make(
    folder: Path,
    book: Book,
    assets: Assets | None = None,
    packing: Packing = "folder",
    pagemap: PageMap | None = None,
    books: tuple[MadeBook, ...] = (),
    store: Store | None = None,
    theme: Theme | None = None,
    notes: Notes | None = None,
) -> Path:
    """A web edition in a folder, or as a file in it."""
    folder.mkdir(exist_ok=True)
    file = folder / NAMES[packing]
    context = BuildContext(
        book,
        Assets() if assets is None else assets,
        theme or Theme(),
        Notes() if notes is None else notes,
        file,
        store or KEPT,
    )
    build(context, WebOptions(packing=packing, pagemap=pagemap or PageMap(), books=books))
    return file


def files_of(site: Path) -> dict[str, bytes]:
    """The files of a site, by their names."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def broken_links(site: Path) -> list[str]:
    """The links and the sources of a site's pages that lead to no file of it, or to no id there."""
    pages = {name: html.fromstring(page) for name, page in files_of(site).items() if name.endswith(".html")}
    ids = {name: set(map(str, page.xpath("//@id"))) for name, page in pages.items()}
    return [
        f"{name}: {link}"
        for name, page in pages.items()
        for link in map(str, page.xpath("//@href | //@src"))
        if not link.startswith(("http", "data:", "mailto:")) and not _leads(site, ids, name, link)
    ]


def _leads(site: Path, ids: dict[str, set[str]], page: str, link: str) -> bool:
    way, fragment = urldefrag(link)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(way))) if way else page
    return (site / file).is_file() and (not fragment or unquote(fragment) in ids[file])


def fetched(site: Path) -> Iterator[str]:
    """What pages and styles would fetch from elsewhere: sources, styles and scripts, not links of the text."""
    for name, content in files_of(site).items():
        if name.endswith(".html"):
            page = html.fromstring(content)
            yield from (str(one) for one in page.xpath("//@src | //link/@href") if "//" in str(one))
        elif name.endswith(".css"):
            yield from (line for line in content.decode().splitlines() if "url(http" in line or "@import" in line)
