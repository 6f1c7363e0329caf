"""Where what stands on a shelf, in its folder."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

FEEDS, COVERS, BOOKS = "opds", "covers", "books"
"""Folders of the shelf: feeds, pictures, and the books that were copied there."""


def find_address(file: Path, shelf: Path) -> str:
    """The relative address of a file as the folder of the shelf sees it, percent-encoded ("books/a%20b.epub")."""
    relative = os.path.relpath(file, shelf).replace(os.sep, "/")
    return quote(os.fsencode(relative), safe="/-._~!$&'()+,;=@")
