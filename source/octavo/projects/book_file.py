"""The book file: `book.toml`, which says of a book what the command line can say, and more.

It stands in the folder of the book. Names of files in it are relative to that folder. A key that is not known is
an error, which names the key that was likely meant.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, field
from msgspec.structs import replace

from octavo.errors import ConfigError
from octavo.profiles import BookForm, LinkForm
from octavo.projects.overrides import ArticleOverrides, IndexWishes, Matter, MetadataOverrides
from octavo.projects.settings import SETTING, apply_settings
from octavo.projects.tables import (
    ArticleTable,
    IndexTable,
    Member,
    PartTable,
    PersonTable,
    SeriesTable,
    SourceTable,
    Table,
    file_name,
    make_person,
    make_series,
)
from octavo.projects.toml_values import read_values
from octavo.projects.validation import convert_values
from octavo.theme import NumberScope, themes

BOOK_FILE_NAME = "book.toml"
DEFAULT_ARTICLES = "source"
"""The folder that is read where the book file names no articles."""
DEEPEST_TOC = 6
"""The most levels of headings that contents may have."""

_Members = tuple[Member, ...]


class BookFile(Table, frozen=True):
    """A book, as Octavo makes it: what it is called, what it is made of, how it looks."""

    title: Annotated[str, Meta(description="The title of the book, instead of one that is guessed.")] = ""
    subtitle: Annotated[str, Meta(description="The subtitle of the book.")] = ""
    authors: Annotated[
        tuple[str | PersonTable, ...], Meta(description="The authors of the book, instead of those of its articles.")
    ] = ()
    language: Annotated[str, Meta(description="The language of the book: a tag such as en or pt-BR.")] = ""
    publisher: Annotated[str, Meta(description="Who publishes the book.")] = ""
    date: Annotated[str, Meta(description="The day of publication, instead of that of the newest article.")] = ""
    rights: Annotated[str, Meta(description="Who has which rights in the book: a licence or a line of copyright.")] = ""
    description: Annotated[str, Meta(description="What the book is about, in a few sentences.")] = ""
    subjects: Annotated[tuple[str, ...], Meta(description="What the book is about, in keywords.")] = ()
    identifier: Annotated[
        str, Meta(description="What stays the same through all editions: urn:isbn:… or urn:uuid:….")
    ] = ""
    series: Annotated[str | SeriesTable, Meta(description="The series that the book belongs to.")] = ""
    sources: Annotated[
        tuple[str | SourceTable, ...], Meta(description="Addresses that the book is collected from, and updated.")
    ] = ()
    frontmatter: Annotated[_Members, Meta(description="Articles before the body, such as a foreword.")] = ()
    articles: Annotated[
        _Members,
        Meta(
            description="The articles, in their order: files, folders or tables. The folder source, if there are none."
        ),
    ] = ()
    parts: Annotated[
        tuple[PartTable, ...], Meta(description="The parts of the book, each with articles of its own.")
    ] = ()
    backmatter: Annotated[_Members, Meta(description="Articles after the body, such as an appendix.")] = ()
    alt: Annotated[
        dict[str, str], Meta(description="Words for pictures, by the picture's file name; “” marks an ornament.")
    ] = field(default_factory=dict)
    outputs: Annotated[
        tuple[str, ...],
        Meta(
            description="What to make: files that end in .epub, .pdf, .html or .zip, a folder of pages that ends in /. "
            "An EPUB and a PDF in build, if there are none."
        ),
    ] = ()
    cover: Annotated[str, Meta(description="A picture for the cover, instead of the one that is drawn.")] = ""
    theme: Annotated[str, Meta(description="How the book looks: the name of a theme, or a theme folder of yours.")] = ""
    css: Annotated[tuple[str, ...], Meta(description="Stylesheets of yours, applied after those of the theme.")] = ()
    keep: Annotated[
        tuple[str, ...], Meta(description="The first words of passages that would be left out, and are to be kept.")
    ] = ()
    drop: Annotated[tuple[str, ...], Meta(description="The first words of passages to leave out.")] = ()
    toc_depth: Annotated[
        int, Meta(ge=0, le=DEEPEST_TOC, description="How many levels of headings the contents show; 0 means what fits.")
    ] = 0
    form: Annotated[
        BookForm | Literal[""],
        Meta(description="Whether one article is short, an article with contents, or a book; by its length if empty."),
    ] = ""
    figure_numbers: Annotated[
        NumberScope | Literal[""],
        Meta(description="Whether figures without numbers get some, anew in each article or not. Empty: by theme."),
    ] = ""
    made_for: Annotated[str, Meta(description="The e-readers or the print house that the book is for.")] = field(
        default="", name="for"
    )
    device: Annotated[str, Meta(description="The screen that the PDF fills.")] = ""
    paper: Annotated[str, Meta(description="The paper that the PDF is for.")] = ""
    links: Annotated[LinkForm | Literal[""], Meta(description="How the PDF shows links to the web.")] = ""
    individual: Annotated[bool, Meta(description="Whether to make a separate PDF of each article as well.")] = False
    report: Annotated[bool, Meta(description="Whether a page beside the book says all that came of it.")] = False
    share: Annotated[
        bool, Meta(description="Whether to make a folder to pass the book on with: a page, words, pictures, a ZIP.")
    ] = False
    share_address: Annotated[str, Meta(description="The address that the folder to pass on will have.")] = ""
    news: Annotated[bool, Meta(description="Whether a page says what is new since the last edition.")] = True
    max_size: Annotated[str, Meta(description="The largest size of the EPUB, such as 18MB.")] = ""
    index: Annotated[
        bool | IndexTable, Meta(description="Whether the book has an index of names, or what to change in it.")
    ] = True

    def metadata_overrides(self) -> MetadataOverrides:
        """What the file says of the book itself."""
        return MetadataOverrides(
            title=self.title, subtitle=self.subtitle, creators=tuple(map(make_person, self.authors)),
            language=self.language, publisher=self.publisher, date=self.date, rights=self.rights,
            description=self.description, subjects=self.subjects, identifier=self.identifier,
            series=make_series(self.series),
        )  # fmt: skip

    def index_wishes(self) -> IndexWishes | None:
        """What the index is to have; None where there is to be none."""
        if isinstance(self.index, IndexTable):
            return self.index.wishes()
        return IndexWishes() if self.index else None

    def source_tables(self) -> tuple[SourceTable, ...]:
        """The addresses that the book is collected from, in their order."""
        return tuple(SourceTable(address=one) if isinstance(one, str) else one for one in self.sources)

    def matters(self) -> tuple[Matter, ...]:
        """What is read, in reading order; `DEFAULT_ARTICLES` where the file names neither articles nor parts."""
        body = self.articles or (() if self.parts else (DEFAULT_ARTICLES,))
        matters = (
            Matter("frontmatter", _names(self.frontmatter)),
            Matter("bodymatter", _names(body)),
            *(Matter("bodymatter", _names(part.articles), part.title) for part in self.parts),
            Matter("backmatter", _names(self.backmatter)),
        )
        return tuple(matter for matter in matters if matter.names)

    def article_overrides(self) -> dict[str, ArticleOverrides]:
        """What the file says of single articles, by the names of their files.

        Raises `ConfigError` for one that the book has twice: nothing tells which of the two is meant.
        """
        members = list(self._members())
        often = Counter(os.path.normpath(file_name(one)) for one in members)
        told = {one.file: one.overrides() for one in members if isinstance(one, ArticleTable)}
        for file in told:
            if often[os.path.normpath(file)] > 1:
                raise ConfigError("the book names this article twice", where=file, hint="leave one of the two out")
        return {file: one for file, one in told.items() if one != ArticleOverrides()}

    def _members(self) -> Iterator[Member]:
        """All that the file names as articles, in reading order."""
        yield from (*self.frontmatter, *self.articles)
        for part in self.parts:
            yield from part.articles
        yield from self.backmatter


def _names(members: Sequence[Member]) -> tuple[str, ...]:
    return tuple(map(file_name, members))


def find_book_file(names: Sequence[str]) -> Path | None:
    """The book file that `names` stand for: of this folder for none, else the one that the only name is or holds."""
    if len(names) > 1:
        return None
    path = Path(names[0] if names else ".")
    file = path / BOOK_FILE_NAME if path.is_dir() else path
    return file if file.name == BOOK_FILE_NAME and os.path.lexists(file) else None


def open_book(names: Sequence[str], settings: Sequence[str] = ()) -> tuple[Path | None, BookFile]:
    """The book file that `names` stand for, and what it says with the settings; without one, what these say alone.

    Raises `ConfigError` where nothing is named and no book file is here, and as `load_book_file` does.
    """
    file = find_book_file(names)
    if file is None and not names:
        hint = f"name files or folders, or run it where a {BOOK_FILE_NAME} is"
        raise ConfigError("nothing to make a book of", hint=hint)
    return file, load_book_file(file, settings) if file else _make_book_file(settings)


def load_book_file(file: Path, settings: Sequence[str] = ()) -> BookFile:
    """What a book file says, with `settings` (`key=value`) in place of it. Raises `FetchError` if it cannot be read.

    Raises `ConfigError` for what is no TOML, for keys that are not known and for values of a wrong kind.
    """
    values = read_values(file)
    book = convert_values(values, BookFile, str(file))
    if settings:
        book = _set_values(values, settings)
    is_own = book.theme and book.theme not in themes()
    return replace(book, theme=str(file.parent.absolute() / book.theme)) if is_own else book


def _make_book_file(settings: Sequence[str]) -> BookFile:
    """What settings alone say. Raises `ConfigError` where they name articles, which are named as inputs then."""
    book = _set_values({}, settings) if settings else BookFile()
    if any(book._members()):
        hint = f"name their files, or a folder with a {BOOK_FILE_NAME}"
        raise ConfigError("articles can be set in a book file alone", where=SETTING, hint=hint)
    return book


def _set_values(values: dict[str, object], settings: Sequence[str]) -> BookFile:
    return convert_values(apply_settings(values, settings), BookFile, SETTING, strict=False)


def resolve_names(folder: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Names of a book file as paths from here; `folder` itself stands for a `DEFAULT_ARTICLES` that is not there."""
    return tuple(str(_resolve_name(folder, name)) for name in names)


def _resolve_name(folder: Path, name: str) -> Path:
    path = folder / name
    return folder if name == DEFAULT_ARTICLES and not path.exists() else path
