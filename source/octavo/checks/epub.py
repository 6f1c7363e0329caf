"""Reads an EPUB back as a reading system does: container, package, spine, documents."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from octavo.checks.completeness import Content, Contents, count_words
from octavo.markup_names import Class, Data
from octavo.store import Store, make_key, recall

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


class HeldChapter(Struct, frozen=True):
    """An article or a part that stands in a document: its id, and the files of the pictures that it shows there."""

    id: str
    pictures: tuple[str, ...]


def open_file(file: Path, chapters: Sequence[str], parts: Mapping[str, str], store: Store) -> EpubFile:
    """An EPUB. `store` has what stands in which documents; what is the same again its own bytes tell."""
    del chapters, parts
    return EpubFile(file, store)


class EpubFile:
    """An EPUB whose documents are parsed where nobody knows what is in them, and where their words are asked for."""

    def __init__(self, file: Path, store: Store) -> None:
        self._file = file
        self._digests: dict[str, list[str]] = {}
        self._documents: dict[str, list[str]] = {}
        self._parsed: dict[str, list[tuple[HeldChapter, Content]]] = {}
        with zipfile.ZipFile(file) as package:
            for name in _read_spine(package):
                self._find_chapters(package, name, store)

    def digest(self, chapter: str) -> str:
        """The digests of the documents that hold a chapter, with those of its pictures that are not there."""
        return " ".join(self._digests.get(chapter, ()))

    def read(self, wanted: Collection[str]) -> Contents:
        """What these articles and parts hold, each in one document or in several."""
        found: Contents = {}
        with zipfile.ZipFile(self._file) as package:
            for name in dict.fromkeys(name for chapter in wanted for name in self._documents.get(chapter, ())):
                for held, content in self._parsed.get(name) or _read_chapters(package, name, package.read(name)):
                    found.setdefault(held.id, Content()).add(content)
        return {chapter: found[chapter] for chapter in wanted if chapter in found}

    def _find_chapters(self, package: zipfile.ZipFile, name: str, store: Store) -> None:
        text = package.read(name)

        def parse() -> tuple[HeldChapter, ...]:
            self._parsed[name] = _read_chapters(package, name, text)
            return tuple(held for held, _ in self._parsed[name])

        digest = sha256(text).hexdigest()
        for held in recall(store, make_key("document", name, digest), tuple[HeldChapter, ...], parse):
            lost = [picture for picture in held.pictures if not _is_there(package, picture)]
            self._documents.setdefault(held.id, []).append(name)
            self._digests.setdefault(held.id, []).append(" ".join((digest, *lost)))


def _read_spine(package: zipfile.ZipFile) -> list[str]:
    """The names of the documents in reading order (EPUB 3.3, 5.7)."""
    root = etree.fromstring(package.read("META-INF/container.xml"))
    path = next(root.iter(_CONTAINER)).get("full-path", "")
    tree = etree.fromstring(package.read(path))
    items = {item.get("id"): item.get("href", "") for item in tree.iter(_PACKAGE + "item")}
    folder = posixpath.dirname(path)
    return [_resolve(folder, items[ref.get("idref")]) for ref in tree.iter(_PACKAGE + "itemref")]


def _read_chapters(package: zipfile.ZipFile, name: str, text: bytes) -> list[tuple[HeldChapter, Content]]:
    """The articles and parts that stand in a document of this text, and what it holds of each."""
    sections = etree.fromstring(text).iter(_X + "section")
    chapters = [section for section in sections if section.get("role") in _CHAPTERS]
    return [_read_chapter(package, posixpath.dirname(name), chapter) for chapter in chapters]


def _read_chapter(package: zipfile.ZipFile, folder: str, chapter: etree._Element) -> tuple[HeldChapter, Content]:
    pieces: list[str] = []
    _gather_words(chapter, pieces)
    content = Content(count_words("".join(pieces)))
    content.formulas = sum(1 for element in chapter.iter(_MATHML))
    content.formulas += sum(1 for element in chapter.iter(_X + "img", _X + "code") if _is_formula(element))
    shown = (element.get("src", "") for element in chapter.iter(_X + "img") if not _is_formula(element))
    pictures = tuple(_resolve(folder, source) for source in shown)
    content.pictures.update(posixpath.basename(picture) for picture in pictures if _is_there(package, picture))
    return HeldChapter(chapter.get(Data.CONTINUES, chapter.get("id", "")), pictures), content


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
