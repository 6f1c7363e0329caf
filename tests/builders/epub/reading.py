"""Reads a finished EPUB back, for the tests of its builder."""

from __future__ import annotations

import zipfile
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from octavo.model import Book
from tests.builders.making import epub

NAMESPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "m": "http://www.w3.org/1998/Math/MathML",
}


class Epub:
    """The files of an EPUB by their names in the package folder."""

    def __init__(self, content: bytes) -> None:
        self.zip = zipfile.ZipFile(BytesIO(content))

    def names(self) -> list[str]:
        return [name.removeprefix("EPUB/") for name in self.zip.namelist() if name.startswith("EPUB/")]

    @staticmethod
    def parse(content: bytes) -> Any:
        return etree.fromstring(content)

    def tree(self, name: str) -> Any:
        return self.parse(self.zip.read(f"EPUB/{name}"))

    def find(self, name: str, path: str) -> list[Any]:
        """What an XPath finds in a file."""
        found: list[Any] = self.tree(name).xpath(path, namespaces=NAMESPACES)
        return found

    def text(self, name: str) -> str:
        return " ".join("".join(self.tree(name).itertext()).split())

    def spine(self) -> list[str]:
        """The files in reading order."""
        files = {item.get("id"): item.get("href") for item in self.find("content.opf", "//opf:item")}
        return [files[item.get("idref")] for item in self.find("content.opf", "//opf:itemref")]

    def places(self) -> set[str]:
        """Everything that a link may lead to: files, and ids in them."""
        pages = [name for name in self.names() if name.endswith(".xhtml")]
        ids = {f"{page}#{found}" for page in pages for found in self.find(page, "//@id")}
        return {*self.names(), *ids}

    def links(self, name: str) -> list[str]:
        """Where the links of a page lead inside the book, as `places` names them."""
        hrefs = [href for href in self.find(name, "//h:a/@href") if ":" not in href]
        return [_resolved(href, name) for href in hrefs]


def _resolved(href: str, page: str) -> str:
    file, mark, fragment = href.partition("#")
    return (normpath(join(dirname(page), file)) if file else page) + mark + fragment


def built_epub(book: Book, *given: Any, **more: Any) -> Epub:
    """The book as an EPUB, read back; what it is built with is as in `making.epub`."""
    return Epub(epub(book, *given, **more).content)
