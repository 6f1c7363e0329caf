"""The pictures that came along with a page, found by any form of their address, and read when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from octavo.resources import Resource
from octavo.urls import page_key

_Place = TypeVar("_Place")


class LazyPictures(Mapping[str, Resource], Generic[_Place]):
    """Pictures by address. `places` say where each is, and `load` reads one: None where it turns out to be damaged."""

    def __init__(self, places: Mapping[str, _Place], load: Callable[[str, _Place], Resource | None]) -> None:
        self._places = places
        self._load = load
        self._last: tuple[str, Resource | None] = ("", None)
        self._alike = {key: address for address in places if (key := page_key(address))}

    def __getitem__(self, address: str) -> Resource:
        found = address if address in self._places else self._alike.get(page_key(address), "")
        if found not in self._places:
            raise KeyError(address)
        if self._last[0] != found:  # who asks whether it is there asks for it next
            self._last = found, self._load(found, self._places[found])
        if (resource := self._last[1]) is None:
            raise KeyError(address)
        return resource

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
