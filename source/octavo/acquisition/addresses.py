"""Which of the names that a user gives are addresses of the web, and which are files."""

from __future__ import annotations

import re
from pathlib import Path

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?/", re.IGNORECASE)
"""How an address without a scheme begins: "example.org/part-1"; "notes.md" is a file, whether or not it is there."""


def is_local(name: str) -> bool:
    """Whether a name is that of a file or a folder that is there."""
    return "://" not in name and Path(name).exists()


def is_address(name: str) -> bool:
    """Whether a name is an address of the web, with its scheme or without: "example.org/part-1"."""
    return name.lower().startswith(("http://", "https://")) or (not is_local(name) and bool(_HOST.match(name)))
