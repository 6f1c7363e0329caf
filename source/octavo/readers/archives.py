"""ZIP archives that articles come in: measured before anything in them is inflated, and their XML without tricks."""

from __future__ import annotations

import posixpath
import re
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


_NO_CHARACTERS = re.compile(
    rb"[\0-\x08\x0b\f\x0e-\x1f]|\xef\xbf[\xbe\xbf]"
    rb"|&#(?:0*(?:\d|1[124-9]|2\d|3[01]|6553[45])|[xX]0*(?:[0-8bcefBCEF]|1[\da-fA-F]|[fF]{3}[efEF]));"
)
"""In UTF-8, what is no character of XML 1.0 (2.2), and references to such: a BEL, U+FFFE, "&#11;"."""

_DOCTYPE = b"<!DOCTYPE"


class HarmfulPartError(ReadError):
    """A part that no program makes but to do harm: then nothing of its file is read."""


def _new_parser(*, is_deep: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=is_deep
    )


class Archive:
    """The parts of a ZIP archive, by name. `where` is the archive's own name, for errors."""

    def __init__(self, content: bytes, where: str) -> None:
        """Raises `ReadError` for what is no archive, is encrypted, or would inflate beyond all measure."""
        self.where = where
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _BROKEN as error:
            raise self.error("the file is damaged, or no such file at all", "get the file again") from error
        named = [part for part in self._zip.infolist() if part.filename]  # a damaged list may name one ""
        self._parts = {part.filename: part for part in named if not part.is_dir()}
        self._check_sizes(self._zip.infolist())
        names = Counter(part.filename for part in named)
        self.repeated = [name for name, times in names.items() if times > 1]
        """Names that more than one part has, of which the last is read."""
        self._damaged: dict[str, str] = {}
        self._cleaned: list[str] = []

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
        try:
            root = self._parse(content, name)
        except (etree.XMLSyntaxError, ValueError) as error:
            stated = " ".join((getattr(error, "msg", "") or str(error)).split())
            reason = "it is nested too deeply" if "depth" in stated else stated
            raise self.error(f"{name} cannot be read: {reason}", "save the file again") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise HarmfulPartError(
                f"{name} declares a document type, which nothing but an attack does",
                where=self.where,
                hint="do not trust it",
            )
        return root

    def _parse(self, content: bytes, name: str) -> Element:
        """The root of XML; where that fails, without what is no character, and however deep it is."""
        try:
            return etree.fromstring(content, _new_parser())
        except etree.XMLSyntaxError as error:
            cleaned = _NO_CHARACTERS.sub(b"", content)
            is_deep = "depth" in str(error) and _DOCTYPE not in content.replace(b"\0", b"")
            if cleaned == content and not is_deep:
                raise
            root = etree.fromstring(cleaned, _new_parser(is_deep=is_deep))
            self._cleaned += [name] if cleaned != content else []
            return root

    def read_part(self, name: str) -> Element | None:
        """The root of an XML part that the text can do without; None where it is not there, or damaged."""
        try:
            return self.read_xml(name) if name in self else None
        except HarmfulPartError:
            raise
        except ReadError as error:
            self.leave_out(name, error)
            return None

    def leave_out(self, name: str, error: ReadError) -> None:
        """Remembers that a part is damaged and goes without."""
        self._damaged[name] = error.message

    def note_faults(self, notes: Notes) -> None:
        """Notes what was wrong with the parts that were read, or left out."""
        for name in self.repeated:
            notes.add("part-repeated", name)
        for message in self._damaged.values():
            notes.add("part-damaged", message)
        for name in dict.fromkeys(self._cleaned):
            notes.add("controls-dropped", name)

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
