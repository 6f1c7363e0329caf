"""What the user asks for: an `Order` for the press, made of a book file and of what the command line adds to it."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from octavo.errors import ConfigError
from octavo.profiles import BookForm, Paper, PrintHouse, ReadingSystem, profile, profiles, suggestion
from octavo.projects.book_file import BookFile, resolve_names
from octavo.projects.edition import Edition, load_edition
from octavo.projects.outputs import read_output
from octavo.projects.overrides import ArticleOverrides, IndexWishes, Matter, MetadataOverrides
from octavo.theme import NumberScope
from octavo.urls import valid_url

BUILD_FOLDER = "build"
"""Where books go that no output is named for, beside the book file or here."""

_READER, _PAPER = "generic", "enote-10"
"""The names of the profiles that a book is made for when none is asked for."""


class Order(Struct, frozen=True, kw_only=True):
    """What the press makes; plain data. The ending of each output says its format, and one that has none is a folder;
    without outputs, books go to `folder`, and their names end in `endings`, or as those do that are made by default.

    `matters` say which of the inputs are front matter, parts and back matter; they name all inputs, in their order.
    `articles` say of single inputs what their files do not. `alt` gives pictures, by file name, the words that describe
    them. `keep` and `drop` name passages by their first words: such as readers would leave out, and such as they would
    not. `individual` asks for a file of each article as well, `report` for a page that says what came of all,
    `share` for a folder to pass the book on with, which will be at `share_address` ("" where that is not known).
    `max_size` (bytes, 0 for none) is the most that a file may have, of the formats that can be divided. `index` is None
    where the book has none. `edition` is what its project knows to be new. `toc_depth` is 0 for as many levels as fit,
    `form` None for the one that the length of the work asks for: but what a print house makes is a book. `explain`
    collects where each value of an article was found. `jobs` is how many processes may work at once; the books are the
    same with any number. Of what a book file names, nothing outside its folder `root` is read, but for what lies in one
    of the folders that are `allowed`.
    """

    inputs: tuple[str, ...]
    root: Path | None = None
    allowed: tuple[Path, ...] = ()
    matters: tuple[Matter, ...] = ()
    articles: dict[str, ArticleOverrides] = field(default_factory=dict)
    outputs: tuple[Path, ...] = ()
    folder: Path = Path(BUILD_FOLDER)
    endings: tuple[str, ...] = ()
    overrides: MetadataOverrides = MetadataOverrides()
    alt: dict[str, str] = field(default_factory=dict)
    theme: str = "book"
    sheets: tuple[Path, ...] = ()
    cover: Path | None = None
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    individual: bool = False
    report: bool = False
    share: bool = False
    share_address: str = ""
    edition: Edition | None = None
    max_size: int = 0
    index: IndexWishes | None = IndexWishes()
    explain: bool = False
    jobs: int = 1
    toc_depth: int = 0
    form: BookForm | None = None
    figure_numbers: NumberScope | None = None
    reader: ReadingSystem = field(default_factory=lambda: profile(ReadingSystem, _READER))
    paper: Paper = field(default_factory=lambda: profile(Paper, _PAPER))
    printer: PrintHouse | None = None


def make_order(book: BookFile, inputs: tuple[str, ...], outputs: tuple[Path, ...], folder: Path | None) -> Order:
    """The order that `book` stands for; `folder` is that of its file, None where there is none.

    With a folder the articles that the file names are read, without one `inputs`. Raises `ConfigError` for what
    cannot be, and `FetchError` for an edition that is damaged.
    """
    here = folder or Path()
    matters = tuple(replace(one, names=resolve_names(here, one.names)) for one in book.matters()) if folder else ()
    _check_language(book.language, "--lang")
    reader, printer = _choose_readers(book.made_for)
    return Order(
        inputs=tuple(name for one in matters for name in one.names) if folder else inputs,
        root=folder,
        matters=matters if len(matters) > 1 or any(one.title for one in matters) else (),
        articles=_check_articles(book.article_overrides(), here) if folder else {},
        outputs=outputs or tuple(read_output(name, here) for name in book.outputs),
        folder=here / BUILD_FOLDER,
        overrides=book.metadata_overrides(),
        alt=book.alt,
        theme=book.theme or "book",
        sheets=tuple(here / name for name in book.css),
        cover=here / book.cover if book.cover else None,
        keep=book.keep,
        drop=book.drop,
        individual=book.individual,
        report=book.report,
        share=book.share,
        share_address=_check_address(book.share_address),
        edition=load_edition(folder) if folder and book.news else None,
        max_size=_parse_size(book.max_size),
        index=book.index_wishes(),
        toc_depth=book.toc_depth,
        form=book.form or ("book" if printer else None),
        figure_numbers=book.figure_numbers or None,
        reader=reader,
        paper=_choose_paper(book, printer),
        printer=printer,
    )


def _check_articles(overrides: dict[str, ArticleOverrides], folder: Path) -> dict[str, ArticleOverrides]:
    """What is said of single articles, by the names of their inputs. Raises `ConfigError` for what cannot be."""
    from octavo.readers.dates import is_iso_date  # few books need it

    for name, one in overrides.items():
        if (folder / name).is_dir():
            hint = "name the files in it one by one, or leave the table's other keys out"
            raise ConfigError("what a book says of an article is of a file, not of a folder", where=name, hint=hint)
        if one.date and not is_iso_date(one.date):
            raise ConfigError(f"“{one.date}” is no date", where=name, hint="write it as 2026-05-01, 2026-05 or 2026")
        _check_language(one.language, name)
    return {str(folder / name): one for name, one in overrides.items()}


def _choose_readers(name: str) -> tuple[ReadingSystem, PrintHouse | None]:
    """The reading system and the print house that a book is for. Raises `ConfigError` for a name that is neither."""
    readers, printers = profiles(ReadingSystem), profiles(PrintHouse)
    if name in printers:
        return readers[_READER], printers[name]
    if name and name not in readers:
        raise ConfigError(f"“{name}” is not known", where="--for", hint=suggestion(name, {**readers, **printers}))
    return readers[name or _READER], None


def _choose_paper(book: BookFile, printer: PrintHouse | None) -> Paper:
    """The page that is asked for; else the first that the print house cuts; else that of a 10-inch screen.

    Raises `ConfigError` for a page that is not known or that the print house does not cut.
    """
    if book.device and book.paper:
        raise ConfigError("a page is of a device or of paper", where="--paper", hint="leave one of the two out")
    asked = book.device or book.paper
    if printer and asked and asked not in printer.papers:
        raise ConfigError(
            f"{printer.label} does not cut {asked}", where="--paper", hint=suggestion(asked, printer.papers)
        )
    paper = profile(Paper, asked or (printer.papers[0] if printer else _PAPER))
    return replace(paper, links=book.links) if book.links else paper


_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)i?b?", re.IGNORECASE)  # "18MB", "500 kB", "1.5g", "2000000"
_BYTES = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_MOST = 10**15


def _parse_size(size: str) -> int:
    """A size such as 18MB or 500 kB in bytes; 0 for none. Raises `ConfigError` for what is no size."""
    if not size:
        return 0
    found = _SIZE.fullmatch(size.strip())
    if not found:
        raise ConfigError(f"“{size}” is no size", where="--max-size", hint="give it as 18MB or 500kB")
    return round(min(float(found[1]), _MOST) * _BYTES[found[2].lower()])


def _check_address(address: str) -> str:
    """The address of the folder to pass on. Raises `ConfigError` for what is none of the web."""
    found = valid_url(address)
    if address and not found.startswith(("https:", "http:")):
        hint = "give it as https://example.org/book/"
        raise ConfigError(f"“{address}” is no address", where="share-address", hint=hint)
    return found


def _check_language(tag: str, where: str) -> None:
    """Raises `ConfigError` if `tag` has not the form of a BCP 47 tag."""
    parts = tag.split("-")
    if tag and not (2 <= len(parts[0]) <= 3 and all(part.isalnum() and len(part) <= 8 for part in parts)):
        raise ConfigError(f"“{tag}” is no language", where=where, hint="give a tag such as en, de or pt-BR")
