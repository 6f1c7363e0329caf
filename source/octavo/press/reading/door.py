"""The door of an input, and what came through it: a later build asks again for the same, and compares."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TypeAlias

from octavo.errors import FetchError
from octavo.press.reading.outcome import Fetched
from octavo.press.workers.answers import pack_error
from octavo.resources import Resource, is_data_url

Door: TypeAlias = Callable[[str], Resource]


class RecordingDoor:
    """A door that writes down what came through it, but for data: addresses, which are part of the input."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self.fetched: list[Fetched] = []

    def __call__(self, reference: str) -> Resource:
        """What `reference` names. Raises `FetchError` as the door does."""
        if is_data_url(reference):
            return self._door(reference)
        fetched, found = fetch(self._door, reference)
        self.fetched.append(fetched)
        if isinstance(found, FetchError):
            raise found
        return found


def fetch(door: Door, reference: str) -> tuple[Fetched, Resource | FetchError]:
    """What a door gives for a reference, with a record of it."""
    try:
        found = door(reference)
    except FetchError as error:
        return Fetched(reference, error=pack_error(error)), error
    return Fetched(reference, sha256(found.content).hexdigest(), found.location), found
