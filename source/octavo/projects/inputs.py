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
from octavo.resources import Folder, Resource, media_type, nothing, read_file

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_SAVED_PAGE_FOLDERS = ("_files", "_Dateien", "_fichiers", "_archivos")
"""Ends of the names of folders that a browser saves beside a page: what is in them is part of that page."""


class Input(Struct, frozen=True):
    """One file to read: its name as the user knows it, how to get its bytes, and the door to what it refers to."""

    name: str
    load: Callable[[], Resource]
    door: Callable[[str], Resource]


def find_inputs(names: Sequence[str]) -> list[Input]:
    """The inputs that `names` (files, folders, "-") stand for, in order; files of a folder in natural order.

    References may lead anywhere under the folder that holds all that was named. Raises `ConfigError`
    for a name that is nothing to read.
    """
    files = [file for name in names for file in _find_files(name)]
    paths = [file for file in files if file is not None]
    root = Path(os.path.commonpath([_folder_of(name) for name in names if name != "-"])) if paths else Path()
    return [_standard_input() if file is None else _file(file, root) for file in files]


def count_inputs(names: Sequence[str]) -> int:
    """How many inputs `names` stand for."""
    return sum(len(list(_find_files(name))) for name in names)


def _folder_of(name: str) -> Path:
    path = Path(name).resolve()
    return path if path.is_dir() else path.parent


def _file(path: Path, root: Path) -> Input:
    return Input(str(path), lambda: _loaded(path), Folder(path, root))


def _loaded(path: Path) -> Resource:
    resource = read_file(path)
    if not resource.content.strip():
        raise ReadError("the file is empty", where=str(path), hint="leave it out or put text in it")
    return resource


def _find_files(name: str) -> Iterator[Path | None]:
    """The files of one name; None stands for standard input."""
    path = Path(name)
    if name == "-":
        yield None
    elif _ADDRESS.match(name):
        raise ConfigError("a build never uses the network", where=name, hint="save the page and give the file")
    elif path.is_dir():
        yield from _list_folder(path)
    elif not path.exists():
        raise FetchError("no such file or folder", where=name, hint="check the name")
    elif media_type(name) not in READERS:
        raise ConfigError(
            f"files that end in “{path.suffix or name}” cannot be read", where=name, hint=_readable_formats()
        )
    else:
        yield path


def _list_folder(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*") if path.is_file() and _is_article(path.relative_to(folder))]
    if not found:
        raise ConfigError("nothing to read in this folder", where=str(folder), hint=_readable_formats())
    return sorted(found, key=lambda path: [natural_key(part) for part in path.relative_to(folder).parts])


def _is_article(path: Path) -> bool:
    """Whether a file of a folder is to be read: not what Word leaves beside an open file, nor a book made before."""
    hidden = any(part.startswith((".", "~$")) or part.endswith(_SAVED_PAGE_FOLDERS) for part in path.parts)
    return not hidden and path.suffix.lower() != ".epub" and media_type(path.name) in READERS


def natural_key(name: str) -> list[tuple[int, int, str]]:
    """A sort key by which "2-b" stands before "10-a"."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in re.split(r"(\d+)", name)]


def _readable_formats() -> str:
    return "give HTML (.html, .xhtml), Markdown (.md), plain text (.txt), Word (.docx) or EPUB (.epub)"


def _standard_input() -> Input:
    return Input("standard input", _read_standard_input, nothing)


def _read_standard_input() -> Resource:
    content = sys.stdin.buffer.read()
    if not content.strip():
        raise ReadError("nothing came in", where="standard input", hint="pipe an article into it")
    return Resource(content, sniff_media_type(content), "standard input")


def sniff_media_type(content: bytes) -> str:
    """The media type of an article that has no file name: what its first characters look like."""
    if content.startswith(b"PK\x03\x04"):
        return media_type("a.epub" if b"application/epub+zip" in content[:100] else "a.docx")
    start = content[:2000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<article", b"<?xml", b"<!--")):
        return "text/html"
    if start.startswith((b"---\n", b"---\r\n", b"+++\n")) or re.search(rb"^#{1,6} \S|^```|\]\(", start, re.MULTILINE):
        return "text/markdown"
    return "text/plain"
