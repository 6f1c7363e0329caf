"""What the user asks to be made into a book: files, folders or standard input, as one list of inputs."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from octavo.errors import ConfigError, FetchError, OctavoError, ReadError
from octavo.files import SITE_RECORD, show_name
from octavo.projects.boundary import check_inside
from octavo.projects.records import FILES, SavedPage, load_record
from octavo.readers import READERS
from octavo.resources import (
    LARGEST_TEXT,
    MEDIA_TYPES,
    Folder,
    Resource,
    data_only,
    media_type,
    read_file,
)

STANDARD_INPUT = "standard input"
"""What users know an input by that has no file."""

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)  # "https://example.org/a"
SAVED_PAGE_FOLDERS = (
    FILES, "-Dateien", "_Dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros", "_bestanden", "-bestanden",
    "-filer", "_pliki", "_soubory", "_tiedostot", "_elemei", "_dosyalar", "_datoteke", "_fitxers",
)  # fmt: skip
"""Ends of the names of folders that a browser saves beside a page, in its own language: "Letterpress_files/" of
"Letterpress.html". What is in them is part of that page."""
ARCHIVES_OF_THE_WEB = (".warc", ".warc.gz")
"""Endings of the names of files that hold all that was fetched for some pages (WARC, ISO 28500)."""
_WHOLE_BOOKS = {"application/epub+zip"}
"""Media types of books. A folder's books are not read, as they may be made of its other files; named ones are."""

*_ENDINGS, _LAST_ENDING = (ending for ending, kind in MEDIA_TYPES.items() if kind in READERS)
_READABLE = f"give files that end in {', '.join(_ENDINGS)} or {_LAST_ENDING}"


class Input(Struct, frozen=True):
    """One article to read, as plain data that another process can be given.

    `name` is what the user knows it by. `body` is its file, its bytes where it has none, or the error where it is
    nothing to read. Neither it nor its references lead anywhere outside the folders `roots`. `keep` names passages of
    it that are to be kept, besides those of the whole order.
    """

    name: str
    body: Path | bytes | OctavoError
    roots: tuple[Path, ...] = ()
    keep: tuple[str, ...] = ()


class InputFinder:
    """Finds what names (files, folders, "-") stand for, and keeps it inside the folders that may be read.

    With `folder`, that of a book file, nothing outside it is read; without one nothing outside the folder that holds
    all that was named. That is not widened to a folder above the current one: then each stays in the one named for
    it. What lies in one of the `allowed` folders is read all the same.
    """

    def __init__(self, names: Sequence[str], folder: Path | None = None, allowed: Sequence[Path] = ()) -> None:
        self._root = folder.resolve() if folder else _common_folder(names)
        self._allowed = tuple(path.resolve() for path in allowed)

    def find(self, name: str) -> list[Input]:
        """The inputs of one name, in order; files of a folder in natural order."""
        roots = (self._root or _folder_of(name), *self._allowed)
        try:
            files = list(_find_files(name, roots))
        except OctavoError as error:
            return [Input(show_name(name), error, roots)]
        except (OSError, ValueError) as wrong:  # a name that is too long, a folder that may not be looked into
            reason = getattr(wrong, "strerror", None) or "this is not a file name"
            shown = show_name(name)
            return [Input(shown, FetchError(reason, where=shown, hint="check the name"), roots)]
        return [_read_standard_input() if file is None else Input(show_name(file), file, roots) for file in files]


def find_inputs(names: Sequence[str], folder: Path | None = None, allowed: Sequence[Path] = ()) -> list[Input]:
    """The inputs that `names` stand for, in order (`InputFinder`). Raises `ConfigError` where there is no name."""
    if not names:
        raise ConfigError("nothing to make a book of", hint="name files or folders")
    finder = InputFinder(names, folder, allowed)
    return [found for name in names for found in finder.find(name)]


def load_input(source: Input) -> Resource:
    """The bytes of an input and their media type.

    Raises `ConfigError` for what is nothing to read, `FetchError` for what cannot be read or is outside, `ReadError`
    where there are no words.
    """
    match source.body:
        case OctavoError() as error:
            raise error
        case bytes() as content:
            resource = Resource(content, sniff_media_type(content), source.name)
        case file:
            check_inside(file, source.roots)
            record = load_record(file)
            resource = replace(read_file(file), retrieval=record.retrieval if record else None)
    if not resource.content.strip():
        raise ReadError("the file is empty", where=source.name, hint="leave it out or put text in it")
    return resource


def open_door(source: Input) -> Callable[[str], Resource]:
    """The door through which the pictures of an input come: from its folders, or from its own words alone."""
    if not isinstance(source.body, Path):
        return data_only
    record = load_record(source.body)
    return SavedPage(source.body, record, *source.roots) if record else Folder(source.body, *source.roots)


def _read_standard_input() -> Input:
    """What comes in; an error where nothing does, or more than is read of any file."""
    content = sys.stdin.buffer.read(LARGEST_TEXT + 1) if sys.stdin else b""
    if len(content) > LARGEST_TEXT:
        return Input(STANDARD_INPUT, FetchError("more came in than is read", where=STANDARD_INPUT))
    if content.strip():
        return Input(STANDARD_INPUT, content)
    return Input(STANDARD_INPUT, ReadError("nothing came in", where=STANDARD_INPUT, hint="pipe an article into it"))


# --- where inputs may be ---------------------------------------------------------------------------


def _common_folder(names: Sequence[str]) -> Path | None:
    """The folder that holds all that was named; None where that is a folder above the current one."""
    folders = [_folder_of(name) for name in names if name != "-"]
    try:
        found = Path(os.path.commonpath(folders)) if folders else Path().resolve()
    except ValueError:  # different drives
        return None
    return None if len(folders) > 1 and found in Path().resolve().parents else found


def _folder_of(name: str) -> Path:
    """The folder of what is named, where its links lead: who names a link means the file behind it."""
    try:
        path = Path(name).resolve()
        return path if path.is_dir() else path.parent
    except (OSError, ValueError, RuntimeError):  # RuntimeError: a link that leads to itself
        return Path(name).absolute().parent


# --- what names stand for --------------------------------------------------------------------------


def _find_files(name: str, roots: tuple[Path, ...]) -> Iterator[Path | None]:
    """The files of one name; None stands for standard input. Raises `OctavoError` for one that is nothing to read."""
    path = Path(name)
    if name == "-":
        yield None
    elif not name:
        raise ConfigError("a name is empty", where="INPUT", hint="name files or folders")
    elif _URL.match(name):
        raise ConfigError("a build never uses the network", where=name, hint="save the page and give the file")
    elif path.is_dir():
        check_inside(path, roots)
        yield from _list_folder(path)
    elif not path.exists() and not path.is_symlink():
        raise FetchError("no such file or folder", where=show_name(name), hint="check the name")
    elif name.lower().endswith(ARCHIVES_OF_THE_WEB):
        hint = f"add its pages to a project first: octavo add {show_name(name)}"
        raise ConfigError("an archive of the web holds many pages", where=show_name(name), hint=hint)
    elif media_type(name) not in READERS:
        ending = show_name(path.suffix or name)
        raise ConfigError(f"files that end in “{ending}” cannot be read", where=show_name(name), hint=_READABLE)
    else:
        yield path


def _list_folder(folder: Path) -> list[Path]:
    """The articles of a folder, and the folders in it that cannot be looked into."""
    closed: list[Path] = []
    found = [
        Path(inside, name)
        for inside, names in _walk_folder(folder, closed)
        for name in names
        if _is_article(Path(inside, name).relative_to(folder))
    ]
    if not found and not closed:
        raise ConfigError("nothing to read in this folder", where=show_name(folder), hint=_READABLE)
    return sorted([*found, *closed], key=lambda path: [natural_key(part) for part in path.relative_to(folder).parts])


def _walk_folder(folder: Path, closed: list[Path]) -> Iterator[tuple[str, list[str]]]:
    """The folders in a folder with the names of their files, but for those that were made here: `closed` gets those
    that cannot be looked into.
    """
    for inside, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        if SITE_RECORD in names:
            folders.clear()  # pages of a web edition are no articles
        else:
            yield inside, names


def _is_article(path: Path) -> bool:
    """Whether a file of a folder is to be read: not one that is hidden, is part of a saved page, or is a whole book."""
    if any(part.startswith((".", "~$")) or part.endswith(SAVED_PAGE_FOLDERS) for part in path.parts):
        return False  # "~$letter.docx" is what Word leaves beside an open file
    return media_type(path.name) in READERS.keys() - _WHOLE_BOOKS


def natural_key(name: str) -> list[tuple[int, int, str]]:
    """A sort key by which "2-b" stands before "10-a"."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in re.split(r"(\d+)", name)]


# --- what bytes without a file name are ------------------------------------------------------------

_ZIP = b"PK\x03\x04"
_EPUB = b"application/epub+zip"  # the first file of every EPUB says so (OCF 3.3, 4.3)
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<article", b"<?xml", b"<!--")
_FRONT_MATTER = (b"---\n", b"---\r\n", b"+++\n")
_MARKDOWN = re.compile(
    rb"^#{1,6} \S"  # "## A heading"
    rb"|^```"  # "```python"
    rb"|\]\(",  # "[words](address)"
    re.MULTILINE,
)
_MHTML = re.compile(rb"^content-type:\s*multipart/related", re.MULTILINE)
_BEFORE_WORDS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""Byte order marks and white space."""


def sniff_media_type(content: bytes) -> str:
    """The media type of an article that has no file name: what its first 2,000 bytes look like."""
    if content.startswith(_ZIP):
        return media_type("a.epub" if _EPUB in content[:100] else "a.docx")
    start = content[:2000].replace(b"\0", b"").lstrip(_BEFORE_WORDS).lower()  # UTF-16 of ASCII is ASCII without zeros
    if start.startswith(_MARKUP):
        return "text/html"
    if _MHTML.search(start):
        return "multipart/related"
    if start.startswith(_FRONT_MATTER) or _MARKDOWN.search(start):
        return "text/markdown"
    return "text/plain"
