"""The package document of an EPUB: what is in the book and in which order (EPUB 3.3, section 5; OPF 2.0.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from octavo.errors import ReadError
from octavo.markup_names import Class
from octavo.readers.archives import Archive, HarmfulPartError, resolve
from octavo.readers.elements.tree import Element, classes, words
from octavo.resources import Resource

NAMESPACES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "enc": "http://www.w3.org/2001/04/xmlenc#",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "h": "http://www.w3.org/1999/xhtml",
}
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
"""The attribute that says what an element is in a book (epub:type)."""

_PAGE_TYPES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
"""Media types of what is read; the last is of books before EPUB."""

_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>")  # <!DOCTYPE html>; but not one that declares entities in brackets
_OBFUSCATED = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Fonts that are only hard to take out (EPUB 3.3, section 4.3)."""

_AROUND_TEXT = {
    "cover", "titlepage", "title-page", "halftitlepage", "toc", "colophon", "copyright-page", "landmarks", "loi", "lot",
    "page-list", "index",
}  # fmt: skip
"""What stands around the text, by words of the structure vocabulary and of EPUB 2's guide."""

_OWN_PAGES = {Class.ACCESSIBILITY, Class.RIGHTS, Class.NEWS}
"""Classes of pages that Octavo's books have of their own, for which the structure vocabulary has no word."""


class EpubItem(Struct, frozen=True):
    """A file of the book: its name in the archive, its media type, and what its manifest item says that it is."""

    name: str
    media_type: str
    properties: tuple[str, ...]


class EpubPackage:
    """One book. `spine` are the names of its pages in reading order."""

    def __init__(self, resource: Resource) -> None:
        """Raises `ReadError` for what is no EPUB, or is locked."""
        self.archive = Archive(resource.content, resource.location)
        self._refuse_locks()
        self.name = self._find_package_document()
        self.opf = self.read_xml(self.name)
        self._names = {name.casefold(): name for name in self.archive}
        found = self.opf.iterfind("opf:manifest/opf:item", NAMESPACES)
        self.items: Mapping[str, EpubItem] = {item.get("id") or "": self._item(item) for item in found}
        self.missing: list[str] = []
        """Pages that the book lists and does not have."""

        self.spine = self._read_spine()
        self._types = self._read_types()
        self.labels = self._read_labels()
        """What the contents call the pages, by their names."""

    def read_page(self, name: str) -> bytes:
        """The bytes of a page, without the harmless kinds of document type."""
        return _DOCTYPE.sub(b"", self.archive.read(name), count=1)

    def read_xml(self, name: str) -> Element:
        """The root of a part that is XML. Raises `ReadError` where it cannot be read."""
        return self.archive.parse_xml(self.read_page(name), name)

    def _read_part(self, name: str) -> Element:
        """The root of a part that the text can do without; one that cannot be read is an empty element."""
        try:
            return self.read_xml(name)
        except HarmfulPartError:
            raise
        except ReadError as error:
            self.archive.leave_out(name, error)
            return etree.Element("empty")

    def type_around_text(self, name: str) -> str:
        """What the book says that a page is, if it stands around the text ("cover", "toc" …); else ""."""
        return min(self._types.get(name, ()), default="")

    # -- what is in the book ------------------------------------------------------------------------

    def _find_package_document(self) -> str:
        if "META-INF/container.xml" not in self.archive:
            raise self.archive.error("the file is no EPUB", "give an .epub file")
        container = self.read_xml("META-INF/container.xml")
        stated = [found.get("full-path") or "" for found in container.iter(f"{{{NAMESPACES['c']}}}rootfile")]
        name = next((name for name in stated if name in self.archive), "")
        if not name:
            raise self.archive.error("the EPUB has no package document", "get the file again")
        return name

    def _refuse_locks(self) -> None:
        """Raises `ReadError` where more than fonts is encrypted."""
        if "META-INF/encryption.xml" not in self.archive:
            return
        for found in self.read_xml("META-INF/encryption.xml").iter(f"{{{NAMESPACES['enc']}}}EncryptedData"):
            method = found.find("enc:EncryptionMethod", NAMESPACES)
            if method is None or method.get("Algorithm") not in _OBFUSCATED:
                raise self.archive.error("the book is locked (DRM)", "ask its seller for one that is not")

    def _item(self, item: Element) -> EpubItem:
        name = self._find_part(resolve(item.get("href") or "", self.name))
        return EpubItem(name, (item.get("media-type") or "").lower(), tuple((item.get("properties") or "").split()))

    def _find_part(self, name: str) -> str:
        """The name of a part as the archive has it: some makers do not mind capitals."""
        return name if name in self.archive else self._names.get(name.casefold(), name)

    def _read_spine(self) -> list[str]:
        listed = [found.get("idref") or "" for found in self.opf.iterfind("opf:spine/opf:itemref", NAMESPACES)]
        self.missing += [key for key in listed if key not in self.items]
        items = [self.items[key] for key in listed if key in self.items]
        names = dict.fromkeys(item.name for item in items if item.media_type in _PAGE_TYPES)
        self.missing += [name for name in names if name not in self.archive]
        return [name for name in names if name in self.archive]

    # -- what the book says of its pages ------------------------------------------------------------

    def _read_types(self) -> dict[str, set[str]]:
        """What pages are that stand around the text, by EPUB 2's guide and the landmarks of EPUB 3."""
        types: dict[str, set[str]] = {}
        for found in self.opf.iterfind("opf:guide/opf:reference", NAMESPACES):
            href = found.get("href") or ""
            if "#" not in href:
                types.setdefault(resolve(href, self.name), set()).add(found.get("type") or "")
        name = next((item.name for item in self.items.values() if "nav" in item.properties), "")
        if name in self.archive:
            types.setdefault(name, set()).add("toc")
            for link in self._read_part(name).iter(f"{{{NAMESPACES['h']}}}a"):
                href = link.get("href") or ""
                if "#" not in href:
                    types.setdefault(resolve(href, name), set()).update(_epub_types(link))
        return {page: {kind.lower() for kind in kinds} & _AROUND_TEXT for page, kinds in types.items()}

    def _read_labels(self) -> dict[str, str]:
        """The first label of each page, of the NCX and the navigation document in the order of the manifest."""
        labels: dict[str, str] = {}
        for item in self.items.values():
            if item.name not in self.archive:
                continue
            if item.media_type == "application/x-dtbncx+xml":
                entries = _ncx_entries(self._read_part(item.name))
            elif "nav" in item.properties:
                entries = _nav_entries(self._read_part(item.name))
            else:
                continue
            for href, label in entries:
                labels.setdefault(resolve(href, item.name), label)
        return labels


def _ncx_entries(ncx: Element) -> Iterator[tuple[str, str]]:
    """Where each entry of EPUB 2's contents leads, and what it says."""
    for point in ncx.iter(f"{{{NAMESPACES['ncx']}}}navPoint"):
        source, label = point.find("ncx:content", NAMESPACES), point.find("ncx:navLabel", NAMESPACES)
        if source is not None and label is not None:
            yield source.get("src") or "", words(label)


def _nav_entries(nav: Element) -> Iterator[tuple[str, str]]:
    """Where each entry of EPUB 3's contents leads, and what it says; landmarks, which have a type, are none."""
    for link in nav.iterfind(".//h:ol//h:a", NAMESPACES):
        if not link.get(EPUB_TYPE):
            yield link.get("href") or "", words(link)


def _epub_types(element: Element) -> list[str]:
    return (element.get(EPUB_TYPE) or "").split()


def types_of_page(body: Element) -> list[str]:
    """What a page says itself that it is, on its body or its first element: words such as "preface"."""
    return [word for found in (body, *list(body)[:1]) for word in _epub_types(found)]


def own_type_around_text(body: Element) -> str:
    """What a page says itself that it is, if it stands around the text; "" if it is of the text."""
    stated = next((word for word in types_of_page(body) if word in _AROUND_TEXT), "")
    return stated or next((name for found in list(body)[:1] for name in classes(found) if name in _OWN_PAGES), "")
