"""Finds the stylesheets and templates, and gives each medium its CSS."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from octavo.characters import legal
from octavo.errors import ThemeError
from octavo.notes import Notes

if TYPE_CHECKING:
    from jinja2 import Environment

Medium = Literal["ereader", "print"]

SHEETS: dict[Medium, tuple[str, ...]] = {"ereader": ("base.css", "ereader.css"), "print": ("base.css", "print.css")}
"""The stylesheets of each medium, in the order of the cascade."""


def styles_folder() -> Path:
    """Where the stylesheets are: beside the module when installed, `styles/` of the checkout otherwise."""
    here = Path(__file__).resolve().parent
    for folder in (here / "styles", here.parents[1] / "styles"):
        if (folder / "base.css").is_file():
            return folder
    raise ThemeError("the stylesheets are not installed", hint="install octavo again")


class Theme:
    """How a book looks: our stylesheets, then the user's (`sheets`, paths in the order given)."""

    def __init__(self, sheets: tuple[Path, ...] = ()) -> None:
        self._sheets = sheets

    def css(self, medium: Medium, notes: Notes) -> str:
        """The whole stylesheet of a medium, lowered to what it can do; what is left out becomes notes.

        Raises `ThemeError` for a sheet that cannot be read.
        """
        from octavo import stylesheets

        ours = [stylesheets.Sheet("", text) for text in _ours(medium)]
        theirs = [stylesheets.Sheet(str(path), _read(path)) for path in self._sheets]
        fit = {"ereader": stylesheets.for_ereaders, "print": stylesheets.for_print}[medium]((*ours, *theirs))
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
            finalize=_xml,
        )


@cache
def _ours(medium: Medium) -> tuple[str, ...]:
    folder = styles_folder()
    return tuple((folder / name).read_text(encoding="utf-8") for name in SHEETS[medium])


def _xml(value: object) -> object:
    """What a template prints, without the characters that XML 1.0 has no place for."""
    return type(value)(legal(value)) if isinstance(value, str) else value


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ThemeError(error.strerror or "cannot be read", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise ThemeError("a stylesheet must be UTF-8", where=str(path), hint="save it as UTF-8") from error
