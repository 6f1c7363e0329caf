"""The cover picture, shared by every builder: the book's own, or one drawn from its words.

A drawn cover of an EPUB is 1600 × 2560 pixels (what shops and e-readers ask for), that of a PDF has the shape of its
page: leaves of folded paper, the series or the publisher, the title and the names. Colours, leaves and composition come
from digests, so that each book on a shelf looks its own way, and always the same. Books of a series share them, but for
the order of the leaves, and show their number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from octavo.builders.cover.composition import HEIGHT, WIDTH, Composition, compose
from octavo.builders.cover.given import fit_given, write_jpeg
from octavo.builders.cover.identity import Identity, find_identity
from octavo.builders.cover.leaves import choose_leaves, choose_monogram
from octavo.builders.cover.palette import Palette, choose_palette
from octavo.builders.cover.pattern import draw_leaf, draw_pattern, list_tones
from octavo.builders.cover.words import CoverText, masthead_words
from octavo.locale.tags import is_right_to_left
from octavo.model import Book
from octavo.notes import Notes
from octavo.resources import Asset, Assets
from octavo.theme import ThemeSettings

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE = (WIDTH, HEIGHT)
"""Width and height, in pixels, of a drawn cover, and the most that a given one keeps."""


def make_cover(book: Book, assets: Assets, notes: Notes, settings: ThemeSettings | None = None) -> Asset:
    """The cover of `book`: the picture that its metadata names, fitted, or a drawn one in the `settings` of a theme."""
    name = book.metadata.cover
    if name in assets:
        return fit_given(assets[name], notes)
    if name:
        notes.add("picture-missing", f"the cover {name} is not in the store; one was drawn")
    return draw_cover(book, assets, notes, settings or ThemeSettings(label=""))


def draw_cover(book: Book, assets: Assets, notes: Notes, settings: ThemeSettings, height: int = HEIGHT) -> Asset:
    """The drawn cover of `book`, so many pixels high (`composition.fit_height`)."""
    from PIL import Image as Pictures

    identity = find_identity(book)
    colours = choose_palette(book, assets, settings.cover.colours, identity.palette)
    places = compose(identity.composition, height, masthead=bool(masthead_words(book.metadata)))
    picture = Pictures.new("RGB", (WIDTH, height), colours.ground)
    _draw_leaves(picture, identity, places, colours, from_right=is_right_to_left(book.metadata.language))
    CoverText(picture, colours, book, places).draw(settings.faces.headings, notes)
    return write_jpeg(picture)


def _draw_leaves(
    picture: Image, identity: Identity, places: Composition, colours: Palette, *, from_right: bool
) -> None:
    """The band of leaves, or the one that stands for all, where lines begin."""
    tones, chances = list_tones(colours), identity.own[1:]
    if places.rows * places.columns > 1:
        leaves = choose_leaves(identity.family, chances, places.rows * places.columns)
        draw_pattern(picture, places.pattern, places.columns, leaves, tones)
        return
    left, top, right, below = places.pattern
    box = (WIDTH - right, top, WIDTH - left, below) if from_right else places.pattern
    draw_leaf(picture, box, choose_monogram(identity.family, chances[0]), tones)
