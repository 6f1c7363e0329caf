"""What the user asks for: an `Order` for the press, made of a book file and of what the command line adds to it."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from octavo.errors import ConfigError
from octavo.profiles import Paper, PrintHouse, ReadingSystem, profile, profiles, suggestion
from octavo.projects.book_file import BookFile, resolve_names
from octavo.projects.overrides import Matter, MetadataOverrides


class Order(Struct, frozen=True, kw_only=True):
    """What the press makes. Outputs end in .epub or .pdf; with none, both go to `folder`, named after the title.

    `divisions` say which of the inputs are front matter, parts and back matter; they name all inputs, in their order.
    `alt` gives pictures, by file name, the words that describe them. `individual` asks for a PDF of each article as
    well, `max_size` (bytes, 0 for none) is the most that an EPUB may weigh. `keep` and `drop` name passages by their
    first words: such as readers would leave out, and such as they would not.
    """

    inputs: tuple[str, ...]
    matters: tuple[Matter, ...] = ()
    outputs: tuple[Path, ...] = ()
    folder: Path = Path("build")
    overrides: MetadataOverrides = MetadataOverrides()
    alt: dict[str, str] = field(default_factory=dict)
    theme: str = "book"
    sheets: tuple[Path, ...] = ()
    cover: Path | None = None
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    individual: bool = False
    max_size: int = 0
    explain: bool = False
    toc_depth: int = 2
    reader: ReadingSystem = field(default_factory=lambda: profile(ReadingSystem, "generic"))
    paper: Paper = field(default_factory=lambda: profile(Paper, "enote-10"))
    printer: PrintHouse | None = None


def make_order(project: BookFile, inputs: tuple[str, ...], outputs: tuple[Path, ...], folder: Path | None) -> Order:
    """The order that `project` stands for; `folder` is that of its file, None where there is none.

    With a folder the project's own articles are read, without one `inputs`. Raises `ConfigError` for what cannot be.
    """
    here = folder or Path()
    divisions = tuple(replace(one, names=resolve_names(here, one.names)) for one in project.matters()) if folder else ()
    _check_language(project.language)
    reader, printer = _choose_profiles(project)
    return Order(
        inputs=tuple(name for one in divisions for name in one.names) if folder else inputs,
        matters=divisions if len(divisions) > 1 or any(one.title for one in divisions) else (),
        outputs=outputs,
        folder=here / "build",
        overrides=project.metadata_overrides(),
        alt=project.alt,
        theme=project.theme or "book",
        sheets=tuple(here / name for name in project.css),
        cover=here / project.cover if project.cover else None,
        keep=project.keep,
        drop=project.drop,
        individual=project.individual,
        max_size=_parse_size(project.max_size),
        toc_depth=project.toc_depth or 2,
        reader=reader,
        paper=_choose_paper(project, printer),
        printer=printer,
    )


def _choose_profiles(project: BookFile) -> tuple[ReadingSystem, PrintHouse | None]:
    """The reading system and the print house that the book is for. Raises `ConfigError` for a name that is neither."""
    wanted = project.made_for
    printer = profile(PrintHouse, wanted) if wanted in profiles(PrintHouse) else None
    readers = {**profiles(ReadingSystem), **profiles(PrintHouse)}
    if wanted and wanted not in readers:
        raise ConfigError(f"“{wanted}” is not known", where="--for", hint=suggestion(wanted, readers))
    return profile(ReadingSystem, "generic" if printer or not wanted else wanted), printer


def _choose_paper(project: BookFile, printer: PrintHouse | None) -> Paper:
    """The page that is asked for; else the first that the print house cuts; else that of a 10-inch screen."""
    if project.device and project.paper:
        raise ConfigError("a page is of a device or of paper", where="--paper", hint="leave one of the two out")
    asked = project.device or project.paper
    if printer and asked and asked not in printer.papers:
        raise ConfigError(
            f"{printer.label} does not cut {asked}", where="--paper", hint=suggestion(asked, printer.papers)
        )
    paper = profile(Paper, asked or (printer.papers[0] if printer else "enote-10"))
    return replace(paper, links=project.links) if project.links else paper


def _parse_size(size: str) -> int:
    """A size such as 18MB or 500 kB in bytes; 0 for none. Raises `ConfigError` for what is no size."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmg]?)i?b?", size.strip(), re.IGNORECASE)
    if size and not found:
        raise ConfigError(f"“{size}” is no size", where="--max-size", hint="give it as 18MB or 500kB")
    return round(float(found[1]) * 1000 ** " kmg".index(found[2].lower() or " ")) if found else 0


def _check_language(tag: str) -> None:
    """Raises `ConfigError` if `tag` has not the form of a BCP 47 tag."""
    parts = tag.split("-")
    if tag and not (2 <= len(parts[0]) <= 3 and all(part.isalnum() and len(part) <= 8 for part in parts)):
        raise ConfigError(f"“{tag}” is no language", where="--lang", hint="give a tag such as en, de or pt-BR")
