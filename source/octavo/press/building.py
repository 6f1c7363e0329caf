"""Builds one file: its pictures, its builder, what the builder noted, and how large it is."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from octavo.builders import BuildContext, Built, PageMap
from octavo.model import OWN_PAGES, Book
from octavo.notes import Notes
from octavo.press.formats import Format, Target, format_of
from octavo.press.renditions import Renditions
from octavo.press.run import BuildRun
from octavo.press.sizes import FileSizes


class BuiltFile(Struct, frozen=True):
    """One finished file, still a draft: the book and the pictures that it was made of, and what its builder said.

    Its `notes` are not those of the run until it is taken.
    """

    path: Path
    book: Book
    renditions: Renditions
    built: Built
    sizes: FileSizes
    notes: Notes

    @property
    def format(self) -> Format:
        """How it was made."""
        return format_of(self.path)


def build_file(book: Book, target: Target, run: BuildRun) -> BuiltFile:
    """Writes `book` to the draft of the target. Raises `OctavoError` as its builder does."""
    notes, draft, row = Notes(), run.files.draft(target.path), format_of(target.path)
    renditions = run.renditions.render_book(book, target.limits)
    renditions.note_changes(notes.at(target.path.name))
    book = renditions.apply_to(book)
    options = row.options(run.order, replace(target, pagemap=_keep_pages(target.pagemap, book)))
    built = row.build()(
        BuildContext(book, renditions.assets, run.theme, notes, draft, run.cache, run.workers.run), options
    )
    return BuiltFile(target.path, book, renditions, built, row.measure(draft), notes)


def _keep_pages(pagemap: PageMap, book: Book) -> PageMap:
    """The page map without the pages of articles that are in another volume."""
    ids = {article.id for article in book.articles} | {part.id for part in book.parts} | OWN_PAGES
    return replace(pagemap, breaks=tuple(one for one in pagemap.breaks if one.id in ids))
