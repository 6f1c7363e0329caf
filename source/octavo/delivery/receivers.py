"""What takes books by mail: services of e-readers and plain mailboxes, with their limits. A table, `receivers.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

_PLAIN = "mail"
"""The kind of an address of no service that we know."""


class ReceiverKind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What takes books at addresses of some `domains`.

    It `takes` files whose names have these endings, the best first: `every` one, or the first that there is. A message
    has at most `limit` bytes, after base64, and so many `attachments`. `pictures` are the media types that it shows,
    any if there are none. `approval` says what must be done once, so that it takes mail of a {sender}.
    """

    name: str
    label: str
    takes: tuple[str, ...]
    limit: int
    attachments: int
    domains: tuple[str, ...] = ()
    every: bool = False
    pictures: tuple[str, ...] = ()
    approval: str = ""


@cache
def receiver_kinds() -> dict[str, ReceiverKind]:
    """All kinds, by name."""
    named = tomllib.loads(Path(__file__).with_name("receivers.toml").read_text(encoding="utf-8"))
    return {name: msgspec.convert({"name": name, **values}, ReceiverKind) for name, values in named.items()}


def kind_of(address: str) -> ReceiverKind:
    """The kind of an address, by its domain: "ada_12@kindle.com" is a Kindle's."""
    domain = address.rpartition("@")[2].lower()
    kinds = receiver_kinds()
    return next((kind for kind in kinds.values() if domain in kind.domains), kinds[_PLAIN])
