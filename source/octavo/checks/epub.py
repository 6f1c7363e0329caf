"""Reads an EPUB back as a reading system does: container, package, spine, documents."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from octavo.checks.completeness import Content, Contents
from octavo.checks.sections import CHAPTERS, ChapterReader, Names
from octavo.markup_names import Data

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_PACKAGE = "{http://www.idpf.org/2007/opf}"
_READER = ChapterReader(Names(prefix="{http://www.w3.org/1999/xhtml}", math="{http://www.w3.org/1998/Math/MathML}math"))

_SECTION = re.compile("<section [^>]*>")
_PICTURE = re.compile('<img [^>]*?src="([^"]*)"')
_ATTRIBUTE = re.compile(' ([a-z-]+)="([^"]*)"')


def open_file(file: Path, chapters: Sequence[str], parts: Mapping[str, str]) -> EpubFile:
    """An EPUB: what is the same again its own bytes tell."""
    del chapters, parts
    return EpubFile(file)


class EpubFile:
    """An EPUB whose documents are parsed where their words are asked for."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._digests: dict[str, list[str]] = {}
        self._documents: dict[str, list[str]] = {}
        with zipfile.ZipFile(file) as package:
            for name in _read_spine(package):
                self._find_chapters(package, name)

    def digest(self, chapter: str) -> str:
        """The digests of the documents that hold a chapter, with those of their pictures that are not there."""
        return " ".join(self._digests.get(chapter, ()))

    def read(self, wanted: Collection[str]) -> Contents:
        """What these articles and parts hold, each in one document or in several."""
        found: Contents = {}
        with zipfile.ZipFile(self._file) as package:
            for name in dict.fromkeys(name for chapter in wanted for name in self._documents.get(chapter, ())):
                for chapter, content in _read_chapters(package, name):
                    found.setdefault(chapter, Content()).add(content)
        return {chapter: found[chapter] for chapter in wanted if chapter in found}

    def _find_chapters(self, package: zipfile.ZipFile, name: str) -> None:
        written = package.read(name)
        text = written.decode()
        pictures = (_resolve(posixpath.dirname(name), unescape(source)) for source in _PICTURE.findall(text))
        lost = (picture for picture in pictures if not _is_there(package, picture))
        digest = " ".join((sha256(written).hexdigest(), *lost))
        for chapter in _list_chapters(text):
            self._documents.setdefault(chapter, []).append(name)
            self._digests.setdefault(chapter, []).append(digest)


def _list_chapters(text: str) -> Iterator[str]:
    """The ids of the articles and parts that stand in a document, found without parsing it."""
    for section in _SECTION.findall(text):
        said: dict[str, str] = dict(_ATTRIBUTE.findall(section))
        if said.get("role") in CHAPTERS:
            yield unescape(said.get(Data.CONTINUES, said.get("id", "")))


def _read_spine(package: zipfile.ZipFile) -> list[str]:
    """The names of the documents in reading order (EPUB 3.3, 5.7)."""
    root = etree.fromstring(package.read("META-INF/container.xml"))
    path = next(root.iter(_CONTAINER)).get("full-path", "")
    tree = etree.fromstring(package.read(path))
    items = {item.get("id"): item.get("href", "") for item in tree.iter(_PACKAGE + "item")}
    folder = posixpath.dirname(path)
    return [_resolve(folder, items[ref.get("idref")]) for ref in tree.iter(_PACKAGE + "itemref")]


def _read_chapters(package: zipfile.ZipFile, name: str) -> Iterator[tuple[str, Content]]:
    """What each article or part holds that stands in a document, by its id."""
    for chapter, section in _READER.find(etree.fromstring(package.read(name))):
        content, shown = _READER.read(section)
        for source in shown:
            picture = _resolve(posixpath.dirname(name), source)
            content.pictures[posixpath.basename(picture)] += _is_there(package, picture)
        yield chapter, content


def _is_there(package: zipfile.ZipFile, name: str) -> bool:
    """Whether a file is in the package, and not empty."""
    try:
        return package.getinfo(name).file_size > 0
    except KeyError:
        return False


def _resolve(folder: str, href: str) -> str:
    """The name in the package of a reference in a document of `folder`."""
    return posixpath.normpath(posixpath.join(folder, unquote(href)))
