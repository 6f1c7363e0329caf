"""A finished book, as a file: what a receiver will see of it, read from the file itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from octavo.errors import ReadError
from octavo.files import read_regular, show_name
from octavo.readers.epub.metadata import EpubMetadata
from octavo.readers.epub.package import EpubPackage
from octavo.resources import Resource

LARGEST = 2**30
"""Bytes of the largest book that is sent anywhere: more than any reader opens."""

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
            return _READERS[self.ending](self.content, show_name(self.path))
        except ReadError as error:
            raise ReadError(error.message, where=error.where, hint="build it again: octavo build") from error

    @cached_property
    def title(self) -> str:
        """Its title, or the stem of its name where it says none."""
        try:
            return self.facts.title or show_name(self.path.stem)
        except ReadError:
            return show_name(self.path.stem)


def _read_epub(content: bytes, name: str) -> Facts:
    package = EpubPackage(Resource(content, MEDIA_TYPES[".epub"], name))
    metadata = EpubMetadata(package.opf)
    covers = [
        item for key, item in package.items.items() if "cover-image" in item.properties or key == metadata.cover()
    ]
    return Facts(
        title=metadata.title()[0],
        authors=tuple(person.name for person in metadata.people() if person.role == "aut"),
        identifier=metadata.identifier(),
        has_cover=any(cover.name in package.archive for cover in covers),
        media_types=frozenset(item.media_type for item in package.items.values()),
    )


def _read_pdf(content: bytes, name: str) -> Facts:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        try:
            told = document.get_metadata_dict()
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise ReadError("this is no PDF that can be opened", where=name) from error
    author = told.get("Author", "")
    return Facts(title=told.get("Title", "").strip(), authors=(author,) if author else ())


_READERS: dict[str, Callable[[bytes, str], Facts]] = {".epub": _read_epub, ".pdf": _read_pdf}
