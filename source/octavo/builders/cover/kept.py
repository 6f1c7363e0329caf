"""The cover of a book, drawn once: what it shows is a few words and one picture, and rarely changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from itertools import islice

from msgspec import Struct

from octavo import fonts
from octavo.builders import BuildContext
from octavo.builders.cover.composition import fit_height
from octavo.builders.cover.identity import find_identity
from octavo.builders.cover.ornaments import GREY, Ornament, draw_ornaments, make_inks
from octavo.builders.cover.palette import Palette, choose_palette, find_pictures
from octavo.builders.xhtml.pages import book_authors
from octavo.machine import lettering_version
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

    made_of = (book.metadata, settings, _digest_pictures(book, assets))
    return _recall_cover(book, notes, store, made_of, make)


def find_drawn_cover(context: BuildContext, width: float, height: float) -> Asset:
    """The cover of a book that brings none, drawn in the shape of a page."""
    book, settings = context.book, context.theme.settings
    pixels = fit_height(width, height)

    def make(own: Notes) -> Asset:
        from octavo.builders.cover.cover import draw_cover

        return draw_cover(book, context.assets, own, settings, pixels)

    made_of = (book.metadata, settings, _digest_pictures(book, context.assets), pixels)
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


def find_ornaments(context: BuildContext, *, greys: bool, opaque: bool) -> Mapping[str, Ornament]:
    """The ornaments of a book: in greys, or in the colour that stands out on its cover, by their variables."""
    book, colours = context.book, context.theme.settings.cover.colours
    identity = find_identity(book)
    if greys:
        return draw_ornaments(identity, GREY)
    key = make_key("palette", identity, colours, _digest_pictures(book, context.assets))
    chosen = recall(
        context.store, key, Palette, lambda: choose_palette(book, context.assets, colours, identity.palette)
    )
    return draw_ornaments(identity, make_inks(chosen.second, opaque=opaque))


def _digest_pictures(book: Book, assets: Assets) -> list[str]:
    """What tells the pictures that a cover may be made of, or take its colours from."""
    return [f"{one.media_type} {sha256(one.content).hexdigest()}" for one in islice(find_pictures(book, assets), 2)]
