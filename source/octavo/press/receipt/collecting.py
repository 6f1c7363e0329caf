"""Collects what the receipt says, from the finished files and from all that was noted on the way to them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack

from octavo.builders.proof.words import describe_counts
from octavo.builders.xhtml.direction import book_direction
from octavo.model import Book
from octavo.press.building import BuiltFile
from octavo.press.receipt.articles import Findings, Printed, describe_articles
from octavo.press.receipt.files import describe_file, list_troubles
from octavo.press.receipt.grouping import group_notes
from octavo.press.receipt.pictures import show_cover, show_pages
from octavo.press.receipt.values import Receipt
from octavo.press.receipt.views import View, open_view
from octavo.press.run import BuildRun
from octavo.walk import images, text


def collect_receipt(book: Book, files: Sequence[BuiltFile], offprints: Sequence[BuiltFile], run: BuildRun) -> Receipt:
    """The receipt of a book whose files are made and checked, but not put in place yet."""
    metadata, notes = book.metadata, tuple(run.notes)
    with ExitStack() as opened:
        views = {file.path: opened.enter_context(_open(file, run)) for file in files if file.format.view}
        paged = next((file for file in files if file.built.pages and file.path in views), None)
        printed = Printed(views[paged.path], paged.built.pagemap.breaks) if paged else None
        return Receipt(
            title=metadata.title,
            subtitle=metadata.subtitle,
            language=metadata.language,
            direction=book_direction(book),
            authors=tuple(person.name for person in metadata.creators),
            date=metadata.date,
            theme=run.order.theme,
            words=len(text(book).split()),
            pictures=sum(1 for _ in images(book)),
            cover=show_cover(views.values(), metadata.title),
            troubles=list_troubles(notes, run.errors),
            warnings=sum(note.severity == "warning" for note in notes),
            files=tuple(describe_file(file, run.order, notes) for file in files),
            offprints=(len(offprints), sum(file.sizes.whole for file in offprints)),
            sample=show_pages(paged, views[paged.path], run) if paged else None,
            articles=tuple(describe_articles(book, Findings(notes, run.notes.left_out), printed)),
            statement=next((file.built.statement for file in files if file.built.statement), None),
            quality=tuple(describe_counts(paged.built.quality)) if paged and paged.built.quality else (),
            groups=group_notes(notes),
        )


def _open(file: BuiltFile, run: BuildRun) -> AbstractContextManager[View]:
    return open_view(file.format.view, run.files.draft(file.path))
