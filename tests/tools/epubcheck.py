"""EPUBCheck 5.3, the official validator of EPUB: all books in one Java machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.tools.findings import Finding, ask
from tests.tools.places import epubcheck_jars


def check(paths: Sequence[Path], limit: float = 600) -> dict[Path, list[Finding]]:
    """The fatal errors, errors and warnings of each book, in `limit` seconds each; an empty list is a good book."""
    return {path: ask("EpubBatch", epubcheck_jars(), str(path), limit) for path in paths}
