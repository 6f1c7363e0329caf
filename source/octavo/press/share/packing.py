"""Many files as one ZIP, the same bytes each time."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from octavo.builders.zipping import OLDEST


def write_zip(place: Path, folder: str, files: Mapping[str, Path]) -> None:
    """Packs `files`, by their names in the ZIP, into one `folder` there. They are compressed already, and stay so."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_STORED) as packed:
        for name, file in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", OLDEST)
            entry.create_system, entry.external_attr, entry.file_size = 3, 0o644 << 16, file.stat().st_size
            with file.open("rb") as source, packed.open(entry, "w") as target:
                shutil.copyfileobj(source, target)
