"""The one door to files: what comes in as bytes, and the store of the pictures that a book needs.

A reader gets a `Resource` and a `Fetch`; nothing else opens files, and nothing at all opens the
network. `Folder` is the door of a build: it follows relative references inside one folder and data:
addresses, and refuses the rest.
"""

from __future__ import annotations

import hashlib
import os
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote, unquote, unquote_to_bytes, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from octavo.errors import FetchError
from octavo.files import read_regular, show_name

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".mhtml": "multipart/related",
    ".mht": "multipart/related",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mdx": "text/markdown",
    ".qmd": "text/markdown",
    ".rmd": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".heic": "image/heic",
    ".svg": "image/svg+xml",
}
"""File name endings and what they stand for; a leading dot, lower case."""


LARGEST_PICTURE = 50 * 2**20
"""Bytes of the largest picture that is read."""
LARGEST_TEXT = 128 * 2**20
"""Bytes of the largest text: a web page that is saved with its pictures inside has tens of millions."""
LARGEST_ARCHIVE = 512 * 2**20
"""Bytes of the largest Word file or EPUB."""


def largest_size(kind: str) -> int:
    """The bytes of the largest file of a media type that is read: what has no end or no measure is no article."""
    if kind.startswith("image/"):
        return LARGEST_PICTURE
    return LARGEST_ARCHIVE if kind in {MEDIA_TYPES[".docx"], MEDIA_TYPES[".epub"]} else LARGEST_TEXT


class Retrieval(Struct, frozen=True, kw_only=True):
    """How a page came from the web: `address` is where it was found, `addresses` are the others that led there.

    `retrieved` is when (ISO 8601, UTC; "" where it is not known), `charset` what the server said of its encoding.
    """

    address: str
    addresses: tuple[str, ...] = ()
    retrieved: str = ""
    charset: str = ""


class Resource(Struct, frozen=True):
    """Bytes with their media type; `location` is the path or address that a user would know them by.

    `retrieval` is there where they are known to come from the web.
    """

    content: bytes
    media_type: str
    location: str
    retrieval: Retrieval | None = None


class Folder:
    """The door of one input file: references are relative to it and stay inside one of the `roots`."""

    def __init__(self, file: Path, *roots: Path) -> None:
        self._base = file.resolve().parent
        self._roots = tuple(root.resolve() for root in roots)

    def __call__(self, reference: str) -> Resource:
        """What `reference` names. Raises `FetchError` if it is not there or leads out of the folder."""
        if is_data_url(reference):
            return _read_data_url(reference)
        return read_file(self._resolve(_local_name(reference)))

    def _resolve(self, name: str) -> Path:
        """The path of a file name. Raises `FetchError` for one that leads out of the folder."""
        try:
            path = (self._base / name).resolve()
        except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
            raise FetchError(f"{name} is not a file name") from error
        if not is_inside(path, self._roots):
            raise FetchError(f"{name} is outside the book's folder (see --allow)", code="picture-outside")
        return path


def is_inside(path: Path, roots: Iterable[Path]) -> bool:
    """Whether a path, links resolved, is one of these folders (links resolved too) or in one of them."""
    return any(map(path.is_relative_to, roots))


def _local_name(reference: str) -> str:
    """The file name of a reference. Raises `FetchError` for one that has a scheme or a host."""
    try:
        parts = urlsplit(reference.strip())
    except ValueError:  # brackets that hold no address
        parts = None
    if parts is None or parts.scheme or parts.netloc:
        raise FetchError(f"{reference} is not a file of this book", code="picture-outside")
    return unquote(parts.path)


def is_data_url(reference: str) -> bool:
    """Whether a reference brings all its bytes itself."""
    return reference.lstrip()[:5].lower() == "data:"


def data_only(reference: str) -> Resource:
    """The door of an input that has no folder (standard input): it opens data: addresses only.

    Raises `FetchError` for any other reference.
    """
    if is_data_url(reference):
        return _read_data_url(reference)
    raise FetchError(f"{reference} is not a file of this book", code="picture-outside")


def media_type(name: str) -> str:
    """The media type that a file name's ending stands for, "" when unknown."""
    return MEDIA_TYPES.get(Path(name).suffix.lower(), "")


def read_file(path: Path) -> Resource:
    """The bytes of a regular file of this machine. Raises `FetchError` with the system's reason."""
    kind = media_type(path.name)
    return Resource(read_regular(path, largest_size(kind)), kind, show_name(path))


def _read_data_url(reference: str) -> Resource:
    """The bytes of a data: address (RFC 2397). Raises `FetchError` where it cannot be decoded."""
    head, comma, body = reference.strip()[5:].partition(",")
    kind, *parameters = [part.strip().lower() for part in head.split(";")]
    if not comma:
        raise FetchError("a data: address without data")
    try:
        raw = unquote_to_bytes(body)
        content = b64decode(raw) if "base64" in parameters else raw
    except (Base64Error, ValueError) as error:
        raise FetchError("a data: address that cannot be decoded", code="picture-unreadable") from error
    return Resource(content, kind or "text/plain", f"data:{kind}")


def data_url(content: bytes, name: str) -> str:
    """A data: address of these bytes that says what they are called in the archive that they come from."""
    return f"data:application/octet-stream;name={quote(name)};base64,{b64encode(content).decode('ascii')}"


def _users_name(reference: str) -> str:
    """The name that a user has for a picture: its reference; of bytes that stand in the article itself, their name."""
    if not is_data_url(reference):
        return reference.strip()
    parameters = reference.partition(",")[0].split(";")
    return next((unquote(part[5:]) for part in parameters if part.lower().startswith("name=")), "")


class Asset(Struct, frozen=True):
    """A picture fit for a book: checked, measured (pixels, as it is to be seen), and named by the digest of its bytes.

    `body` is its bytes or the file that holds them: a book's pictures are more than what fits in memory.
    """

    name: str
    media_type: str
    body: bytes | Path
    width: int
    height: int

    @property
    def content(self) -> bytes:
        """Its bytes, read anew each time where a file holds them."""
        return self.body if isinstance(self.body, bytes) else self.body.read_bytes()

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.body) if isinstance(self.body, bytes) else self.body.stat().st_size

    @property
    def stem(self) -> str:
        """Its name without the ending, which all its renditions share."""
        return self.name.partition(".")[0]


EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/svg+xml": "svg",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/heic": "heic",
    "image/tiff": "tif",
    "image/bmp": "bmp",
    "image/vnd.microsoft.icon": "ico",
}
"""Media types of pictures and the endings of their names."""


STEM = 20
"""Digits of the SHA-256 of a picture's bytes that its name begins with."""


def make_asset(content: bytes, kind: str, size: tuple[int, int]) -> Asset:
    """An asset of these bytes, of media type `kind`. The same bytes get the same name, everywhere."""
    name = f"{hashlib.sha256(content).hexdigest()[:STEM]}.{EXTENSIONS[kind]}"
    return Asset(name, kind, content, *size)


Fetch: TypeAlias = Callable[[str], Asset]
"""What a reader gets: from a picture's reference, as the article has it, to the picture, kept in the store.

Raises `FetchError`, whose `code` is the note to leave when the reader goes on without it.
"""


class Assets:
    """The pictures of one book, by name; the same picture is kept once.

    Their bytes go to files in `folder`, and stay in memory where there is none.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._kept: dict[str, Asset] = {}
        self._references: dict[str, dict[str, None]] = {}

    def keep(self, asset: Asset, name: str = "") -> str:
        """Keeps `asset`, under its own name or under that of the picture it stands for, which is returned."""
        name = name or asset.name
        if name not in self._kept:
            self._kept[name] = self.store(asset)
        return name

    def copy(self) -> Assets:
        """A store with the same pictures: what is kept there is not kept here."""
        made = Assets(self.folder)
        made._kept, made._references = dict(self._kept), {name: dict(known) for name, known in self._references.items()}
        return made

    def refer(self, name: str, reference: str) -> None:
        """Keeps that an article names a picture by `reference`, so that users can be told which one is meant."""
        self._references.setdefault(name, {})[_users_name(reference)] = None

    def references(self, name: str) -> tuple[str, ...]:
        """The names that articles have for a picture, in reading order; "" for bytes in an article, without a name."""
        return tuple(self._references.get(name, ()))

    def store(self, asset: Asset) -> Asset:
        """The asset with its bytes in the folder, if there is one; it is not kept yet.

        They are written whole: another process may have the same picture, and read what is there.
        """
        if self.folder is None or isinstance(asset.body, Path):
            return asset
        file = self.folder / asset.name
        draft = self.folder / f".{asset.name}.{os.getpid()}"
        draft.write_bytes(asset.body)
        draft.replace(file)
        return replace(asset, body=file)

    def __getitem__(self, name: str) -> Asset:
        return self._kept[name]

    def __contains__(self, name: object) -> bool:
        return name in self._kept

    def __iter__(self) -> Iterator[Asset]:
        return iter(self._kept.values())

    def __len__(self) -> int:
        return len(self._kept)
