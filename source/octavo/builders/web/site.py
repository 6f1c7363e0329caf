"""All files of a web edition, by their names, as bytes."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.builders import BuildContext
from octavo.builders.cover.kept import find_cover
from octavo.builders.web.beside import SHEET, write_sheet
from octavo.builders.web.document import Document, Leaf, write_document
from octavo.builders.web.edition import Edition, make_edition
from octavo.builders.web.front import write_front
from octavo.builders.web.leaves import Written, write_articles, write_own
from octavo.builders.web.metadata import describe_book, describe_whole, graph_book
from octavo.builders.web.options import WebOptions
from octavo.builders.web.places import INDEX
from octavo.builders.web.search import SCRIPT, WORDS, read_script, write_index
from octavo.builders.web.serving import unname_notes
from octavo.builders.web.style import write_style
from octavo.resources import EXTENSIONS

Site = dict[str, bytes]
"""Files by their names, in the order of reading."""


def make_site(context: BuildContext, options: WebOptions) -> Site:
    """The files of a book that has articles. In one page it is "index.html", which names the others."""
    edition = make_edition(context.book, options, context.notes)
    picture = find_cover(edition.book, context.assets, context.notes, context.theme.settings, context.store)
    cover = f"cover.{EXTENSIONS[picture.media_type]}"
    written = write_articles(edition, context, cover)
    own = tuple(write_own(edition, context))
    pages = _write_pages(edition, cover, written, own)
    site = {name: page.markup.encode() for name, page in pages.items()} | {cover: picture.content}
    site |= _collect_pictures(context, written)
    site |= write_style(context, "".join(page.markup for page in pages.values()))
    if count := max(page.notes for page in pages.values()):
        site |= {SHEET: write_sheet(count).encode()}
    if not edition.together:
        site |= {SCRIPT: read_script(), WORDS: write_index(edition).encode()}
    return site | {book.file.name: book.file.read_bytes() for book in edition.books}


def _write_pages(edition: Edition, cover: str, written: Written, own: Sequence[Leaf]) -> dict[str, Document]:
    """The pages: the first one, and all that follow it; or one that is all of them."""
    front = _make_front(edition, cover, own)
    leaves = (*written.leaves, *own)
    if edition.together:
        whole = unname_notes("".join(leaf.body for leaf in (front, *leaves)))
        return {INDEX: write_document(edition, _with_body(front, whole), None, None)}
    every = (front, *leaves)
    around = zip((None, *every), every, (*every[1:], None), strict=False)
    return {leaf.file: write_document(edition, leaf, before, after) for before, leaf, after in around}


def _make_front(edition: Edition, cover: str, own: Sequence[Leaf]) -> Leaf:
    metadata = edition.book.metadata
    listed = () if edition.together else tuple((leaf.file, leaf.title) for leaf in own)
    return Leaf(
        file=INDEX,
        title=metadata.title,
        body=write_front(edition, cover, listed),
        description=describe_whole(edition),
        graph=tuple(graph_book(edition, "" if edition.together else cover)),
        data=describe_book(edition),
    )


def _with_body(leaf: Leaf, body: str) -> Leaf:
    return Leaf(
        file=leaf.file, title=leaf.title, body=body, description=leaf.description, graph=leaf.graph, data=leaf.data
    )


def _collect_pictures(context: BuildContext, written: Written) -> Site:
    """The pictures that articles show, and formulas that are pictures."""
    found: Site = {}
    for article in written.articles:
        found |= {f"pictures/{name}": context.assets[name].content for name in article.pictures}
        found |= {f"pictures/{one.name}": one.content for one in article.drawn}
    return found
