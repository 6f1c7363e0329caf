"""EbookLib's writer, with methods replaced where it has no option. EbookLib is pinned, because this leans on them.

Content goes in as raw items only: its `EpubHtml` reads XHTML with an HTML 4 parser, which breaks SVG and
loses text without a word.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ebooklib import epub

if TYPE_CHECKING:
    from _typeshed import SizedBuffer
    from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name: every entry has it, so that a book's bytes do not hold the clock."""

STORED = (".jpg", ".png", ".gif", ".webp")
"""What is compressed already: to do so again costs time and saves nothing."""


class ManifestItem(epub.EpubItem):
    """A file of the package, written byte for byte. `properties` are those of its manifest item."""

    def __init__(
        self, uid: str, file_name: str, media_type: str, content: bytes, properties: Sequence[str] = ()
    ) -> None:
        super().__init__(uid=uid, file_name=file_name, media_type=media_type, content=content)
        self.properties = list(properties)


class PackageWriter(epub.EpubWriter):
    """Writes a package to a file, the same bytes each time.

    EbookLib holds all content until the end. Here each item is written when it is made, and only its name stays; the
    package document, which says what all of them are, comes last.
    """

    def __init__(self, file: Path, book: epub.EpubBook, modified: datetime) -> None:
        super().__init__(str(file), book, {"mtime": modified, "raise_exceptions": True, "package_direction": True})
        self.out = _Zip(file, "w", zipfile.ZIP_DEFLATED)
        self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        self._write_container()

    def write_item(self, item: ManifestItem) -> None:
        """Writes a file of the package."""
        self.out.writestr(f"{self.book.FOLDER_NAME}/{item.file_name}", item.content)
        item.content = b""
        self.book.add_item(item)

    def finish(self) -> None:
        """Writes the package document: the book's metadata, its files, and their order."""
        self._write_opf()

    def close(self) -> None:
        """Ends the zip file."""
        self.out.close()

    def _write_opf_file(self, root: etree._Element) -> None:
        # EbookLib leaves the package's own language out; titles would be read in a wrong voice.
        root.set(XML_LANG, self.book.language)
        super()._write_opf_file(root)


class _Zip(zipfile.ZipFile):
    """A zip file whose entries have no dates of their own, and no second compression."""

    def writestr(
        self,
        name: str | zipfile.ZipInfo,
        content: SizedBuffer | str,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        name = name if isinstance(name, str) else name.filename
        entry = zipfile.ZipInfo(name, OLDEST)
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        stored = zipfile.ZIP_STORED if name.endswith(STORED) else zipfile.ZIP_DEFLATED
        super().writestr(entry, content, stored if compress_type is None else compress_type, compresslevel)
