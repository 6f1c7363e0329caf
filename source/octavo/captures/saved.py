"""A page that a browser saved as HTML: with a folder of its pictures beside it, or with all of them in one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from urllib.parse import quote, urldefrag, urljoin

from octavo.captures import Capture
from octavo.captures.pictures import LazyPictures
from octavo.errors import FetchError
from octavo.moments import format_utc
from octavo.projects.inputs import SAVED_PAGE_FOLDERS
from octavo.resources import Resource, is_inside, media_type, read_file

_HEAD = 2**16
"""Bytes at the start of a page in which its address is looked for."""

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")  # <!-- saved from url=(0022)https://example.org/a -->
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*(.+))?")
_TAG = re.compile(r"<(?:link|meta)\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_DAY = re.compile(r"(?:\w{3} )?(\w{3} \d{1,2} \d{4} \d\d:\d\d:\d\d)(?: GMT([+-]\d{4}))?")
"""A moment as scripts write it: "Tue Mar 05 2024 10:11:12 GMT+0100 (Central European Standard Time)"."""


def is_saved_page(file: Path) -> bool:
    """Whether a program wrote into a page where it saved it from; or the page states it and has a folder beside it."""
    if not media_type(file.name).endswith("html"):
        return False
    start = _read_start(file)
    return bool(_saved_address(start) or (find_folder(file) and _stated_address(start)))


def open_saved_page(file: Path) -> Iterator[Capture]:
    """The page, with the pictures that lie where its references lead. Raises `FetchError` where it cannot be read."""
    source = read_file(file)
    start = _read_start(file)
    address = _saved_address(start) or _stated_address(start)
    yield Capture(
        address=address,
        content=source.content,
        media_type=source.media_type,
        retrieved=_saved_date(start),
        pictures=LazyPictures(_find_pictures(file, address), _load_picture),
    )


def find_folder(page: Path) -> Path | None:
    """The folder that a browser saved beside a page, named after it; None where there is none."""
    folders = (page.with_name(page.stem + end) for end in (*SAVED_PAGE_FOLDERS, "_file"))  # "_file" is Italian
    return next((folder for folder in folders if folder.is_dir()), None)


# --- where a page is from -----------------------------------------------------------------------------


def _read_start(file: Path) -> str:
    """The beginning of a page, "" where it cannot be read; of UTF-16 what is ASCII."""
    try:
        with file.open("rb") as opened:
            return opened.read(_HEAD).replace(b"\0", b"").decode("utf-8", "replace")
    except OSError:
        return ""


def _saved_address(start: str) -> str:
    """The address that the program wrote which saved the page."""
    found = _SAVED_FROM.search(start) or _SINGLE_FILE.search(start)
    return _web_address(found[1]) if found else ""


def _stated_address(start: str) -> str:
    """The address that the page states: as its canonical one, else for those who share it."""
    stated = {"canonical": "", "og:url": ""}
    for tag in _TAG.findall(start):
        said = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}
        name = (said.get("rel") or said.get("property") or "").lower()
        stated[name] = stated.get(name) or _web_address(said.get("href") or said.get("content") or "")
    return stated["canonical"] or stated["og:url"]


def _web_address(value: str) -> str:
    return value if value.lower().startswith(("http://", "https://")) else ""


def _saved_date(start: str) -> str:
    """When SingleFile saved the page (ISO 8601, UTC), "" where that is not written."""
    found = _SINGLE_FILE.search(start)
    day = _DAY.match(found[2] or "") if found else None
    if day is None:
        return ""
    try:
        moment = datetime.strptime(f"{day[1]} {day[2] or '+0000'}", "%b %d %Y %H:%M:%S %z")
        return format_utc(moment)
    except (ValueError, OverflowError):
        return ""


# --- its pictures -------------------------------------------------------------------------------------


def _find_pictures(page: Path, address: str) -> dict[str, Path]:
    """The files of the page's folder by the addresses that references to them have, from the page's address."""
    folder = find_folder(page)
    if folder is None:
        return {}
    root = folder.resolve()
    files = sorted(path for path in folder.rglob("*") if path.is_file() and is_inside(path.resolve(), [root]))
    return {_address_of(path.relative_to(page.parent), address): path for path in files}


def _load_picture(address: str, path: Path) -> Resource | None:
    try:
        found = read_file(path)
    except FetchError:
        return None
    return Resource(found.content, found.media_type, address)


def _address_of(path: Path, address: str) -> str:
    return urldefrag(urljoin(address, quote(path.as_posix()))).url
