"""Renditions of all pictures of a book for one output, made once and kept for the next build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from octavo import fonts
from octavo.builders import PROGRESS
from octavo.errors import FetchError
from octavo.model import Article, Book, Image
from octavo.notes import Notes
from octavo.pictures.limits import Limits
from octavo.pictures.renditions import Rendition
from octavo.press.cache import Cache
from octavo.press.rendering import render, unpack, write_request
from octavo.press.workers import Answer, WorkerLostError, Workers
from octavo.press.workers.answers import do_task
from octavo.resources import Asset, Assets
from octavo.store import make_key
from octavo.walk import images, rewrite

COVER = Limits(width=2560, height=2560, quality=92, moving=False)
"""What a cover may have, whatever the book is made for."""

_SVG = "image/svg+xml"
_WIDEST_PAGE = 1200
"""CSS pixels: what is wider fills the page of any reading system, as it is."""


class Renditions(Struct):
    """The pictures of a book as an output of these `limits` shows them, and what was done to them.

    `assets` holds them by their own names and by those that the book has for them; `by_name` by the latter alone.
    `sizes` are those (width, height) of the pictures that have another now. `before` and `after` are the bytes of all.
    `resized`, `converted` and `still` count pictures; `failed` says which stay as they were, and why. `drawn` are the
    drawings that became pixels for what the PDF engine does not draw.
    """

    assets: Assets
    limits: Limits
    cover: str = ""
    by_name: dict[str, Asset] = field(default_factory=dict)
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    before: int = 0
    after: int = 0
    resized: int = 0
    converted: int = 0
    still: int = 0
    failed: list[str] = field(default_factory=list)
    drawn: dict[str, Rendition] = field(default_factory=dict)

    def add(self, source: Asset, found: Rendition) -> None:
        """Takes in the rendition of one picture."""
        made = self.assets[self.assets.keep(found.asset)]
        self.assets.keep(made, source.name)
        self.by_name[source.name] = made
        self.before += source.size
        self.after += made.size
        self.still += int(found.still)
        self.converted += int(made.media_type != source.media_type and not found.undrawn)
        if found.undrawn:
            self.drawn[source.name] = found
        if (made.width, made.height) != (source.width, source.height):
            self.sizes[source.name] = source.width, source.height
            self.resized += int(source.media_type != _SVG)

    def add_failed(self, source: Asset, error: FetchError) -> None:
        """Takes in a picture that stays as it was."""
        self.failed.append(f"{source.name}: {error.message}")
        self.add(source, Rendition(source))

    def add_cover(self, made: Asset) -> None:
        """Takes in the picture of the cover, under a name of its own: an article may show it smaller."""
        self.cover = self.assets.keep(replace(made, name=f"cover-{made.name}"))

    def apply_to(self, book: Book) -> Book:
        """The book with the names of these renditions, which it shows as large as the pictures that they stand for."""
        if self.cover:
            book = replace(book, metadata=replace(book.metadata, cover=self.cover))
        renamed = any(made.name != name for name, made in self.by_name.items())
        return rewrite(book, self._rename) if renamed or self.sizes else book

    def _rename(self, node: Struct) -> Struct:
        match node:
            case Image():
                is_sized = node.width or node.height or node.percent
                width, height = (node.width, node.height) if is_sized else self._shown_size(node.asset)
                name, alt = self._name_of(node.asset), node.alt
                if node.asset in self.drawn and alt is None:
                    alt = self.drawn[node.asset].words or None
                return replace(node, asset=name, alt=alt, width=width, height=height)
            case Article(image=image) if image:
                return replace(node, image=self._name_of(image))
        return node

    def _name_of(self, name: str) -> str:
        return self.by_name[name].name if name in self.by_name else name

    def _shown_size(self, name: str) -> tuple[int, int]:
        """The size of a picture that says none and has another now; 0 where it is wider than pages are, or the same."""
        width, height = self.sizes.get(name, (0, 0))
        return (width, height) if width <= _WIDEST_PAGE else (0, 0)

    def note_changes(self, notes: Notes) -> None:
        """Says what was done to the pictures: one note a kind, and one for each that failed."""
        if self.resized:
            most = f"at most {self.limits.width} × {self.limits.height} pixels"
            notes.add("picture-resized", f"{_count(self.resized, 'has', 'have')} {most} now")
        if self.converted:
            notes.add("picture-converted", f"{_count(self.converted, 'is', 'are')} JPEG or PNG now")
        for name, drawn in self.drawn.items():
            named = next(filter(None, self.assets.references(self.by_name[name].name)), "a drawing in the page")
            notes.add("drawing-rasterised", f"{named}: {', '.join(drawn.undrawn)}")
            if missing := fonts.missing_characters(drawn.words):
                script = fonts.script_name("".join(sorted(missing)))
                notes.add(
                    "glyph-missing",
                    f"in a drawing, {named}: {len(missing)} {f'characters of {script}' if script else 'signs'}",
                )
        if self.still:
            notes.add("picture-still", f"{_count(self.still, 'shows', 'show')} the first frame alone")
        for why in self.failed:
            notes.add("picture-unreadable", why)


def _count(number: int, one: str, more: str) -> str:
    return f"1 picture {one}" if number == 1 else f"{number:,} pictures {more}"


class RenditionStore:
    """Makes renditions of the pictures in `assets`, each once a run: a folder inside `folder` for each of the limits.

    Each is looked up in `cache` first, and kept there.
    """

    def __init__(self, assets: Assets, folder: Path, cache: Cache) -> None:
        self._assets = assets
        self._folder = folder
        self._cache = cache
        self._stores: dict[Limits, Assets] = {}
        self._made: dict[tuple[str, Limits], Rendition] = {}
        self._failed: dict[tuple[str, Limits], FetchError] = {}

    def render_book(self, book: Book, limits: Limits) -> Renditions:
        """The renditions of the pictures that a book shows, and of its cover; what cannot be rendered stays as is."""
        made = Renditions(self._store(limits), limits)
        names = self.shown_pictures(book)
        for number, name in enumerate(names, 1):
            if (name, limits) not in self._made:
                PROGRESS.info("picture %d of %d", number, len(names))
            self._add(name, made)
        if book.metadata.cover in self._assets:
            made.add_cover(self._render_cover(book.metadata.cover))
        for article in book.articles:
            if article.image in self._assets and article.image not in made.assets:
                made.assets.keep(self._assets[article.image])
        return made

    def shown_pictures(self, book: Book) -> list[str]:
        """The names of the pictures that a book shows, in reading order; its cover is not among them."""
        return [name for name in dict.fromkeys(image.asset for image in images(book)) if name in self._assets]

    def render_all(self, wanted: Iterable[tuple[str, Limits]], workers: Workers) -> Iterator[None]:
        """Renders pictures, by their names; those that were never rendered before are shared by all workers.

        Yields once for each. One that fails does so where it is asked for. Raises as `Workers.run` answers.
        """
        unknown = []
        for name, limits in wanted:
            if self._is_known(name, limits):
                yield
            else:
                unknown.append((name, limits))
        requests = [write_request(self._assets[name], limits) for name, limits in unknown]
        for index, answer in workers.run(render, requests):
            self._take(*unknown[index], answer)
            yield

    def render_picture(self, name: str, limits: Limits) -> Rendition:
        """The rendition of one picture. Raises `FetchError` where it cannot be decoded or drawn."""
        if not self._is_known(name, limits):
            self._take(name, limits, do_task(render, write_request(self._assets[name], limits)))
        if error := self._failed.get((name, limits)):
            raise error.with_traceback(None)
        return self._made[name, limits]

    def _is_known(self, name: str, limits: Limits) -> bool:
        """Whether it is known what becomes of a picture, from this run or from one before."""
        if (name, limits) in self._made or (name, limits) in self._failed:
            return True
        source = self._assets[name]
        packed = self._cache.get(_key(source, limits))
        if packed is not None:
            self._keep(name, limits, unpack(packed, source))
        return packed is not None

    def _take(self, name: str, limits: Limits, answer: Answer) -> None:
        """Keeps what came of a picture. Raises what is no fault of it: a bug, a full disk."""
        source = self._assets[name]
        match answer:
            case bytes():
                self._cache.put(_key(source, limits), answer)
                self._keep(name, limits, unpack(answer, source))
            case FetchError():
                self._failed[name, limits] = answer
            case WorkerLostError():
                self._failed[name, limits] = FetchError(answer.message, code="picture-unreadable", hint=answer.hint)
            case _:
                raise answer

    def _keep(self, name: str, limits: Limits, made: Rendition) -> None:
        store = self._store(limits)
        self._made[name, limits] = replace(made, asset=store[store.keep(made.asset)])

    def _add(self, name: str, made: Renditions) -> None:
        source = self._assets[name]
        try:
            made.add(source, self.render_picture(name, made.limits))
        except FetchError as error:
            made.add_failed(source, error)
        for reference in self._assets.references(name):
            made.assets.refer(made.by_name[name].name, reference)

    def _render_cover(self, name: str) -> Asset:
        try:
            return self.render_picture(name, COVER).asset
        except FetchError:
            return self._assets[name]  # whoever sets the cover says what is wrong with it

    def _store(self, limits: Limits) -> Assets:
        if limits not in self._stores:
            folder = self._folder / str(len(self._stores))
            folder.mkdir(parents=True)
            self._stores[limits] = Assets(folder)
        return self._stores[limits]


def _key(source: Asset, limits: Limits) -> str:
    return make_key("rendition", source.stem, limits)
