"""Fetches the pictures that pages ask for, each once, and saves them beside each page that shows it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from octavo.acquisition.file_names import name_picture
from octavo.acquisition.network import Network
from octavo.acquisition.reading import Pixels
from octavo.acquisition.saving import DRAFT, write_file, write_whole
from octavo.acquisition.threads import run_beside
from octavo.errors import FetchError
from octavo.pictures import read_picture
from octavo.projects.records import digest, files_folder
from octavo.resources import Resource
from octavo.web.messages import Request


class PictureSaver:
    """Gets pictures from the network. One that several pages show is fetched for the first of them, and copied."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._fetched: dict[str, asyncio.Task[tuple[Path, Pixels]]] = {}

    async def save_all(self, page: Path, addresses: Iterable[str], referrer: str) -> dict[str, Pixels | FetchError]:
        """What came of each address: the picture, in the folder of the page, or why it could not be had."""
        addresses = list(addresses)
        found = await asyncio.gather(*(self._save(page, address, referrer) for address in addresses))
        return dict(zip(addresses, found, strict=True))

    async def _save(self, page: Path, address: str, referrer: str) -> Pixels | FetchError:
        if address not in self._fetched:
            self._fetched[address] = asyncio.create_task(self._fetch(page, address, referrer))
        try:
            path, pixels = await self._fetched[address]
        except FetchError as error:
            return error.with_traceback(None)
        if path.parent != files_folder(page):
            await run_beside(_copy, path, files_folder(page) / path.name)
        return pixels

    async def _fetch(self, page: Path, address: str, referrer: str) -> tuple[Path, Pixels]:
        response = await self._network.get(Request(address, "picture", referrer))
        draft = files_folder(page) / f".{digest(address.encode())}{DRAFT}"
        write_file(draft, response.content)  # here: what waits to be decoded would be memory, and may be a lot
        media_type = response.media_type
        del response
        return await run_beside(_check_draft, draft, page, address, media_type)


def _check_draft(draft: Path, page: Path, address: str, media_type: str) -> tuple[Path, Pixels]:
    try:
        return save_picture(page, address, draft.read_bytes(), media_type)
    finally:
        draft.unlink()


def save_picture(page: Path, address: str, content: bytes, media_type: str) -> tuple[Path, Pixels]:
    """Saves a picture beside its page; its file and its size. Raises `FetchError` for what is no picture."""
    asset, _ = read_picture(content)
    path = files_folder(page) / name_picture(address, content, asset.media_type or media_type)
    if not path.exists():
        write_whole(path, content)
    return path, Pixels(path.name, asset.width, asset.height)


def save_resources(page: Path, pictures: dict[str, Resource]) -> dict[str, Pixels | FetchError]:
    """Saves pictures that came along with a page."""
    found: dict[str, Pixels | FetchError] = {}
    for address, resource in pictures.items():
        try:
            found[address] = save_picture(page, address, resource.content, resource.media_type)[1]
        except FetchError as error:
            found[address] = error
    return found


def _copy(source: Path, target: Path) -> None:
    if not target.exists():
        write_whole(target, source.read_bytes())
