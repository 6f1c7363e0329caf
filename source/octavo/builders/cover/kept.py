"""The cover of a book, drawn once: what it shows is a few words and one picture, and rarely changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256

from msgspec import Struct

from octavo import fonts
from octavo.builders import BuildContext
from octavo.builders.cover.composition import fit_height
from octavo.builders.xhtml.pages import book_authors
from octavo.model import Book
from octavo.notes import Note, Notes
from octavo.resources import Asset, Assets
from octavo.store import Store, make_key, recall
from octavo.theme import ThemeSettings


class _Cover(Struct, frozen=True):
    """A cover that was made: the fields of its asset, and what was noted."""

    name: str
    media_type: str
    content: bytes
    size: tuple[int, int]
    notes: tuple[Note, ...]


def find_cover(book: Book, assets: Assets, notes: Notes, settings: ThemeSettings, store: Store) -> Asset:
    """The cover of `book`, as `make_cover` makes it."""

    def make(own: Notes) -> Asset:
        from octavo.builders.cover.cover import make_cover  # here: it takes time to load

        return make_cover(book, assets, own, settings)

    made_of = (book.metadata, settings, [_digest(one) for one in _list_pictures(book, assets)])
    return _recall_cover(book, notes, store, made_of, make)


def find_drawn_cover(context: BuildContext, width: float, height: float) -> Asset:
    """The cover of a book that brings none, drawn in the shape of a page."""
    book, settings = context.book, context.theme.settings
    pixels = fit_height(width, height)

    def make(own: Notes) -> Asset:
        from octavo.builders.cover.cover import draw_cover

        return draw_cover(book, context.assets, own, settings, pixels)

    made_of = (book.metadata, settings, [_digest(one) for one in _list_pictures(book, context.assets)], pixels)
    return _recall_cover(book, context.notes, context.store, made_of, make)


def _recall_cover(
    book: Book, notes: Notes, store: Store, made_of: tuple[object, ...], make: Callable[[Notes], Asset]
) -> Asset:
    """The cover that was made of these values, or is made now; what was noted is noted again."""
    if not fonts.is_plain("".join(_list_words(book))):  # a face of this machine may be taken, which is in no key
        return make(notes)

    def pack() -> _Cover:
        own = Notes()
        made = make(own)
        return _Cover(made.name, made.media_type, made.content, (made.width, made.height), tuple(own))

    kept = recall(store, make_key("cover", *made_of, lettering_version()), _Cover, pack)
    for note in kept.notes:
        notes.add(note.code, note.detail)
    return Asset(kept.name, kept.media_type, kept.content, *kept.size)


def _list_words(book: Book) -> Iterator[str]:
    """All words that a drawn cover may show."""
    metadata = book.metadata
    yield from (metadata.title, metadata.subtitle, book_authors(book), metadata.publisher)
    if metadata.series:
        yield from (metadata.series.name, metadata.series.position)


def _list_pictures(book: Book, assets: Assets) -> Iterator[Asset]:
    """The pictures that a cover may be made of, or take its colours from: the given one, and the first lead picture."""
    if book.metadata.cover in assets:
        yield assets[book.metadata.cover]
    lead = next((article.image for article in book.articles if article.image in assets), None)
    if lead is not None:
        yield assets[lead]


def _digest(picture: Asset) -> str:
    return f"{picture.media_type} {sha256(picture.content).hexdigest()}"


def lettering_version() -> str:
    """The FriBiDi that Pillow finds on this machine, "" if none: with it letters are set closer."""
    from PIL import _imagingft

    return str(_imagingft.fribidi_version)
