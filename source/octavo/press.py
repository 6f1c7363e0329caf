"""The only order of work: reading, passes, building, checking, writing. Everything it calls is pure.

The stages are those of the architecture text (`source/README.md`), and the progress shows them by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from octavo import passages
from octavo.binding import bind, divide
from octavo.builders import Built, PageBreak, builder
from octavo.checks import check
from octavo.errors import ConfigError, OctavoError
from octavo.inputs import Input, count, gather
from octavo.model import Article, Book
from octavo.notes import Note, Notes
from octavo.order import Order
from octavo.passes import PASSES
from octavo.passes.names import slug
from octavo.pictures import fetcher
from octavo.progress import Progress, Silent
from octavo.readers import reader
from octavo.resources import Assets, Folder
from octavo.theme import Theme
from octavo.walk import images, text
from octavo.writing import Drafts, prepare

FORMATS = (".epub", ".pdf")
"""What is made when the user names no output."""


class Output(Struct, frozen=True):
    """A file that was made: `size` in bytes, `pages` 0 where there are none."""

    path: str
    size: int
    pages: int


class Result(Struct, frozen=True, kw_only=True):
    """What came out: the files, what is in them, what was noted, and the formats that could not be made."""

    title: str
    outputs: tuple[Output, ...]
    articles: int
    words: int
    pictures: int
    notes: tuple[Note, ...]
    errors: tuple[OctavoError, ...]

    def summary(self) -> dict[str, object]:
        """The result as plain values, for JSON."""
        plain = {name: getattr(self, name) for name in self.__struct_fields__}
        plain["notes"] = _listed(self.notes)
        plain["errors"] = [str(error) for error in self.errors]
        return {**plain, "outputs": to_builtins(self.outputs)}


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
        for path in self.order.outputs or (self.order.folder / "book",):
            prepare(path)
        book = self.passed(self.bound(self.read()))
        with Drafts() as drafts:
            made = self.built(book, drafts)
            self.checked(book, made, drafts)
            self.placed(made, drafts)
        return self._result(book, made)

    def read(self) -> list[Article]:
        """Stage 1: each input as an article; its pictures go to the assets."""
        inputs = gather(self.order.inputs)
        articles = [_read(source, self.assets, self.notes) for source in self._progress.track("reading", inputs)]
        return passages.wished(articles, self.order.keep, self.order.drop, self.notes)

    def bound(self, articles: list[Article]) -> Book:
        """The articles as one book."""
        wishes = self.order.wishes
        if path := self.order.cover:
            cover = fetcher(Folder(path, path.resolve().parent), self.assets)(path.name)
            wishes = replace(wishes, cover=cover.name)
        book = bind(articles, wishes, self.notes)
        return divide(book, ((one, count(one.names)) for one in self.order.divisions)) if self.order.divisions else book

    def passed(self, book: Book) -> Book:
        """Stage 2: the book as every builder gets it."""
        for step in self._progress.track("passes", PASSES):
            book = step(book, self.notes)
        return book

    def built(self, book: Book, drafts: Drafts) -> dict[Path, Built]:
        """Stage 3: the files; the PDF first, because the EPUB names its pages. One that fails does not stop others."""
        outputs = self.order.outputs or tuple(self.order.folder / f"{_stem(book)}{ending}" for ending in FORMATS)
        _spare(self.order.inputs, outputs)
        made: dict[Path, Built] = {}
        breaks: tuple[PageBreak, ...] = ()
        for path in self._progress.track("building", sorted(outputs, key=lambda path: path.suffix.lower() != ".pdf")):
            try:
                made[path] = self._built(book, path, drafts.draft(path), breaks)
                breaks = made[path].breaks or breaks
            except OctavoError as error:
                drafts.discard(path)
                self._errors.append(error)
        if not made:
            raise self._errors[0]
        return {path: made[path] for path in outputs if path in made}

    def _built(self, book: Book, path: Path, draft: Path, breaks: tuple[PageBreak, ...]) -> Built:
        options = replace(self.order.options, breaks=breaks)
        return builder(path.suffix.lower())(book, self.assets, self._theme, options, self.notes, draft)

    def checked(self, book: Book, made: Iterable[Path], drafts: Drafts) -> None:
        """Stage 4: what is not in a finished file, though it is in the book, becomes an error note."""
        for path in self._progress.track("checking", list(made)):
            check(path.suffix.lower(), book, drafts.draft(path), self.notes.at(path.name))

    def placed(self, made: dict[Path, Built], drafts: Drafts) -> None:
        """Stage 5: all files in place, with what belongs beside them, and the notes beside the first of them."""
        for path, built in made.items():
            for ending, content in built.beside:
                drafts.write(path.with_name(f"{path.stem}{ending}"), content)
        first = next(iter(made))
        drafts.write(first.with_name(f"{first.stem}.notes.json"), _json(_listed(self.notes)))
        drafts.place()

    def _result(self, book: Book, made: dict[Path, Built]) -> Result:
        return Result(
            title=book.metadata.title,
            outputs=tuple(Output(str(path), path.stat().st_size, built.pages) for path, built in made.items()),
            articles=len(book.articles),
            words=len(text(book).split()),
            pictures=sum(1 for _ in images(book)),
            notes=tuple(self.notes),
            errors=tuple(self._errors),
        )


def build(order: Order, progress: Progress | None = None) -> Result:
    """Makes the books of an order and puts them in place. Raises `OctavoError` where none can be made."""
    return Press(order, progress).run()


def read(name: str, assets: Assets | None = None, notes: Notes | None = None) -> Article:
    """The article of one file, as the book would have it before the passes. Raises `OctavoError`."""
    [source] = gather([name])
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


def _listed(notes: Iterable[Note]) -> list[dict[str, object]]:
    """The notes as plain values, each with how grave it is."""
    return [{"severity": note.severity, **to_builtins(note)} for note in notes]


def _json(value: object) -> bytes:
    import json

    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
