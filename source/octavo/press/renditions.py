"""Plates: the renditions of all pictures of a book for one output, made once and kept for the next build."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from octavo.errors import FetchError
from octavo.model import Article, Book, Image
from octavo.notes import Notes
from octavo.pictures.renditions import VERSION, Limits, Rendition, ready, rendition
from octavo.press.cache import Cache
from octavo.resources import Asset, Assets
from octavo.walk import images, rewrite

COVER = Limits(width=2560, height=2560, quality=92, moving=False)
"""What a cover may have, whatever the book is made for."""

_PROGRESS = logging.getLogger("octavo.pages")
_SVG = "image/svg+xml"
_WIDEST_PAGE = 1200
"""CSS pixels: what is wider fills the page of any reading system, as it is."""


class Renditions(Struct):
    """The pictures for one output, by the names that the book has for them and by their own; what was done to them.

    `before` and `after` are their bytes. `resized` and the others count pictures, `failed` says which stay as they
    were, and why.
    """

    assets: Assets
    cover: str = ""
    by_name: dict[str, Asset] = field(default_factory=dict)
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    before: int = 0
    after: int = 0
    resized: int = 0
    converted: int = 0
    still: int = 0
    failed: list[str] = field(default_factory=list)

    def add(self, source: Asset, found: Rendition) -> None:
        """Takes in one rendition."""
        plate = self.assets[self.assets.keep(found.asset)]
        self.assets.keep(plate, source.name)
        self.by_name[source.name] = plate
        self.before += source.size
        self.after += plate.size
        self.still += found.still
        self.converted += plate.media_type != source.media_type
        if (plate.width, plate.height) != (source.width, source.height):
            self.sizes[source.name] = source.width, source.height
            self.resized += source.media_type != _SVG

    def add_cover(self, plate: Asset) -> None:
        """Takes in the picture of the cover, under a name of its own: an article may show it smaller."""
        self.cover = self.assets.keep(replace(plate, name=f"cover-{plate.name}"))

    def apply_to(self, book: Book) -> Book:
        """The book with the names of these plates; pictures are shown as large as those that they stand for."""
        if self.cover:
            book = replace(book, metadata=replace(book.metadata, cover=self.cover))
        renamed = any(plate.name != name for name, plate in self.by_name.items())
        return rewrite(book, self._renamed) if renamed or self.sizes else book

    def _renamed(self, node: Struct) -> Struct:
        match node:
            case Image():
                width, height = (node.width, node.height) if node.width or node.height else self._shown(node.asset)
                return replace(node, asset=self._name(node.asset), width=width, height=height)
            case Article(image=image) if image:
                return replace(node, image=self._name(image))
        return node

    def _name(self, name: str) -> str:
        return self.by_name[name].name if name in self.by_name else name

    def _shown(self, name: str) -> tuple[int, int]:
        """The size of a picture that says none and has another now; 0 where it is wider than pages are, or the same."""
        width, height = self.sizes.get(name, (0, 0))
        return (width, height) if width <= _WIDEST_PAGE else (0, 0)

    def note_changes(self, notes: Notes, limits: Limits) -> None:
        """Says what was done to the pictures: one note a kind."""
        if self.resized:
            most = f"at most {limits.width} × {limits.height} pixels"
            notes.add("picture-resized", f"{_count(self.resized, 'has', 'have')} {most} now")
        if self.converted:
            notes.add("picture-converted", f"{_count(self.converted, 'is', 'are')} JPEG or PNG now")
        if self.still:
            notes.add("picture-still", f"{_count(self.still, 'shows', 'show')} the first frame alone")
        for why in self.failed:
            notes.add("picture-unreadable", why)


def _count(number: int, one: str, more: str) -> str:
    return f"1 picture {one}" if number == 1 else f"{number:,} pictures {more}"


class RenditionStore:
    """Makes plates of the pictures in `assets`, into folders inside `folder`."""

    def __init__(self, assets: Assets, folder: Path, kept: Cache) -> None:
        self._assets = assets
        self._folder = folder
        self._kept = kept
        self._stores: dict[Limits, Assets] = {}
        self._made: dict[tuple[str, Limits], Rendition] = {}

    def renditions(self, book: Book, limits: Limits) -> Renditions:
        """The plates of the pictures that a book shows."""
        made = Renditions(self._store(limits))
        names = shown_pictures(book, self._assets)
        for number, name in enumerate(names, 1):
            if (name, limits) not in self._made:
                _PROGRESS.info("picture %d of %d", number, len(names))
            source = self._assets[name]
            try:
                made.add(source, self.render(name, limits))
            except FetchError as error:
                made.failed.append(f"{name}: {error.message}")
                made.add(source, Rendition(source))
            for reference in self._assets.references(name):
                made.assets.refer(made.by_name[name].name, reference)
        if book.metadata.cover in self._assets:
            made.add_cover(self._cover(self._assets[book.metadata.cover]))
        for article in book.articles:
            if article.image in self._assets and article.image not in made.assets:
                made.assets.keep(self._assets[article.image])
        return made

    def _cover(self, source: Asset) -> Asset:
        try:
            return self._rendition(source, COVER).asset
        except FetchError:
            return source  # whoever sets the cover says what is wrong with it

    def render(self, name: str, limits: Limits) -> Rendition:
        """The plate of one picture, made once. Raises `FetchError` where it cannot be."""
        known = self._made.get((name, limits))
        if known is None:
            found = self._rendition(self._assets[name], limits)
            store = self._store(limits)
            known = self._made[name, limits] = replace(found, asset=store[store.keep(found.asset)])
        return known

    def _store(self, limits: Limits) -> Assets:
        if limits not in self._stores:
            folder = self._folder / str(len(self._stores))
            folder.mkdir()
            self._stores[limits] = Assets(folder)
        return self._stores[limits]

    def _rendition(self, source: Asset, limits: Limits) -> Rendition:
        fit = ready(source, limits)
        if fit is not None:
            return fit
        key = f"{source.stem} {msgspec.json.encode(limits).decode()} {_tool_versions()}"
        known = self._kept.get(key)
        if known is not None:
            return _unpack(known)
        made = rendition(source, limits)
        self._kept.put(key, _pack(made))
        return made


@cache
def _tool_versions() -> str:
    """What renditions are made with: others give other bytes."""
    from importlib.metadata import version

    return f"{VERSION} {version('pillow')} {version('resvg-py')}"


_Packed = tuple[str, str, int, int, bool, bytes]


def _pack(made: Rendition) -> bytes:
    plate = made.asset
    return msgspec.msgpack.encode((plate.name, plate.media_type, plate.width, plate.height, made.still, plate.content))


def _unpack(known: bytes) -> Rendition:
    name, kind, width, height, still, content = msgspec.msgpack.decode(known, type=_Packed)
    return Rendition(Asset(name, kind, content, width, height), still)


def shown_pictures(book: Book, assets: Assets) -> list[str]:
    """The names of the pictures that a book shows, in reading order; its cover is not among them."""
    return [name for name in dict.fromkeys(image.asset for image in images(book)) if name in assets]
