"""Reading one input as a task for any process: all that it needs comes in as bytes, all that it finds goes out so."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path, PurePath

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from octavo.errors import OctavoError, is_of_machine, report_bug
from octavo.model import Article
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.press.reading.door import RecordingDoor
from octavo.press.reading.outcome import Outcome, list_pictures
from octavo.press.workers.answers import pack_error
from octavo.projects.inputs import Input, load_input, open_door
from octavo.readers import find_reader
from octavo.resources import Assets, Resource


class Request(Struct, frozen=True, array_like=True, kw_only=True):
    """An input, its `file` or `content` and the `roots` of its door; what to keep; where its pictures go.

    Paths are bytes, as the system has them; there is no `file` for bytes that came in, and no `folder` where the bytes
    of pictures are part of the answer.
    """

    name: str
    file: bytes
    content: bytes
    roots: tuple[bytes, ...]
    keep: tuple[str, ...]
    explain: bool
    folder: bytes


def write_request(source: Input, notes: Notes, assets: Assets) -> bytes:
    """What `read_input` is asked for an input that is none of an error."""
    request = Request(
        name=source.name,
        file=os.fsencode(source.body) if isinstance(source.body, Path) else b"",
        content=source.body if isinstance(source.body, bytes) else b"",
        roots=tuple(map(os.fsencode, source.roots)),
        keep=(*notes.keep, *source.keep),
        explain=notes.explains,
        folder=os.fsencode(assets.folder) if assets.folder else b"",
    )
    return msgspec.msgpack.encode(request)


def read_input(message: bytes) -> bytes:
    """The `Outcome` of a `Request`. Raises `OSError` for what is no fault of the input: a full disk."""
    request = msgspec.msgpack.decode(message, type=Request)
    body = Path(os.fsdecode(request.file)) if request.file else request.content
    source = Input(request.name, body, tuple(Path(os.fsdecode(root)) for root in request.roots))
    notes = Notes(keep=request.keep, explain=request.explain)
    assets = Assets(Path(os.fsdecode(request.folder)) if request.folder else None)
    return msgspec.msgpack.encode(_Reading(source, notes, assets).run())


class _Reading:
    """One input, and what is found while it is read."""

    def __init__(self, source: Input, notes: Notes, assets: Assets) -> None:
        self._source = source
        self._notes = notes
        self._assets = assets
        self._door = RecordingDoor(open_door(source))
        self._digest = ""

    def run(self) -> Outcome:
        """What comes of reading it."""
        found = self._try()
        article, error = (found, b"") if isinstance(found, Article) else (None, pack_error(found))
        return Outcome(
            digest=self._digest,
            article=article,
            error=error,
            notes=tuple(self._notes),
            left_out=tuple(self._notes.left_out),
            kept=tuple(sorted(self._notes.kept)),
            choices=tuple(self._notes.choices),
            passages=tuple(self._notes.passages),
            fetched=tuple(self._door.fetched),
            pictures=tuple(list_pictures(self._assets, self._door.fetched)),
        )

    def _try(self) -> Article | OctavoError:
        """The article, or why there is none. A bug of a reader's is of one article, and named as a bug."""
        try:
            return self._read()
        except OctavoError as error:
            error.where = error.where or self._source.name
            return error
        except Exception as error:
            if is_of_machine(error):
                raise
            return report_bug(error, self._source.name)

    def _read(self) -> Article:
        notes = self._notes.at(self._source.name)
        resource = load_input(self._source)
        self._digest = digest_input(resource)
        read = find_reader(resource.media_type)
        article = read(resource, make_fetch(self._door, self._assets, notes), notes)
        return replace(article, id=article.id or _name_saved(resource))


def digest_input(resource: Resource) -> str:
    """The digest of all that is known of an input before it is read: its bytes, and where they come from."""
    known = sha256(msgspec.msgpack.encode(resource.retrieval))
    known.update(resource.content)
    return known.hexdigest()


def _name_saved(resource: Resource) -> str:
    """The id of a page that was saved from the web: its file's name, which stays when its title changes."""
    return PurePath(resource.location).stem if resource.retrieval else ""
