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

from octavo.checks.completeness import Content, Contents, count_words
from octavo.markup_names import Class, Data

_X = "{http://www.w3.org/1999/xhtml}"
_MATHML = "{http://www.w3.org/1998/Math/MathML}math"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_PACKAGE = "{http://www.idpf.org/2007/opf}"
_RUNNING = {
    _X + name
    for name in (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s"),
        *("samp", "small", "span", "strong", "sub", "sup", "u", "var"),
    )
}
"""Elements whose words join those before and after them."""
_CHAPTERS = {"doc-chapter", "doc-part"}
_OURS = {"doc-noteref", "doc-backlink"}
"""Roles of what a builder adds inside an article."""


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
        if said.get("role") in _CHAPTERS:
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
    for section in etree.fromstring(package.read(name)).iter(_X + "section"):
        if section.get("role") in _CHAPTERS:
            yield section.get(Data.CONTINUES, section.get("id", "")), _read_content(package, name, section)


def _read_content(package: zipfile.ZipFile, name: str, chapter: etree._Element) -> Content:
    pieces: list[str] = []
    _gather_words(chapter, pieces)
    content = Content(count_words("".join(pieces)))
    content.formulas = sum(1 for element in chapter.iter(_MATHML))
    for element in chapter.iter(_X + "img", _X + "code"):
        if _is_formula(element):
            content.formulas += 1
        elif element.tag == _X + "img":
            picture = _resolve(posixpath.dirname(name), element.get("src", ""))
            content.pictures[posixpath.basename(picture)] += _is_there(package, picture)
    return content


def _gather_words(root: etree._Element, pieces: list[str]) -> None:
    """The words of `root`, in order: apart where elements part them, without formulas and numbers of notes."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        apart = "" if element.tag in _RUNNING else "\n"
        if event == "end":
            pieces.append(apart + (element.tail or ""))
        elif _is_ours(element):
            walk.skip_subtree()
        else:
            pieces.append(apart + (element.text or ""))


def _is_ours(element: etree._Element) -> bool:
    """Whether an element is none of the article's words: a formula, or a number that leads to a note and back."""
    return element.tag == _MATHML or element.get("role") in _OURS or _is_formula(element)


def _is_formula(element: etree._Element) -> bool:
    """Whether an element shows a formula: as a picture, or as it was written."""
    return Class.FORMULA in element.get("class", "").split()


def _is_there(package: zipfile.ZipFile, name: str) -> bool:
    """Whether a file is in the package, and not empty."""
    try:
        return package.getinfo(name).file_size > 0
    except KeyError:
        return False


def _resolve(folder: str, href: str) -> str:
    """The name in the package of a reference in a document of `folder`."""
    return posixpath.normpath(posixpath.join(folder, unquote(href)))
