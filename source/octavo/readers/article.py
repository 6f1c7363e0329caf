"""What every reader says of the article that it makes: where it came from, and what it is called at the least."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from octavo.model import Inline, Origin, to_inlines
from octavo.notes import Notes
from octavo.resources import Resource, Retrieval


def origin(resource: Resource, reader: str, url: str = "") -> Origin:
    """Where an article came from: its file and the digest of its bytes, the reader's name, its address on the web.

    `url` is the address that the article states, which is the one to cite.
    """
    digest = hashlib.sha256(resource.content).hexdigest()
    came = resource.retrieval or Retrieval(address="")
    address = url or came.address
    others = tuple(one for one in dict.fromkeys((came.address, *came.addresses)) if one not in ("", address))
    return Origin(
        url=address,
        addresses=others,
        path=resource.location,
        fetched=came.retrieved,
        sha256=digest,
        reader=reader,
    )


def file_name(resource: Resource) -> str:
    """The name of the file that an article came from, without its folder and its ending."""
    return PurePath(resource.location).stem


def headline_or_file_name(headline: tuple[Inline, ...], resource: Resource, notes: Notes) -> tuple[Inline, ...]:
    """The headline; where there is none the file's name, which is noted as a guess."""
    if headline:
        return headline
    notes.add("title-guessed", "the file name was taken")
    return to_inlines(file_name(resource))
