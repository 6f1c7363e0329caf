"""Mail servers of well-known providers, by the domain of an address. A table, `providers.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct


class Provider(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A provider of mail; `app_password` is where it makes passwords for programs, "" where the usual one does."""

    name: str
    domains: tuple[str, ...]
    host: str
    port: int = 465
    app_password: str = ""


@cache
def _providers() -> tuple[Provider, ...]:
    named = tomllib.loads(Path(__file__).with_name("providers.toml").read_text(encoding="utf-8"))
    return tuple(msgspec.convert({"name": name, **values}, Provider) for name, values in named.items())


def find_provider(*, address: str = "", host: str = "") -> Provider | None:
    """The provider of an address, or of a server; None for one that is not in the table."""
    domain = address.rpartition("@")[2].lower()
    return next((one for one in _providers() if domain in one.domains or host.lower() == one.host), None)
