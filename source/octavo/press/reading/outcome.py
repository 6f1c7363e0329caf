"""What came of reading one input, as plain data: from this process, from another one, or from an earlier build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from octavo.model import Article
from octavo.notes import Choice, LeftOut, Note, Notes, Passage
from octavo.resources import STEM, Asset, Assets


class Fetched(Struct, frozen=True, array_like=True):
    """What the door gave for a reference: bytes with this digest, or an error (`pack_error`)."""

    reference: str
    sha256: str = ""
    location: str = ""
    error: bytes = b""


class Picture(Struct, frozen=True, array_like=True):
    """A picture of the article, and the names that it has for it.

    `content` is None where its bytes lie in the folder of the store, or are those that the door gives for `source`.
    """

    name: str
    media_type: str
    width: int
    height: int
    references: tuple[str, ...]
    content: bytes | None = None
    source: str = ""


class Outcome(Struct, frozen=True, array_like=True, kw_only=True):
    """The article, or the error that there is in its place (`pack_error`), and all that was found on the way.

    `digest` is that of the input (`digest_input`), "" where it could not be had. `kept` are names of passages that
    were met.
    """

    digest: str
    article: Article | None
    error: bytes
    notes: tuple[Note, ...]
    left_out: tuple[LeftOut, ...]
    kept: tuple[str, ...]
    choices: tuple[Choice, ...]
    passages: tuple[Passage, ...]
    fetched: tuple[Fetched, ...]
    pictures: tuple[Picture, ...]

    def add_notes(self, notes: Notes) -> None:
        """Adds what was noted to the notes of a run."""
        notes.merge(self.notes)
        notes.left_out.extend(self.left_out)
        notes.kept.update(self.kept)
        notes.choices.extend(self.choices)
        notes.passages.extend(self.passages)

    def add_pictures(self, assets: Assets) -> None:
        """Keeps the pictures in the store of a run."""
        for picture in self.pictures:
            assets.keep(_make_asset(picture, assets.folder))
            for reference in picture.references:
                assets.refer(picture.name, reference)


def _make_asset(picture: Picture, folder: Path | None) -> Asset:
    body: bytes | Path = (folder or Path()) / picture.name if picture.content is None else picture.content
    return Asset(picture.name, picture.media_type, body, picture.width, picture.height)


def list_pictures(assets: Assets, fetched: list[Fetched]) -> Iterator[Picture]:
    """The pictures of a store that holds those of one article."""
    sources = {one.sha256[:STEM]: one.reference for one in fetched if one.sha256}
    for asset in assets:
        content = asset.body if isinstance(asset.body, bytes) else None
        references = assets.references(asset.name)
        yield Picture(
            asset.name, asset.media_type, asset.width, asset.height, references, content, sources.get(asset.stem, "")
        )
