"""Reads a web edition back as a browser does: the pages of a folder, of a zip file, or one that holds everything."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from lxml import etree, html

from octavo.checks.completeness import Contents
from octavo.checks.sections import ChapterReader, Names

_READER = ChapterReader(Names(prefix="", math="math"))
_PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True)

_EMBEDDED = re.compile(r'(src="data:[a-z+/-]+;name=[^;"]*;base64,)([^"]*)"')
"""A picture that is in the page itself: "data:image/png;name=1b2c.png;base64,iVBO"."""

ReadSize = Callable[[str], int]
"""How many bytes a file of the edition has; 0 where there is none."""


def open_file(file: Path, chapters: Sequence[str], parts: Mapping[str, str]) -> WebEdition:
    """A web edition: what is the same again its own bytes tell."""
    del chapters, parts
    return WebEdition(file)


class WebEdition:
    """A web edition, whose pages are parsed once; pictures count where their bytes are there."""

    def __init__(self, file: Path) -> None:
        self._digests: dict[str, str] = {}
        self._contents: Contents = {}
        for name, page, read_size in _open_pages(file):
            self._read_page(name, page, read_size)

    def digest(self, chapter: str) -> str:
        """The digest of the page that holds a chapter, and of how many bytes each of its pictures has."""
        return self._digests.get(chapter, "")

    def read(self, wanted: Collection[str]) -> Contents:
        """What these articles and parts hold."""
        return {chapter: self._contents[chapter] for chapter in wanted if chapter in self._contents}

    def _read_page(self, name: str, page: bytes, read_size: ReadSize) -> None:
        digest = sha256(page).hexdigest()
        for chapter, section in _READER.find(_parse(page)):
            content, shown = _READER.read(section)
            sizes = {picture: _measure(picture, name, read_size) for picture in shown}
            for picture in shown:
                content.pictures[_name(picture)] += sizes[picture] > 0
            self._contents[chapter] = content
            self._digests[chapter] = f"{digest} {sorted(sizes.values())}"


def _open_pages(file: Path) -> Iterator[tuple[str, bytes, ReadSize]]:
    """The pages, by their names, and what tells the sizes of the files around them."""
    if file.is_dir():
        for page in sorted(file.rglob("*.html")):
            yield page.relative_to(file).as_posix(), page.read_bytes(), lambda name: _size_of(file / name)
    elif zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            sizes = {entry.filename: entry.file_size for entry in package.infolist()}
            for name in sizes:
                if name.endswith(".html"):
                    yield name, package.read(name), lambda name: sizes.get(name, 0)
    else:
        yield "", file.read_bytes(), lambda _: 0


def _size_of(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _parse(page: bytes) -> etree._Element:
    """The tree of a page; of a picture in it, the number of its letters stands for them."""
    short = _EMBEDDED.sub(lambda found: f'{found[1]}{len(found[2])}"', page.decode())
    return html.document_fromstring(short.encode(), parser=_PARSER)


def _measure(picture: str, page: str, read_size: ReadSize) -> int:
    """The size of a picture: of its file, or of what stands in the page."""
    if picture.startswith("data:"):
        return int(picture.rpartition(",")[2] or 0)
    return read_size(posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(picture))))


def _name(picture: str) -> str:
    """The name of a picture's file, which one that stands in the page says, too."""
    if picture.startswith("data:"):
        return unquote(picture.partition(";name=")[2].partition(";")[0])
    return posixpath.basename(unquote(picture))
