"""The listings of the guide: what its articles tell a user to write, to run, and to see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tests.conftest import REPOSITORY

GUIDE = REPOSITORY / "source" / "guide"
ARTICLES = sorted(GUIDE.glob("*.md"))
"""The articles that people wrote; those in `reference/` are made from the code."""

RUN, SHOWN = "sh", "console"
"""Listings of commands: alone, and each behind a "$" with what it prints."""

_FENCE = re.compile(r"^(`{3,})([\w-]+)(?: \{title=\"([^\"]+)\"\})?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


class Listing(Struct, frozen=True):
    """A listing with its language, the file that it says it is ("" for none), its text, and the line it begins in."""

    language: str
    title: str
    text: str
    line: int


class Command(Struct, frozen=True):
    """A command of a `console` listing, and what it is said to print."""

    text: str
    printed: str


def read_listings(article: Path) -> Iterator[Listing]:
    """The listings of an article, in order."""
    text = article.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        yield Listing(found[2], found[3] or "", found[4], text.count("\n", 0, found.start()) + 1)


def read_commands(listing: Listing) -> Iterator[Command]:
    """The commands of a `console` listing; a line that begins with ">" goes on with the command before it."""
    for part in re.split(r"^\$ ", listing.text, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        more = next((at for at, line in enumerate(lines) if at and not line.startswith("> ")), len(lines))
        command = "\n".join([lines[0], *(line[2:] for line in lines[1:more])])
        yield Command(command, "\n".join(lines[more:]))
