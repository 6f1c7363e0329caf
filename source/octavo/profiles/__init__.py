"""What a book is made for: reading systems, pages of devices and papers, print houses. Data files, not code.

`readers.toml` holds reading systems, `papers.toml` pages (of devices and of paper), `printers.toml` print
houses. A new one is one table there. Sizes are millimetres, type sizes points, pictures pixels.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from octavo.errors import ConfigError

FormulaForm = Literal["mathml", "svg", "png"]
DrawingForm = Literal["svg", "png"]
BookForm = Literal["short", "article", "book"]
"""What form a work takes: short, without pages of its own; an article with its contents below its byline; a book."""

LinkForm = Literal["live", "notes", "qr"]
"""How a link out of the book is shown in a PDF: clickable, as a numbered note, or as a QR code beside the note."""


class Profile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What all profiles share: `name` is the word of the command line, `label` says what it is for."""

    name: str
    label: str


class ReadingSystem(Profile, frozen=True):
    """What an EPUB may ask of the readers of one maker.

    `picture_side` is the longest side in pixels, `picture_pixels` the most pixels in millions. `toc_depth` is the
    deepest that its menus show. Tables of more than `table_columns` columns are stacked. `fonts` says
    whether embedded faces are shown.
    """

    picture_side: int
    picture_pixels: float
    formulas: FormulaForm
    drawings: DrawingForm
    toc_depth: int
    table_columns: int
    fonts: bool


class Paper(Profile, frozen=True):
    """A page of a PDF, and how its text is set.

    `margins` are top, outside, bottom and inside. `facing` pages mirror them. `size` and `leading` are those of the
    text, in points. `ppi` is the most that pictures keep at their size on the page. `links` is how links
    out of the book are shown. `greys` says that the device shows no colours, `heads` that titles run over its pages.
    `cover` says that a book on it has one: a shelf shows the first page of a file; trims go to a print house, which
    takes the cover as a file of its own.
    """

    width: float
    height: float
    margins: tuple[float, float, float, float]
    size: float
    leading: float
    facing: bool = False
    links: LinkForm = "live"
    ppi: int = 300
    greys: bool = False
    heads: bool = True
    cover: bool = True


class Gutter(Struct, frozen=True):
    """The inside margin (mm) of a book of at most so many pages."""

    pages: int
    inside: float


class PrintHouse(Profile, frozen=True):
    """What a print house asks of the inside of a book.

    `papers` are the trims that it cuts, the first of them taken when none is asked for. `gutters` rise with the
    number of pages; `margin` is the least of the other margins (mm). A book has from `least` to `most` pages, a
    multiple of `multiple`. `ppi` is the least of a placed picture.
    """

    papers: tuple[str, ...]
    gutters: tuple[Gutter, ...]
    margin: float
    least: int
    most: int
    multiple: int
    ppi: int


_P = TypeVar("_P", bound=Profile)

_FILES: dict[type[Profile], str] = {ReadingSystem: "readers", Paper: "papers", PrintHouse: "printers"}


@cache
def profiles(kind: type[_P]) -> dict[str, _P]:
    """All profiles of a kind, by name, in the order of their file."""
    text = Path(__file__).with_name(f"{_FILES[kind]}.toml").read_text(encoding="utf-8")
    named = tomllib.loads(text)
    return {name: msgspec.convert({"name": name, **values}, kind) for name, values in named.items()}


def profile(kind: type[_P], name: str) -> _P:
    """The profile of that name. Raises `ConfigError` with those that there are."""
    known = profiles(kind)
    if name not in known:
        raise ConfigError(f"“{name}” is not known", where=_FILES[kind], hint=suggestion(name, known))
    found: _P = known[name]
    return found


def suggestion(word: str, known: Iterable[str]) -> str:
    """What to write instead of a word that is not known: the nearest one, or all that there are."""
    names = list(known)
    near = get_close_matches(word, names, 1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
