"""Folders that are made: known again by the record in them, put in place whole, with what their owner laid beside it.

What stands in such a folder and is not in its record is its owner's (a CNAME, the files of git): it comes along into
the new one, unless a file of that name is made.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from octavo.files import SITE_RECORD


def refuse_foreign(folder: Path) -> None:
    """Raises `OSError` for what no folder takes the place of: a file, a link, a folder that Octavo did not make."""
    if folder.is_symlink():
        raise NotADirectoryError(None, "that is a link, and no folder of its own")
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(None, "that is a file, and no folder")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / SITE_RECORD).is_file():
        raise FileExistsError(None, "Octavo did not make this folder, so nothing in it is touched")


def list_made(folder: Path) -> list[str]:
    """The names of the files that were made, as the record has them; none where that is damaged."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        names = json.loads((folder / SITE_RECORD).read_text(encoding="utf-8"))["files"]
        return [name for name in names if isinstance(name, str) and ".." not in Path(name).parts and name[:1] != "/"]
    return []


def digest_folder(folder: Path) -> str:
    """The SHA-256 of all that was made in a folder. Raises `OSError` where a file of it is not there."""
    said = hashlib.sha256()
    for name in list_made(folder):
        said.update(f"{name}\0".encode())
        said.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return said.hexdigest()


def copy_made(folder: Path, draft: Path) -> None:
    """Copies what was made, and nothing else. Raises `OSError`."""
    for name in (*list_made(folder), SITE_RECORD):
        (draft / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, draft / name)


def bring_along(folder: Path, draft: Path) -> None:
    """Has what the owner of a folder laid into it stand in the draft, too. Raises `OSError`."""
    for name in _list_foreign(folder):
        if not os.path.lexists(draft / name):
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            _take(folder / name, draft / name)


def _list_foreign(folder: Path) -> Iterator[Path]:
    """The files and links in a folder that are not in its record, by their way from it."""
    made = {SITE_RECORD, *list_made(folder)}
    for inside, folders, names in os.walk(folder):
        here = Path(inside)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in (*names, *links):
            if (way := (here / name).relative_to(folder)).as_posix() not in made:
                yield way


def _take(file: Path, to: Path) -> None:
    """A second name of a file; a copy where the disk has none."""
    try:
        os.link(file, to, follow_symlinks=False)
    except OSError:
        shutil.copy2(file, to, follow_symlinks=False)
