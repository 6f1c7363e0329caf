"""Files and folders of this machine: lists of addresses, archives of the web, and articles as they are."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from octavo.acquisition.addresses import is_address
from octavo.acquisition.reading import make_record, read_capture
from octavo.acquisition.targets import Found, Target
from octavo.captures import Capture
from octavo.captures.opening import is_capture, open_captures
from octavo.discovery.listing import Entry
from octavo.discovery.lists import is_list, read_list
from octavo.errors import ConfigError, FetchError
from octavo.files import read_regular
from octavo.projects.inputs import find_inputs, load_input
from octavo.resources import LARGEST_TEXT, Folder, Resource

_LISTS = {".txt", ".text", ".list", ".csv", ".tsv", ".urls"}
"""Endings of files that may be lists of addresses: they are, where nothing but addresses is in them."""


def expand_names(names: Iterable[str]) -> Iterator[str]:
    """The names, and instead of a list of addresses what is in it; addresses without a scheme are given https.

    Raises `ConfigError` for what comes in on standard input and is no list.
    """
    for name in names:
        listed = _read_list(name)
        yield from [name] if listed is None else listed


def _read_list(name: str) -> tuple[str, ...] | None:
    """The addresses in a list of them; None for any other file."""
    if name == "-":
        content = sys.stdin.buffer.read(LARGEST_TEXT) if sys.stdin else b""
    elif Path(name).suffix.lower() in _LISTS and Path(name).is_file():
        content = read_regular(Path(name), LARGEST_TEXT)
    else:
        return (f"https://{name}",) if is_address(name) and "://" not in name else None
    text = content.decode("utf-8-sig", "replace")
    if name == "-" and not is_list(text):
        raise ConfigError("no addresses came in", where="standard input", hint="give one address a line")
    return read_list(text) if is_list(text) else None


def find_local(path: Path) -> Found:
    """What is in a file or a folder: the pages of an archive, or articles. Raises `OctavoError` for anything else."""
    if path.is_file() and is_capture(path):
        left_out: list[FetchError] = []
        targets = tuple(Target(Entry(capture.address), capture) for capture in open_captures(path, left_out.append))
        return Found(targets, left_out=tuple(map(str, left_out)))
    inputs = find_inputs([str(path)])
    resources = ((source, load_input(source)) for source in inputs)
    return Found(
        tuple(Target(Entry(source.name), _bring_pictures(resource, source.roots)) for source, resource in resources)
    )


def _bring_pictures(resource: Resource, roots: tuple[Path, ...]) -> Capture:
    """An article of a file, with the pictures of its folder that it shows."""
    capture = Capture(address="", content=resource.content, media_type=resource.media_type)
    door, found = Folder(Path(resource.location), *roots), dict[str, Resource]()
    for reference in read_capture(capture, make_record(capture), {}).wanted:
        try:
            found[reference] = door(reference)
        except FetchError:
            continue  # it is asked for again, and missing in the record
    return replace(capture, pictures=found)
