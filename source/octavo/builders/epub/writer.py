"""EbookLib's writer, taught what no option of it reaches. EbookLib is pinned, because this leans on its methods.

Content goes in as raw items only: its `EpubHtml` reads XHTML with an HTML 4 parser, which breaks SVG and
loses text without a word.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from ebooklib import epub

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name: every entry has it, so that a book's bytes do not hold the clock."""

STORED = (".jpg", ".png", ".gif", ".webp")
"""What is compressed already: to do so again costs time and saves nothing."""


class Item(epub.EpubItem):
    """A file of the package, written byte for byte. `properties` are those of its manifest item."""

    def __init__(
        self, uid: str, file_name: str, media_type: str, content: bytes, properties: Sequence[str] = ()
    ) -> None:
        super().__init__(uid=uid, file_name=file_name, media_type=media_type, content=content)
        self.properties = list(properties)


class Writer(epub.EpubWriter):
    """Writes a package to bytes: the same ones each time."""

    def __init__(self, book: epub.EpubBook, modified: datetime) -> None:
        self._written = BytesIO()
        super().__init__(self._written, book, {"mtime": modified, "raise_exceptions": True})

    def bytes(self) -> bytes:
        """The whole EPUB."""
        self.write()
        return self._written.getvalue()

    def write(self) -> None:
        """As EbookLib's, into a zip file without dates."""
        with _Zip(self._written, "w", zipfile.ZIP_DEFLATED) as self.out:
            self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        # EbookLib leaves the package's own language out; titles would be read in a wrong voice.
        root.set(XML_LANG, self.book.language)
        super()._write_opf_file(root)


class _Zip(zipfile.ZipFile):
    """A zip file whose entries have no dates of their own, and no second compression."""

    def writestr(
        self, name: Any, content: Any, compress_type: int | None = None, compresslevel: int | None = None
    ) -> None:
        entry = zipfile.ZipInfo(name, OLDEST)
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        stored = zipfile.ZIP_STORED if name.endswith(STORED) else zipfile.ZIP_DEFLATED
        super().writestr(entry, content, stored if compress_type is None else compress_type, compresslevel)
