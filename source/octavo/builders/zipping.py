"""The zip file of a package: the same bytes each time, and what was compressed before goes in as it is."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from _typeshed import SizedBuffer

OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name: every entry has it, so that a book's bytes do not hold the clock."""

STORED = (".jpg", ".png", ".gif", ".webp")
"""What is compressed already: to do so again costs time and saves nothing."""


class Deflated(Struct, frozen=True):
    """Bytes as a zip file holds them: compressed (RFC 1951), with the size and the CRC-32 of what they were."""

    content: bytes
    size: int
    crc: int


def deflate(content: bytes) -> Deflated:
    """Bytes compressed for a zip file."""
    squeezing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return Deflated(squeezing.compress(content) + squeezing.flush(), len(content), zlib.crc32(content))


class PackageZip(zipfile.ZipFile):
    """A zip file whose entries have no dates of their own, and no second compression."""

    def writestr(
        self,
        name: str | zipfile.ZipInfo,
        content: SizedBuffer | str,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Writes an entry."""
        del compresslevel
        name = name if isinstance(name, str) else name.filename
        if compress_type == zipfile.ZIP_STORED or name.endswith(STORED):
            super().writestr(_make_entry(name), content, zipfile.ZIP_STORED)
        else:
            self.write_deflated(name, deflate(content.encode() if isinstance(content, str) else bytes(content)))

    def write_deflated(self, name: str, written: Deflated) -> None:
        """Writes an entry that is compressed already, which `zipfile` has no way to do."""
        entry = _make_entry(name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.CRC, entry.file_size, entry.compress_size = written.crc, written.size, len(written.content)
        entry.header_offset = self.start_dir
        assert self.fp is not None
        self.fp.seek(self.start_dir)
        self.fp.write(entry.FileHeader() + written.content)
        self.start_dir = self.fp.tell()
        self.filelist.append(entry)
        self.NameToInfo[name] = entry


def _make_entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, OLDEST)
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry
