"""Builds one file: its pictures, its builder, what the builder noted, and how large it is."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, json, to_builtins
from msgspec.structs import replace

from octavo import fonts
from octavo.builders import BuildContext, Built, PageMap
from octavo.model import OWN_PAGES, Book
from octavo.notes import Notes
from octavo.press.formats import Format, Target, format_of
from octavo.press.renditions import Renditions
from octavo.press.run import BuildRun
from octavo.press.sizes import FileSizes
from octavo.press.standing import Made, digest_file, keep_made, take_standing
from octavo.projects.order import Order
from octavo.store import NoStore, make_key


class BuiltFile(Struct, frozen=True):
    """One finished file, still a draft: the book and the pictures that it was made of, and what its builder said.

    Its `notes` are not those of the run until it is taken. `key` stands for all that it was made of, `digest` for its
    bytes.
    """

    path: Path
    book: Book
    renditions: Renditions
    built: Built
    sizes: FileSizes
    notes: Notes
    key: str
    digest: str

    @property
    def format(self) -> Format:
        """How it was made."""
        return format_of(self.path)


def build_file(book: Book, target: Target, run: BuildRun) -> BuiltFile:
    """Writes `book` to the draft of the target. Raises `OctavoError` as its builder does."""
    notes, row = Notes(), format_of(target.path)
    renditions = run.renditions.render_book(book, target.limits)
    renditions.note_changes(notes.at(target.path.name))
    book = renditions.apply_to(book)
    target = replace(target, pagemap=_keep_pages(target.pagemap, book))
    key = _make_key(book, target, run.order)
    store = NoStore() if run.theme.restyled or renditions.failed else run.cache
    draft = run.files.draft(target.path, is_folder=row.is_folder)
    made = take_standing(target.path, draft, key, store)
    if made is None:
        own = Notes()
        context = BuildContext(book, renditions.assets, run.theme, own, draft, run.cache, run.workers.run)
        built = row.build()(context, row.options(run.order, target))
        made = Made(built, row.measure(draft), digest_file(draft), tuple(own))
        if not _depends_on_machine(book):
            keep_made(made, key, store)
    notes.merge(made.notes)
    return BuiltFile(target.path, book, renditions, made.built, made.sizes, notes, key, made.digest)


def _depends_on_machine(book: Book) -> bool:
    """Whether a face of this machine was taken, or may be for the words of a cover: no key knows what it has."""
    words = json.encode((book.metadata, [article.authors for article in book.articles])).decode()
    return bool(fonts.taken_families() or fonts.missing_characters(words))


def _make_key(book: Book, target: Target, order: Order) -> str:
    """What stands for all that a file is made of, but for the user's own styles."""
    row = format_of(target.path)
    apart = replace(order, outputs=(), jobs=1, report=False, share=False, share_address="")
    asked = ascii(to_builtins(apart, enc_hook=str))  # names of files may be any bytes
    books = [(one.label, ascii(one.file.name), one.digest) for one in target.books]
    made_of = (book, target.limits, target.pagemap, books, target.offprint, asked, row.libraries())
    return make_key("file", row.ending, *made_of)


def _keep_pages(pagemap: PageMap, book: Book) -> PageMap:
    """The page map without the pages of articles that are in another volume."""
    ids = {article.id for article in book.articles} | {part.id for part in book.parts} | OWN_PAGES
    return replace(pagemap, breaks=tuple(one for one in pagemap.breaks if one.id in ids))
