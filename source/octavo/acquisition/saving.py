"""Puts pages and pictures into a project: each file whole, the page last, so that a run may be stopped at any time."""

from __future__ import annotations

import shutil
from pathlib import Path

from octavo.errors import BuildError
from octavo.files import show_name
from octavo.projects.json_files import format_json
from octavo.projects.records import FETCHED, Record, files_folder, record_path

DRAFT = ".octavo-draft"
"""What the name of a file that is not whole ends with."""


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file under a temporary name and renames it. Raises `BuildError` with the system's reason."""
    draft = path.with_name(f".{path.name}{DRAFT}")
    write_file(draft, content)
    draft.replace(path)


def write_file(path: Path, content: bytes) -> None:
    """Writes a file, and its folder. Raises `BuildError` with the system's reason; nothing is left then."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise BuildError(f"cannot be written: {error.strerror}", where=show_name(path)) from error


def remove_drafts(folder: Path) -> None:
    """Removes what a run that was stopped could not finish."""
    for draft in folder.rglob(f".*{DRAFT}"):
        draft.unlink(missing_ok=True)


def save_page(page: Path, content: bytes, record: Record) -> None:
    """Saves a page whose pictures are there: its record first, and the page last, which makes it one of the project."""
    save_record(page, record)
    _write_changed(page, content)
    _remove_rests(page, record)


def save_record(page: Path, record: Record) -> None:
    """Saves what is known of a page that is there."""
    _write_changed(record_path(page), format_json(record))


def save_beside(page: Path, content: bytes, record: Record) -> None:
    """Saves a page as it was fetched beside the one that its owner has corrected."""
    _write_changed(fetched_path(page), content)
    save_record(page, record)
    _remove_rests(page, record)


def fetched_path(page: Path) -> Path:
    """Where a page lies as it was fetched, if its owner has corrected the other one."""
    return files_folder(page) / f"{FETCHED}{page.suffix}"


def remove_page(page: Path) -> None:
    """Removes a page and what belongs to it."""
    page.unlink(missing_ok=True)
    shutil.rmtree(files_folder(page), ignore_errors=True)


def _write_changed(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        write_whole(path, content)


def _remove_rests(page: Path, record: Record) -> None:
    """Removes pictures that a page no longer has."""
    kept = {*record.pictures.values(), record_path(page).name, fetched_path(page).name}
    for file in files_folder(page).iterdir():
        if file.name not in kept and file.is_file():
            file.unlink()
