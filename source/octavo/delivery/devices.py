"""Readers that are mounted as a folder, and what they take. A table, `devices.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

_PLAIN = "folder"
"""A folder of no reader that we know."""


class Device(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reader whose folder has all of its `marks`; books go to `folder` in it.

    It `takes` files with these endings, the best first: `every` one, or the first that there is. `remark` is to be said
    of EPUBs.
    """

    name: str
    label: str
    takes: tuple[str, ...]
    marks: tuple[str, ...] = ()
    folder: str = ""
    every: bool = False
    remark: str = ""


@cache
def _devices() -> dict[str, Device]:
    named = tomllib.loads(Path(__file__).with_name("devices.toml").read_text(encoding="utf-8"))
    return {name: msgspec.convert({"name": name, **values}, Device) for name, values in named.items()}


def find_device(folder: Path) -> Device:
    """The reader that is mounted there: one with a folder ".kobo" is a Kobo."""
    known = _devices()
    there = (one for one in known.values() if one.marks and all((folder / mark).exists() for mark in one.marks))
    return next(there, known[_PLAIN])
