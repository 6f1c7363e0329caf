"""The only order of work: reading, passes, pictures, building, checking, writing. Everything it calls is pure.

The stages are those of the architecture text (`source/README.md`), and the progress shows them by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from msgspec.structs import replace

from octavo.alt_text import described
from octavo.builders import BuildContext, Offprint, PageMap
from octavo.checks import check
from octavo.errors import ConfigError, FetchError, OctavoError
from octavo.model import Article, Book
from octavo.notes import Notes
from octavo.passes import PASSES
from octavo.passes.names import slug
from octavo.pictures import fetcher
from octavo.pictures.limits import Limits
from octavo.press import keepdrop
from octavo.press.binding import arrange_matter, bind
from octavo.press.cache import Cache, cache_folder
from octavo.press.formats import FORMATS, format_of
from octavo.press.offprints import make_offprints
from octavo.press.output import OutputFiles, check_writable
from octavo.press.progress import Progress, Silent
from octavo.press.renditions import RenditionStore, shown_pictures
from octavo.press.results import Result, describe_output, notes_json
from octavo.press.size_limit import BuiltFile, SizeLimit
from octavo.press.sizes import measure_file
from octavo.projects.inputs import Input, count_inputs, find_inputs
from octavo.projects.order import Order
from octavo.readers import reader
from octavo.resources import Assets, Folder
from octavo.theme import Theme
from octavo.walk import images, text

OWN_PAGES = {"cover", "titlepage", "toc", "colophon"}
"""The ids of pages that are of no article, in the page breaks of a PDF."""


class Press:
    """Makes the books of one order."""

    def __init__(self, order: Order, progress: Progress | None = None) -> None:
        self.order = order
        self.notes = Notes(keep=order.keep, explain=order.explain)
        self.assets = Assets()
        self._theme = Theme(order.sheets, order.theme)
        self._progress = progress or Silent()
        self._errors: list[OctavoError] = []

    def run(self) -> Result:
        """All stages in order. Raises `OctavoError` where no book can be made; nothing is written then."""
        for path in self.order.outputs:
            format_of(path)
        for path in self.order.outputs or (self.order.folder / "book",):
            check_writable(path)
        with self._room() as room, OutputFiles() as drafts:
            book = self.passed(self.bound(self.read()))
            made = self.built(book, drafts, room)
            handed = self.handed_out(book, made[0].path, _Bench(drafts, room)) if self.order.individual else []
            self.checked([*made, *handed], drafts)
            self.placed(made, drafts)
            return self._result(book, made, handed)

    @contextmanager
    def _room(self) -> Iterator[RenditionStore]:
        """A folder for the pictures of this run, which are more than fits in memory, and who makes plates of them."""
        with TemporaryDirectory(prefix="octavo-") as folder:
            sources, plates = Path(folder, "sources"), Path(folder, "plates")
            sources.mkdir()
            plates.mkdir()
            self.assets = Assets(sources)
            kept = Cache(cache_folder())
            yield RenditionStore(self.assets, plates, kept)
            kept.prune()

    def read(self) -> list[Article]:
        """Stage 1: each input as an article; its pictures go to the assets."""
        inputs = find_inputs(self.order.inputs)
        articles = [_read(source, self.assets, self.notes) for source in self._progress.track("reading", inputs)]
        kept = keepdrop.apply_keep_drop(articles, self.order.keep, self.order.drop, self.notes)
        return described(kept, self.order.alt, self.assets, self.notes)

    def bound(self, articles: list[Article]) -> Book:
        """The articles as one book."""
        wishes = self.order.overrides
        if path := self.order.cover:
            cover = fetcher(Folder(path, path.resolve().parent), self.assets)(path.name)
            wishes = replace(wishes, cover=cover.name)
        book = bind(articles, wishes, self.notes)
        return (
            arrange_matter(book, ((one, count_inputs(one.names)) for one in self.order.matters))
            if self.order.matters
            else book
        )

    def passed(self, book: Book) -> Book:
        """Stage 2: the book as every builder gets it."""
        for step in self._progress.track("passes", PASSES):
            book = step(book, self.notes)
        return book

    def built(self, book: Book, drafts: OutputFiles, room: RenditionStore) -> list[BuiltFile]:
        """Stage 4: the files; the PDF first, because the EPUB names its pages. One that fails does not stop others."""
        outputs = self.order.outputs or tuple(self.order.folder / f"{_stem(book)}{row.ending}" for row in FORMATS)
        _spare(self.order.inputs, outputs)
        self.pictured(book, outputs, room)
        made: dict[Path, list[BuiltFile]] = {}
        pagemap = PageMap()
        for path in self._progress.track("building", sorted(outputs, key=lambda path: not format_of(path).paged)):
            try:
                made[path] = self._editions(book, path, _Bench(drafts, room, pagemap))
                if format_of(path).paged:
                    pagemap = made[path][0].built.pagemap
            except OctavoError as error:
                self._errors.append(error)
        if not made:
            raise self._errors[0]
        return [edition for path in outputs if path in made for edition in made[path]]

    def pictured(self, book: Book, outputs: Iterable[Path], room: RenditionStore) -> None:
        """Stage 3: the renditions of the book's pictures for each output. One that fails is noted when it is used."""
        limits = dict.fromkeys(map(self._limits, outputs))
        wanted = list(product(shown_pictures(book, self.assets), limits))
        for name, one in self._progress.track("pictures", wanted) if wanted else ():
            with suppress(FetchError):
                room.render(name, one)

    def _limits(self, path: Path) -> Limits:
        """What the output at `path` allows of pictures."""
        return format_of(path).limits(self.order)

    def _editions(self, book: Book, path: Path, bench: _Bench) -> list[BuiltFile]:
        """What is made for one output: one file, or volumes where the order says how much an EPUB may weigh."""
        tried = {path}
        made: list[BuiltFile] = []

        def make(part: Book, place: Path, limits: Limits) -> BuiltFile:
            tried.add(place)
            return self._made(part, place, limits, bench)

        most = self.order.max_size if format_of(path).divisible else 0
        try:
            if most:
                made = SizeLimit(most, make, bench.room.renditions).build_within(book, path, self._limits(path))
            else:
                made = [make(book, path, self._limits(path))]
        finally:
            for gone in tried - {edition.path for edition in made}:
                bench.drafts.discard(gone)
        _spare(self.order.inputs, tuple(edition.path for edition in made))
        return self._said(made)

    def _made(self, book: Book, path: Path, limits: Limits, bench: _Bench) -> BuiltFile:
        """One file, whose notes are not ours until it is taken."""
        notes = Notes()
        plates = bench.room.renditions(book, limits)
        plates.note_changes(notes.at(path.name), limits)
        book = plates.apply_to(book)
        draft = bench.drafts.draft(path)
        ids = {article.id for article in book.articles} | {part.id for part in book.parts} | OWN_PAGES
        breaks = tuple(one for one in bench.pagemap.breaks if one.id in ids)
        row = format_of(path)
        options = row.options(self.order, replace(bench.pagemap, breaks=breaks), bench.offprint)
        built = row.build()(BuildContext(book, plates.assets, self._theme, notes, draft), options)
        return BuiltFile(path, book, plates, built, measure_file(draft), notes)

    def _said(self, editions: list[BuiltFile]) -> list[BuiltFile]:
        """These editions, after what was noted of them is said."""
        for note in dict.fromkeys(note for edition in editions for note in edition.notes):
            self.notes.at(note.where).add(note.code, note.detail)
        return editions

    def handed_out(self, book: Book, beside: Path, bench: _Bench) -> list[BuiltFile]:
        """Each article as a PDF of its own, in a folder beside the book that is named like it."""
        made = []
        for handout in self._progress.track("handouts", make_offprints(book)):
            path = beside.with_suffix("") / f"{handout.stem}.pdf"
            check_writable(path)
            try:
                made.append(
                    self._made(handout.book, path, self._limits(path), bench._replace(offprint=handout.offprint))
                )
            except OctavoError as error:
                bench.drafts.discard(path)
                self._errors.append(error)
        said = {(note.code, note.detail) for note in self.notes}  # of the same articles in the book
        for note in (note for one in made for note in one.notes if (note.code, note.detail) not in said):
            self.notes.at(note.where).add(note.code, note.detail)
        return made

    def checked(self, made: Iterable[BuiltFile], drafts: OutputFiles) -> None:
        """Stage 5: what is not in a finished file, though it is in the book, becomes an error note."""
        for edition in self._progress.track("checking", list(made)):
            path = edition.path
            check(format_of(path).check, edition.book, drafts.draft(path), self.notes.at(path.name))

    def placed(self, made: list[BuiltFile], drafts: OutputFiles) -> None:
        """Stage 6: all files in place, with what belongs beside them, and the notes beside the first of them."""
        for edition in made:
            for ending, content in edition.built.beside:
                drafts.write(edition.path.with_name(f"{edition.path.stem}{ending}"), content)
        first = made[0].path
        drafts.write(first.with_name(f"{first.stem}.notes.json"), notes_json(self.notes))
        drafts.publish()

    def _result(self, book: Book, made: Iterable[BuiltFile], handed: Iterable[BuiltFile]) -> Result:
        return Result(
            title=book.metadata.title,
            outputs=tuple(map(describe_output, made)),
            offprints=tuple(map(describe_output, handed)),
            articles=len(book.articles),
            words=len(text(book).split()),
            pictures=sum(1 for _ in images(book)),
            notes=tuple(self.notes),
            errors=tuple(self._errors),
        )


class _Bench(NamedTuple):
    """What a file is made with: drafts to write, plates to print, the pages of the PDF made before.

    An `offprint` says what a handout was taken from.
    """

    drafts: OutputFiles
    room: RenditionStore
    pagemap: PageMap = PageMap()
    offprint: Offprint | None = None


def build(order: Order, progress: Progress | None = None) -> Result:
    """Makes the books of an order and puts them in place. Raises `OctavoError` where none can be made."""
    return Press(order, progress).run()


def read(name: str, assets: Assets | None = None, notes: Notes | None = None) -> Article:
    """The article of one file, as the book would have it before the passes. Raises `OctavoError`."""
    [source] = find_inputs([name])
    return _read(source, Assets() if assets is None else assets, Notes() if notes is None else notes)


def _read(source: Input, assets: Assets, notes: Notes) -> Article:
    noted = notes.at(source.name)
    try:
        resource = source.load()
        return reader(resource.media_type)(resource, fetcher(source.door, assets, noted), noted)
    except OctavoError as error:
        error.where = error.where or source.name
        raise


def _spare(inputs: tuple[str, ...], outputs: tuple[Path, ...]) -> None:
    """Raises `ConfigError` if an output would overwrite an input."""
    for path in outputs:
        if path.resolve() in {Path(name).resolve() for name in inputs}:
            raise ConfigError("this is an input, and would be overwritten", where=str(path), hint="choose another -o")


def _stem(book: Book) -> str:
    return slug(book.metadata.title) or book.articles[0].id
