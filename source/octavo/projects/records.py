"""Records: what is known of a page that was saved from the web, in a file beside it.

`source/part-one.html` is the page as it was, to be read and corrected by its owner; `source/part-one_files/` holds
its pictures and `record.json`. Nothing in the page is changed: the record knows the files of its pictures.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import quote, urldefrag, urljoin

from msgspec import field

from octavo.errors import FetchError
from octavo.projects.json_files import load_json
from octavo.resources import Folder, Resource, Retrieval, is_data_url

RECORD = "record.json"
"""The name of a record, in the folder of its page."""
FILES = "_files"
"""What the name of a page's folder ends with: the one that browsers give."""
FETCHED = "fetched"
"""The stem of the page as it was fetched last, which lies in the folder of one that its owner has corrected."""


class Record(Retrieval, frozen=True, kw_only=True, omit_defaults=True, rename="kebab"):
    """What is known of a saved page.

    `sha256` is of the bytes that were fetched last, `saved` of those that were put into the file, `replaced` of those
    that were there before: a file of another digest is its owner's. `made_from` says what the bytes are of: the page,
    or a feed that had more of it.
    `canonical` and `license` are what the page states. `pictures` are the files of pictures, by address (without a
    fragment); `missing` are those that could not be had, and why. `base` is what relative references are resolved
    against, where that is not the address.
    """

    media_type: str
    sha256: str
    saved: str
    replaced: str = ""
    made_from: str = "page"
    canonical: str = ""
    license: str = ""
    etag: str = ""
    last_modified: str = ""
    base: str = ""
    pictures: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    @property
    def retrieval(self) -> Retrieval:
        """How the page came, without what only its project needs to know."""
        return Retrieval(
            address=self.address, addresses=self.addresses, retrieved=self.retrieved, charset=self.charset
        )  # fmt: skip

    def resolve(self, reference: str) -> str:
        """The address of a picture that the page refers to, without its fragment; "" where it can have none."""
        try:
            return urldefrag(urljoin(self.base or self.address, reference.strip())).url
        except ValueError:  # brackets that hold no address
            return ""


def files_folder(page: Path) -> Path:
    """The folder of what belongs to a page."""
    return page.with_name(f"{page.stem}{FILES}")


def record_path(page: Path) -> Path:
    """The file of a page's record."""
    return files_folder(page) / RECORD


def load_record(page: Path) -> Record | None:
    """The record of a page, None where there is none. Raises `FetchError` for one that is damaged."""
    return load_json(record_path(page), Record, "delete it, and add the page again")


def digest(content: bytes) -> str:
    """The digest by which bytes are known again: SHA-256, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


class SavedPage:
    """The door of a saved page: pictures of the web are the files that its record names, others are of its folder."""

    def __init__(self, page: Path, record: Record, *roots: Path) -> None:
        self._record = record
        self._files = files_folder(page).name
        self._folder = Folder(page, *roots)

    def __call__(self, reference: str) -> Resource:
        """What `reference` names. Raises `FetchError` where it was not saved, and as `Folder` does."""
        if is_data_url(reference):
            return self._folder(reference)
        address = self._record.resolve(reference)
        if name := self._record.pictures.get(address):
            return self._folder(quote(f"{self._files}/{name}"))
        if reason := self._record.missing.get(address):
            raise FetchError(reason, where=address)
        return self._folder(reference)
