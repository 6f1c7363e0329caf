"""The EPUB as an e-reader opens it: its documents in order, its contents, where printed pages begin, and its files."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree
from msgspec import Struct

_XHTML, _EPUB = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
_OPF = "{http://www.idpf.org/2007/opf}"
_PACKAGE = "EPUB/content.opf"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class Document(Struct, frozen=True):
    """A document of the spine: its name in the file, and a digest of it and of all stylesheets."""

    name: str
    digest: str


class Entry(Struct, frozen=True):
    """An entry of the contents: its words, where it leads to, and how deep it stands (0: an article)."""

    title: str
    document: str
    fragment: str
    depth: int


class EpubFile:
    """An EPUB of ours, in memory. Raises `KeyError` or `zipfile.BadZipFile` for what is none."""

    def __init__(self, file: Path) -> None:
        self._archive = ZipFile(BytesIO(file.read_bytes()))  # the file itself may be replaced at any time
        package = self._parse(_PACKAGE)
        items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
        self._types = {_resolve(_PACKAGE, item.get("href"))[0]: item.get("media-type") for item in items.values()}
        nav = next(item for item in items.values() if "nav" in (item.get("properties") or "").split())
        self._nav = _resolve(_PACKAGE, nav.get("href"))[0]
        spine = [items[one.get("idref")] for one in package.iter(f"{_OPF}itemref")]
        self.documents = tuple(map(self._describe, spine))
        self.contents = tuple(self._list_entries())
        self.places = dict(self._list_pages())

    def read(self, name: str) -> tuple[bytes, str] | None:
        """A file of the package and its media type; None for what the package does not name."""
        kind = self._types.get(name)
        return (self._archive.read(name), kind) if kind else None

    def _describe(self, item: etree._Element) -> Document:
        name = _resolve(_PACKAGE, item.get("href"))[0]
        sheets = sum(info.CRC for info in self._archive.infolist() if info.filename.endswith(".css"))
        return Document(name, f"{self._archive.getinfo(name).CRC:08x}{sheets:x}")

    def _parse(self, name: str) -> etree._Element:
        return etree.fromstring(self._archive.read(name), _PARSER)

    def _list_entries(self) -> Iterator[Entry]:
        """The contents, in reading order."""
        for link in self._list_links("toc"):
            depth = sum(1 for _ in link.iterancestors(f"{_XHTML}ol")) - 1
            yield Entry(_words(link), *_resolve(self._nav, link.get("href")), depth)

    def _list_pages(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """The page list: where each printed page begins (document and id), by its number."""
        for link in self._list_links("page-list"):
            yield _words(link), _resolve(self._nav, link.get("href"))

    def _list_links(self, kind: str) -> Iterator[etree._Element]:
        for nav in self._parse(self._nav).iter(f"{_XHTML}nav"):
            if nav.get(f"{_EPUB}type") == kind:
                yield from nav.iter(f"{_XHTML}a")


def _resolve(base: str, reference: str | None) -> tuple[str, str]:
    """The name in the file that a reference of `base` leads to, and the id."""
    path, _, fragment = unquote(reference or "").partition("#")
    return normpath(join(dirname(base), path)), fragment


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
