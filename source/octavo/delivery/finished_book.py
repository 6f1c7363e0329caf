"""A finished book, as a file: what a receiver will see of it, read from the file itself."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from octavo.errors import ReadError
from octavo.files import read_regular, show_name

LARGEST = 2**30
"""Bytes of the largest book that is sent anywhere: more than any reader opens."""

_LARGEST_PACKAGE = 2**26
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"

MEDIA_TYPES = {".epub": "application/epub+zip", ".pdf": "application/pdf"}
"""What kinds of books are sent, by their endings (lower case), and as what."""


class Facts(Struct, frozen=True, kw_only=True):
    """What a file says of itself. `identifier` is "" for a PDF; `has_cover` says whether a shelf can show one."""

    title: str = ""
    authors: tuple[str, ...] = ()
    identifier: str = ""
    has_cover: bool = True
    media_types: frozenset[str] = frozenset()


class FinishedBook:
    """A file that may be sent; one that is `named` goes as it is, of others each receiver gets the kind it likes best.

    Its `content` is read once, so that what is sent is what was looked at. Raises `FetchError` if it cannot be read.
    """

    def __init__(self, path: Path, *, named: bool = False) -> None:
        self.path = path
        self.named = named
        self.content = read_regular(path, LARGEST)
        self.size = len(self.content)

    @property
    def ending(self) -> str:
        """The ending of its name in lower case: ".epub"."""
        return self.path.suffix.lower()

    @property
    def label(self) -> str:
        """What people call its kind: "EPUB"."""
        return self.ending.lstrip(".").upper()

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its bytes, in hexadecimal digits."""
        return sha256(self.content).hexdigest()

    @cached_property
    def facts(self) -> Facts:
        """What it says of itself. Raises `ReadError` for what is not what its name says."""
        try:
            return _READERS[self.ending](self.content)
        except ReadError as error:
            hint = "build it again: octavo build"
            raise ReadError(error.message, where=show_name(self.path), hint=hint) from error

    @cached_property
    def title(self) -> str:
        """Its title, or the stem of its name where it says none."""
        try:
            return self.facts.title or show_name(self.path.stem)
        except ReadError:
            return show_name(self.path.stem)


def _read_epub(content: bytes) -> Facts:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            container = _read_member(package, "META-INF/container.xml")
            name = str(next(container.iter(_ROOTFILE)).get("full-path"))
            opf = _read_member(package, name)
            return _read_package(opf, posixpath.dirname(name), set(package.namelist()))
    except _BROKEN as error:
        raise ReadError("this is no EPUB that can be opened") from error


_BROKEN = (
    *(zipfile.BadZipFile, KeyError, StopIteration, etree.XMLSyntaxError, NotImplementedError, RuntimeError),
    *(zlib.error, OSError, ValueError),
)
"""What a damaged EPUB raises: no ZIP, a member that is not there, locked or cut off, no XML."""


def _read_member(package: zipfile.ZipFile, name: str) -> etree._Element:
    if package.getinfo(name).file_size > _LARGEST_PACKAGE:
        raise zipfile.BadZipFile(f"{name} is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(package.read(name), parser)


def _read_package(opf: etree._Element, folder: str, names: set[str]) -> Facts:
    items = list(opf.iter(f"{_OPF}item"))
    marked = {meta.get("content") for meta in opf.iter(f"{_OPF}meta") if meta.get("name") == "cover"}
    covers = [
        item
        for item in items
        if "cover-image" in str(item.get("properties", "")).split() or (marked and item.get("id") in marked)
    ]
    places = {posixpath.normpath(posixpath.join(folder, unquote(str(cover.get("href"))))) for cover in covers}
    return Facts(
        title=_text(opf, "title"),
        authors=tuple(" ".join("".join(one.itertext()).split()) for one in opf.iter(f"{_DC}creator")),
        identifier=_text(opf, "identifier"),
        has_cover=bool(places & names),
        media_types=frozenset(str(item.get("media-type", "")) for item in items),
    )


def _text(opf: etree._Element, name: str) -> str:
    found = next(opf.iter(f"{_DC}{name}"), None)
    return "" if found is None else " ".join("".join(found.itertext()).split())


def _read_pdf(content: bytes) -> Facts:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        try:
            told = document.get_metadata_dict()
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise ReadError("this is no PDF that can be opened") from error
    author = told.get("Author", "")
    return Facts(title=told.get("Title", "").strip(), authors=(author,) if author else ())


_READERS: dict[str, Callable[[bytes], Facts]] = {".epub": _read_epub, ".pdf": _read_pdf}
