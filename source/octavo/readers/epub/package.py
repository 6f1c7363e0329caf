"""The package document of an EPUB: what is in the book and in which order (EPUB 3.3, section 5; OPF 2.0.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from octavo.readers.archives import Archive, Element, resolved, words_of
from octavo.readers.elements.tree import classes
from octavo.resources import Resource

NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "enc": "http://www.w3.org/2001/04/xmlenc#",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "h": "http://www.w3.org/1999/xhtml",
}
TYPE = "{http://www.idpf.org/2007/ops}type"
PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
"""Media types of what is read; the last is of books before EPUB."""

_OBFUSCATED = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Fonts that are only hard to take out (EPUB 3.3, section 4.3)."""

_APART = {
    "cover", "titlepage", "title-page", "halftitlepage", "toc", "colophon", "copyright-page", "landmarks", "loi", "lot",
    "page-list", "index",
}  # fmt: skip
"""What stands around the text, by words of the structure vocabulary and of EPUB 2's guide."""

_STATEMENT = "accessibility"
"""The class of the page that says who can read the book: the structure vocabulary has no word for it."""


class Item(Struct, frozen=True):
    """A file of the book: its name in the archive and its media type."""

    name: str
    media_type: str
    properties: tuple[str, ...]


class Package:
    """One book. `spine` are the names of its pages in reading order."""

    def __init__(self, resource: Resource) -> None:
        """Raises `ReadError` for what is no EPUB, or is locked."""
        self.archive = Archive(resource.content, resource.location)
        self._refuse_locks()
        self.name = self._root()
        self.opf = self.parsed(self.name)
        found = self.opf.iterfind("opf:manifest/opf:item", NAMES)
        self.items: Mapping[str, Item] = {item.get("id") or "": self._item(item) for item in found}
        self.by_name = {item.name: item for item in self.items.values()}
        self.spine = self._spine()
        self.places = self._places()
        """What the book says its pages are, by name: words such as "cover" and "toc"."""
        self.labels = self._labels()
        """What the contents call the pages."""

    def parsed(self, name: str) -> Element:
        """The root of a part that is XML; the harmless kinds of document type are left out first."""
        content = re.sub(rb"<!DOCTYPE[^>\[]*>", b"", self.archive.read(name), count=1)
        return self.archive.parsed(content, name)

    def _root(self) -> str:
        if "META-INF/container.xml" not in self.archive:
            raise self.archive.error("the file is no EPUB", "give an .epub file")
        container = self.parsed("META-INF/container.xml")
        stated = [found.get("full-path") or "" for found in container.iter(f"{{{NAMES['c']}}}rootfile")]
        name = next((name for name in stated if name in self.archive), "")
        if not name:
            raise self.archive.error("the EPUB has no package document", "get the file again")
        return name

    def _refuse_locks(self) -> None:
        """Raises `ReadError` where more than fonts is encrypted."""
        if "META-INF/encryption.xml" not in self.archive:
            return
        for found in self.parsed("META-INF/encryption.xml").iter(f"{{{NAMES['enc']}}}EncryptedData"):
            method = found.find("enc:EncryptionMethod", NAMES)
            if method is None or method.get("Algorithm") not in _OBFUSCATED:
                raise self.archive.error("the book is locked (DRM)", "ask its seller for one that is not")

    def _item(self, item: Element) -> Item:
        name = resolved(item.get("href") or "", self.name)
        return Item(name, (item.get("media-type") or "").lower(), tuple((item.get("properties") or "").split()))

    def _spine(self) -> list[str]:
        listed = [found.get("idref") or "" for found in self.opf.iterfind("opf:spine/opf:itemref", NAMES)]
        items = [self.items[key] for key in dict.fromkeys(listed) if key in self.items]
        return [item.name for item in items if item.media_type in PAGES and item.name in self.archive]

    def _places(self) -> dict[str, set[str]]:
        places: dict[str, set[str]] = {}
        for found in self.opf.iterfind("opf:guide/opf:reference", NAMES):
            if "#" not in (found.get("href") or ""):
                places.setdefault(resolved(found.get("href") or "", self.name), set()).add(found.get("type") or "")
        name = next((item.name for item in self.items.values() if "nav" in item.properties), "")
        if name in self.archive:
            places.setdefault(name, set()).add("toc")
            for link in self.parsed(name).iter(f"{{{NAMES['h']}}}a"):
                kinds = (link.get(TYPE) or "").split() if "#" not in (link.get("href") or "") else []
                places.setdefault(resolved(link.get("href") or "", name), set()).update(kinds)
        return {page: {kind.lower() for kind in kinds} & _APART for page, kinds in places.items()}

    def _labels(self) -> dict[str, str]:
        labels: dict[str, str] = {}
        for item in self.items.values():
            if item.name not in self.archive:
                continue
            if item.media_type == "application/x-dtbncx+xml":
                for point in self.parsed(item.name).iter(f"{{{NAMES['ncx']}}}navPoint"):
                    source, said = point.find("ncx:content", NAMES), point.find("ncx:navLabel", NAMES)
                    if source is not None and said is not None:
                        labels.setdefault(resolved(source.get("src") or "", item.name), words_of(said))
            elif "nav" in item.properties:
                for link in self.parsed(item.name).iterfind(".//h:ol//h:a", NAMES):
                    if not link.get(TYPE):
                        labels.setdefault(resolved(link.get("href") or "", item.name), words_of(link))
        return labels

    def apart(self, name: str) -> str:
        """What a page is if it stands around the text ("cover", "toc" …), "" if it is of the text."""
        return min(self.places.get(name, ()), default="")


def kinds(page: Element) -> list[str]:
    """What a page says itself that it is, on its body or its first element: words such as "preface"."""
    return [word for found in (page, *list(page)[:1]) for word in (found.get(TYPE) or "").split()]


def around(page: Element) -> str:
    """What a page says itself that it is, if it stands around the text; "" if it is of the text."""
    stated = next((word for word in kinds(page) if word in _APART), "")
    return stated or next((_STATEMENT for found in list(page)[:1] if _STATEMENT in classes(found)), "")
