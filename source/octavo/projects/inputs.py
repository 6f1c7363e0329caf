"""What the user asks to be made into a book: files, folders or standard input, as one list of inputs."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from octavo.errors import ConfigError, FetchError, ReadError
from octavo.readers import READERS
from octavo.resources import MEDIA_TYPES, Folder, Resource, data_only, media_type, read_file

STANDARD_INPUT = "standard input"
"""What users know an input by that has no file."""

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)  # "https://example.org/a"
_SAVED_PAGE_FOLDERS = ("_files", "_Dateien", "_fichiers", "_archivos")  # "Letterpress_files/" of "Letterpress.html"
"""Ends of the names of folders that a browser saves beside a page: what is in them is part of that page."""
_WHOLE_BOOKS = {"application/epub+zip"}
"""Media types of books. A folder's books are not read, as they may be made of its other files; named ones are."""

*_ENDINGS, _LAST_ENDING = (ending for ending, kind in MEDIA_TYPES.items() if kind in READERS)
_READABLE = f"give files that end in {', '.join(_ENDINGS)} or {_LAST_ENDING}"


class Input(Struct, frozen=True):
    """One article to read, as plain data that another process can be given.

    `name` is what the user knows it by. `body` is its file, or its bytes where it has none. Its references lead
    nowhere outside the folder `root`.
    """

    name: str
    body: Path | bytes
    root: Path = Path()


def find_inputs(names: Sequence[str]) -> list[Input]:
    """The inputs that `names` (files, folders, "-") stand for, in order; files of a folder in natural order.

    References may lead anywhere under the folder that holds all that was named. Raises `ConfigError` for a name that
    is nothing to read, `FetchError` for a file that is not there, `ReadError` for standard input without words.
    """
    if not names:
        raise ConfigError("nothing to make a book of", hint="name files or folders")
    files = [file for name in names for file in _find_files(name)]
    folders = [_folder_of(name) for name in names if name != "-"]
    root = Path(os.path.commonpath(folders)) if folders else Path()
    return [_read_standard_input() if file is None else Input(str(file), file, root) for file in files]


def count_inputs(names: Sequence[str]) -> int:
    """How many inputs `names` stand for. Raises as `find_inputs` does."""
    return sum(len(list(_find_files(name))) for name in names)


def load_input(source: Input) -> Resource:
    """The bytes of an input and their media type. Raises `FetchError` or, where there are no words, `ReadError`."""
    if isinstance(source.body, bytes):
        return Resource(source.body, sniff_media_type(source.body), source.name)
    resource = read_file(source.body)
    if not resource.content.strip():
        raise ReadError("the file is empty", where=source.name, hint="leave it out or put text in it")
    return resource


def open_door(source: Input) -> Callable[[str], Resource]:
    """The door through which the pictures of an input come: from its folder, or from its own words alone."""
    return data_only if isinstance(source.body, bytes) else Folder(source.body, source.root)


def _read_standard_input() -> Input:
    content = sys.stdin.buffer.read()
    if not content.strip():
        raise ReadError("nothing came in", where=STANDARD_INPUT, hint="pipe an article into it")
    return Input(STANDARD_INPUT, content)


def _folder_of(name: str) -> Path:
    path = Path(name).resolve()
    return path if path.is_dir() else path.parent


def _find_files(name: str) -> Iterator[Path | None]:
    """The files of one name; None stands for standard input."""
    path = Path(name)
    if name == "-":
        yield None
    elif _URL.match(name):
        raise ConfigError("a build never uses the network", where=name, hint="save the page and give the file")
    elif path.is_dir():
        yield from _list_folder(path)
    elif not path.exists():
        raise FetchError("no such file or folder", where=name, hint="check the name")
    elif media_type(name) not in READERS:
        raise ConfigError(f"files that end in “{path.suffix or name}” cannot be read", where=name, hint=_READABLE)
    else:
        yield path


def _list_folder(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*") if path.is_file() and _is_article(path.relative_to(folder))]
    if not found:
        raise ConfigError("nothing to read in this folder", where=str(folder), hint=_READABLE)
    return sorted(found, key=lambda path: [natural_key(part) for part in path.relative_to(folder).parts])


def _is_article(path: Path) -> bool:
    """Whether a file of a folder is to be read: not one that is hidden, is part of a saved page, or is a whole book."""
    if any(part.startswith((".", "~$")) or part.endswith(_SAVED_PAGE_FOLDERS) for part in path.parts):
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
_BEFORE_WORDS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""Byte order marks and white space."""


def sniff_media_type(content: bytes) -> str:
    """The media type of an article that has no file name: what its first 2,000 bytes look like."""
    if content.startswith(_ZIP):
        return media_type("a.epub" if _EPUB in content[:100] else "a.docx")
    start = content[:2000].replace(b"\0", b"").lstrip(_BEFORE_WORDS).lower()  # UTF-16 of ASCII is ASCII without zeros
    if start.startswith(_MARKUP):
        return "text/html"
    if start.startswith(_FRONT_MATTER) or _MARKDOWN.search(start):
        return "text/markdown"
    return "text/plain"
