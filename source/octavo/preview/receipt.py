"""The receipt of a book, where a build has made one."""

from __future__ import annotations

from pathlib import Path

from octavo.projects.order import BUILD_FOLDER

_ENDING = ".report.html"


def find_receipt(root: Path) -> Path | None:
    """The newest receipt among what is built of a project."""
    found = [file for file in Path(root, BUILD_FOLDER).rglob(f"*{_ENDING}") if file.is_file()]
    return max(found, key=lambda file: file.stat().st_mtime_ns, default=None)
