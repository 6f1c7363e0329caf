"""ZIP archives that articles come in: measured before anything in them is inflated, and their XML without tricks."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from octavo.errors import FetchError, ReadError
from octavo.notes import Notes
from octavo.readers.elements.tree import Element
from octavo.resources import Asset, Fetch, data_url

_MOST_PARTS = 10_000
_LARGEST_PART = 100 * 2**20
"""Bytes of one part, inflated."""

_LARGEST_WHOLE = 300 * 2**20
"""Bytes of all parts together, inflated."""

_LARGEST_XML = 40 * 2**20
"""Bytes of one part that is parsed: a tree takes ten times as many."""

_STEEPEST = 200
"""How many times its size a part may inflate to. Text shrinks to a twentieth; only what repeats shrinks to less."""

_SMALL = 4 * 2**20
"""Bytes that do no harm, however steeply they inflate."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises on archives that are damaged, encrypted, or made with methods that it does not know."""


class Archive:
    """The parts of a ZIP archive, by name. `where` is the archive's own name, for errors."""

    def __init__(self, content: bytes, where: str) -> None:
        """Raises `ReadError` for what is no archive, is encrypted, or would inflate beyond all measure."""
        self.where = where
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _BROKEN as error:
            raise self.error("the file is damaged, or no such file at all", "get the file again") from error
        self._parts = {part.filename: part for part in self._zip.infolist() if not part.is_dir()}
        self._check_sizes(self._zip.infolist())
        names = Counter(part.filename for part in self._zip.infolist())
        self.repeated = [name for name, times in names.items() if times > 1]
        """Names that more than one part has, of which the last is read."""

    def _check_sizes(self, parts: list[zipfile.ZipInfo]) -> None:
        """Raises `ReadError` for what would inflate beyond all measure, and for what is encrypted."""
        too_steep = [part for part in parts if part.file_size > max(_SMALL, _STEEPEST * part.compress_size)]
        too_large = [part for part in parts if part.file_size > _LARGEST_PART]
        whole = sum(part.file_size for part in parts)
        if len(parts) > _MOST_PARTS or too_steep or too_large or whole > _LARGEST_WHOLE:
            raise self.error(f"the file would inflate to {len(parts)} parts of {whole / 2**20:,.0f} MB; it is not read")
        if any(part.flag_bits & 1 for part in parts):
            raise self.error("the file is encrypted", "save it without a password")

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises `ReadError` where it is damaged or not there."""
        try:
            return self._zip.read(self._parts[name])
        except KeyError as error:
            raise self.error(f"{name} is missing in the file", "get the file again") from error
        except _BROKEN as error:
            raise self.error(f"{name} is damaged in the file", "get the file again") from error

    def read_xml(self, name: str) -> Element:
        """The root of an XML part. Raises `ReadError` where it is not well-formed, or declares entities or a type."""
        return self.parse_xml(self.read(name), name)

    def parse_xml(self, content: bytes, name: str) -> Element:
        """The root of the XML in `content`, which is part `name`.

        Raises `ReadError` where it is too large, not well-formed, or declares entities or a type.
        """
        if len(content) > _LARGEST_XML:
            raise self.error(f"{name} has {len(content) / 2**20:.0f} MB; it is not read", "divide the text")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.error(f"{name} cannot be read: {error}", "save the file again") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.error(f"{name} declares a document type, which nothing but an attack does", "do not trust it")
        return root

    def note_repeated(self, notes: Notes) -> None:
        """Notes names that more than one part has."""
        for name in self.repeated:
            notes.add("part-repeated", name)

    def error(self, message: str, hint: str = "") -> ReadError:
        """What is wrong with this archive."""
        return ReadError(message, where=self.where, hint=hint)


def resolve(reference: str, base: str) -> str:
    """The part that a reference in part `base` names; "" where it leads out of the archive."""
    path = unquote(reference.partition("#")[0].partition("?")[0])
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    name = posixpath.normpath(joined)
    return "" if name in (".", "..") or name.startswith("../") else name


PART = "part:"
"""How the reference to a picture that is a part of the archive starts: "part:word/media/image1.png"."""


def fetch_from(archive: Archive, fetch: Fetch) -> Fetch:
    """A `Fetch` for "part:" references and data: addresses: nothing outside the archive is followed.

    What it gives raises `FetchError` for any other reference, and for a part that is not there or is damaged.
    """

    def get(reference: str) -> Asset:
        if reference[:5].lower() == "data:":
            return fetch(reference)
        name = reference.removeprefix(PART)
        if name == reference:
            raise FetchError("it is outside the file", code="picture-outside")
        if name not in archive:
            raise FetchError("the file does not hold it")
        try:
            content = archive.read(name)
        except ReadError as error:
            raise FetchError(error.message, code="picture-unreadable") from error
        return fetch(data_url(content, name))

    return get
