"""Reads an EPUB back as a reading system does: container, package, spine, documents."""

from __future__ import annotations

import posixpath
import zipfile
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


def read_back(file: Path, articles: list[str]) -> Contents:
    """What each of `articles` (ids, those of parts among them) holds in an EPUB, in one file or in several."""
    found: Contents = {}
    with zipfile.ZipFile(file) as package:
        for name in _read_spine(package):
            for key, content in _read_chapters(package, name):
                found.setdefault(key, Content()).add(content)
    return {article: found[article] for article in articles if article in found}


def _read_spine(package: zipfile.ZipFile) -> list[str]:
    """The names of the documents in reading order (EPUB 3.3, 5.7)."""
    root = etree.fromstring(package.read("META-INF/container.xml"))
    path = next(root.iter(_CONTAINER)).get("full-path", "")
    tree = etree.fromstring(package.read(path))
    items = {item.get("id"): item.get("href", "") for item in tree.iter(_PACKAGE + "item")}
    folder = posixpath.dirname(path)
    return [_resolve(folder, items[ref.get("idref")]) for ref in tree.iter(_PACKAGE + "itemref")]


def _read_chapters(package: zipfile.ZipFile, name: str) -> list[tuple[str, Content]]:
    """What each article or part holds that stands in a document, by id."""
    tree = etree.fromstring(package.read(name))
    chapters = [section for section in tree.iter(_X + "section") if section.get("role") in _CHAPTERS]
    return [
        (chapter.get(Data.CONTINUES, chapter.get("id", "")), _read_content(package, name, chapter))
        for chapter in chapters
    ]


def _read_content(package: zipfile.ZipFile, name: str, chapter: etree._Element) -> Content:
    pieces: list[str] = []
    _gather_words(chapter, pieces)
    content = Content(count_words("".join(pieces)))
    content.formulas = sum(1 for element in chapter.iter(_MATHML))
    for element in chapter.iter(_X + "img", _X + "code"):
        if _is_formula(element):
            content.formulas += 1
        elif element.tag == _X + "img":
            content.pictures[_picture_name(package, _resolve(posixpath.dirname(name), element.get("src", "")))] += 1
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


def _picture_name(package: zipfile.ZipFile, name: str) -> str:
    """The name of this picture, which is that of the asset store; "" where nothing is behind it."""
    try:
        return posixpath.basename(name) if package.read(name) else ""
    except KeyError:
        return ""


def _resolve(folder: str, href: str) -> str:
    """The name in the package of a reference in a document of `folder`."""
    return posixpath.normpath(posixpath.join(folder, unquote(href)))
