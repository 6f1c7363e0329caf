"""Articles that an earlier build read: they are taken as long as all that went into them is as it was."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from octavo.errors import OctavoError
from octavo.notes import Notes
from octavo.press.reading.door import fetch
from octavo.press.reading.outcome import Outcome, Picture
from octavo.press.reading.task import digest_input
from octavo.projects.inputs import Input, load_input, open_door
from octavo.resources import Asset, Assets, Resource
from octavo.store import Store, make_key


class KeptOutcomes:
    """The outcomes in `store` of reading as `notes` asks for it; pictures go to the folder of `assets`."""

    def __init__(self, store: Store, notes: Notes, assets: Assets) -> None:
        self._store = store
        self._notes = notes
        self._assets = assets

    def find(self, source: Input) -> Outcome | None:
        """What came of an input before; None if there is nothing, or anything that it is made of is another now."""
        try:
            resource = load_input(source)
        except OctavoError:
            return None
        packed = self._store.get(self._key(source, digest_input(resource)))
        if packed is None:
            return None
        outcome = msgspec.msgpack.decode(packed, type=Outcome)
        pictures = self._fetch_again(source, outcome)
        return None if pictures is None else replace(outcome, pictures=pictures)

    def keep(self, source: Input, outcome: Outcome) -> None:
        """Keeps what came of an input, if it is an article with all its pictures.

        Why one cannot be read or decoded may be of the moment (too little memory), and is found anew each time.
        """
        if outcome.article is not None and not any(note.code == "picture-unreadable" for note in outcome.notes):
            kept = replace(outcome, pictures=tuple(map(self._make_whole, outcome.pictures)))
            self._store.put(self._key(source, outcome.digest), msgspec.msgpack.encode(kept))

    def _key(self, source: Input, digest: str) -> str:
        """All that is known before an input is read; what its door gives is written down in the outcome."""
        return make_key("reading", source.name, digest, (*self._notes.keep, *source.keep), self._notes.explains)

    def _make_whole(self, picture: Picture) -> Picture:
        """A picture with its bytes, if they are not those that the door gives."""
        if picture.source:
            return replace(picture, content=None)
        if picture.content is None and self._assets.folder is not None:
            return replace(picture, content=(self._assets.folder / picture.name).read_bytes())
        return picture

    def _fetch_again(self, source: Input, outcome: Outcome) -> tuple[Picture, ...] | None:
        """The pictures of an outcome with their bytes; None if the door gives anything else than it gave."""
        door = open_door(source)
        wanted = {picture.source: picture for picture in outcome.pictures if picture.source}
        stored: dict[str, Picture] = {}
        for one in outcome.fetched:
            fetched, found = fetch(door, one.reference)
            if fetched != one:
                return None
            if one.reference in wanted and isinstance(found, Resource):
                picture = wanted[one.reference]
                stored[picture.name] = self._store_picture(picture, found.content)
        return tuple(stored.get(picture.name, picture) for picture in outcome.pictures)

    def _store_picture(self, picture: Picture, content: bytes) -> Picture:
        """The picture with its bytes in the folder, or with it where there is none."""
        asset = self._assets.store(Asset(picture.name, picture.media_type, content, picture.width, picture.height))
        return replace(picture, content=asset.body if isinstance(asset.body, bytes) else None)
