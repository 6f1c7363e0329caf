"""How a book looks: its theme (stylesheets, faces, facts), our stylesheets and the user's, and the templates.

A theme is a folder of `styles/themes/`, or one of the user's: `theme.toml` says what CSS cannot say to both media,
`theme.css` is for screens and paper alike, and `print.css`, `facing.css`, `ereader.css` (the web has it, too) and
`web.css`, which may be left out, are for one of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import msgspec
from msgspec import Struct, field

from octavo.errors import ConfigError, FetchError, ThemeError
from octavo.files import read_regular
from octavo.locale.characters import drop_illegal
from octavo.notes import Notes
from octavo.profiles import suggestion
from octavo.stylesheets import FittedCss, Sheet

if TYPE_CHECKING:
    from jinja2 import Environment

Sheets: TypeAlias = tuple[Sheet, ...]
Vocabulary: TypeAlias = frozenset[str] | None


def _fit_for_ereaders(sheets: Sheets, vocabulary: Vocabulary) -> FittedCss:
    from octavo.stylesheets.fitting import fit_for_ereaders  # here: it takes time to load

    return fit_for_ereaders(sheets, vocabulary)


def _fit_for_print(sheets: Sheets, _: Vocabulary) -> FittedCss:
    from octavo.stylesheets.fitting import fit_for_print

    return fit_for_print(sheets)


def _fit_for_browsers(sheets: Sheets, _: Vocabulary) -> FittedCss:
    from octavo.stylesheets.fitting import fit_for_browsers

    return fit_for_browsers(sheets)


class MediumStyle(NamedTuple):
    """How a medium is styled: our sheets, in the order of the cascade, and what makes all sheets fit for it."""

    sheets: tuple[str, ...]
    fit: Callable[[Sheets, Vocabulary], FittedCss]


MEDIA = {
    "ereader": MediumStyle(("base.css", "code.css", "ereader.css"), _fit_for_ereaders),
    "web": MediumStyle(("base.css", "code.css", "ereader.css", "web.css"), _fit_for_browsers),
    "print": MediumStyle(("base.css", "code.css", "print.css"), _fit_for_print),
    "facing": MediumStyle(("base.css", "code.css", "print.css", "facing.css"), _fit_for_print),
}
"""The media that a book is styled for, by name; pages that face each other are one of their own."""

Medium: TypeAlias = str
"""A name in `MEDIA`."""


class KebabStruct(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What the tables of theme.toml share: names with hyphens."""


class FontFamilies(KebabStruct, frozen=True):
    """The families of `fonts.FACES` that a theme sets its text, its headings and its code in."""

    text: str = "Spectral"
    headings: str = "Spectral"
    code: str = "IBM Plex Mono"


class PageSettings(KebabStruct, frozen=True):
    """How a theme fills the pages of a PDF.

    `opening` "right" begins articles on right pages, where pages face each other. `scale` and `leading` change the
    type size of the paper and the ratio of line to size (0: the paper's own); `least` is the smallest type, in
    points. `margins` widens or narrows those of the paper. `accent` is the colour of headings, as #rrggbb, where a
    page has colours. `page_references` adds “p. 41” to links in the book. `margin_column` has short notes and captions
    in the outer margin of large pages, and what is wide reach into it. `heads` says whether titles run over pages.
    """

    opening: Literal["any", "right"] = "any"
    justify: bool = True
    scale: float = 1.0
    leading: float = 0.0
    least: float = 0.0
    margins: float = 1.0
    accent: str = "#000000"
    page_references: bool = False
    heads: bool = True
    margin_column: bool = False


class CoverSettings(KebabStruct, frozen=True):
    """The colours of drawn covers: pairs of a deep ground and a second colour, as #rrggbb; () for our own."""

    colours: tuple[tuple[str, str], ...] = ()


class EReaderSettings(KebabStruct, frozen=True):
    """The families that an EPUB brings along, where its readers show them; others read in a face of their own."""

    embed: tuple[str, ...] = ()


NumberScope: TypeAlias = Literal["none", "article", "book"]
"""Whether figures are numbered whose source does not, and whether numbers begin anew in each article."""


class FigureSettings(KebabStruct, frozen=True):
    """Whether figures and tables get numbers."""

    numbers: NumberScope = "none"


class ThemeSettings(KebabStruct, frozen=True):
    """What a theme.toml says; `label` says what the theme is for."""

    label: str
    faces: FontFamilies = FontFamilies()
    pages: PageSettings = PageSettings()
    cover: CoverSettings = field(default_factory=CoverSettings)
    ereader: EReaderSettings = field(default_factory=EReaderSettings)
    figures: FigureSettings = FigureSettings()


def styles_folder() -> Path:
    """Where the stylesheets are: beside the module when installed, `styles/` of the checkout otherwise.

    Raises `ThemeError` where they are in neither.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "styles", here.parents[1] / "styles"):
        if (folder / "base.css").is_file():
            return folder
    raise ThemeError("the stylesheets are not installed", hint="install octavo again")


def themes() -> tuple[str, ...]:
    """The names of our themes."""
    return tuple(sorted(path.parent.name for path in styles_folder().glob("themes/*/theme.toml")))


class Theme:
    """How a book looks: our stylesheets, those of the theme, then the user's (`sheets`, paths in the order given).

    `name` is one of `themes()` or a folder with a theme.toml. Raises `ConfigError` if it is neither, and `ThemeError`
    for a theme.toml that says what none can.
    """

    def __init__(self, sheets: tuple[Path, ...] = (), name: str = "book") -> None:
        self._sheets = sheets
        self._folder = _find_folder(name)
        self.settings = _read_settings(self._folder)

    @property
    def restyled(self) -> bool:
        """Whether styles of the user's own are in it: what those do to colours, nobody has measured."""
        return bool(self._sheets) or not self._folder.is_relative_to(styles_folder())

    def sheets(self, medium: Medium, page: str = "") -> Sheets:
        """The stylesheets of a medium, in the order of the cascade; `page` is what the paper adds before the user's.

        Raises `ThemeError` for one that cannot be read, and KeyError for a medium that `MEDIA` does not have: that is a
        bug.
        """
        ours = (Sheet("", text) for text in (*_read_own_sheets(medium, self._folder), page))
        return (*ours, *(Sheet(str(path), _read_sheet(path)) for path in self._sheets))

    def fit(self, medium: Medium, page: str = "", vocabulary: Vocabulary = None) -> FittedCss:
        """The whole stylesheet of a medium, lowered to what it can do, and what is left out.

        `vocabulary` is that of an EPUB's markup (`stylesheets.vocabulary`): of ours, rules that find nothing in it
        are left out. Raises as `sheets` does.
        """
        return MEDIA[medium].fit(self.sheets(medium, page), vocabulary)

    def css(self, medium: Medium, notes: Notes, page: str = "", vocabulary: Vocabulary = None) -> str:
        """The stylesheet of `fit`; what is left out becomes notes."""
        fit = self.fit(medium, page, vocabulary)
        for loss in fit.losses:
            notes.add(loss.code, loss.detail)
        return fit.css

    @cached_property
    def templates(self) -> Environment:
        """The pages around the articles: structure only. A name that a template does not get is an error."""
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        return Environment(
            loader=FileSystemLoader(Path(__file__).with_name("templates")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_drop_illegal,
        )


def _find_folder(name: str) -> Path:
    """The folder of a theme: one of ours by its name, or the user's own. Raises `ConfigError` where there is none."""
    for folder in (styles_folder() / "themes" / name, Path(name)):
        if (folder / "theme.toml").is_file():
            return folder
    raise ConfigError(f"“{name}” is no theme", where="--theme", hint=suggestion(name, themes()))


@cache
def _read_settings(folder: Path) -> ThemeSettings:
    """What a theme's theme.toml says. Raises `ThemeError` for one that cannot be read."""
    path = folder / "theme.toml"
    try:
        return msgspec.convert(tomllib.loads(_read_sheet(path)), ThemeSettings)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ThemeError(str(error), where=str(path)) from error


@cache
def _read_own_sheets(medium: Medium, folder: Path) -> tuple[str, ...]:
    """Our sheets for a medium and after them the theme's, whose theme.css stands for base.css."""
    names = MEDIA[medium].sheets
    theirs = (folder / name for name in ("theme.css", *names[1:]))
    return tuple(
        map(_read_sheet, (*(styles_folder() / name for name in names), *(path for path in theirs if path.exists())))
    )


def forget_themes() -> None:
    """Has the files of themes read again: a process that stays sees what its user changes in them."""
    _read_settings.cache_clear()
    _read_own_sheets.cache_clear()


def _drop_illegal(value: object) -> object:
    """A value that a template prints, without characters that XML 1.0 forbids."""
    return drop_illegal(value) if isinstance(value, str) else value


_LARGEST_SHEET = 4 * 2**20
"""Bytes of the largest stylesheet."""


def _read_sheet(path: Path) -> str:
    """The text of a file of styles. Raises `ThemeError` for one that cannot be read, is too large or is no UTF-8."""
    try:
        return read_regular(path, _LARGEST_SHEET).decode("utf-8-sig")
    except FetchError as error:
        raise ThemeError(error.message, where=error.where) from error
    except UnicodeDecodeError as error:
        raise ThemeError("a stylesheet must be UTF-8", where=str(path), hint="save it as UTF-8") from error
