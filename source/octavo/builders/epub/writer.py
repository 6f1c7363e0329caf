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

from octavo.builders.zipping import Deflated, PackageZip

if TYPE_CHECKING:
    from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


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
        self.out = PackageZip(file, "w", zipfile.ZIP_DEFLATED)
        self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        self._write_container()

    def write_item(self, item: ManifestItem) -> None:
        """Writes a file of the package."""
        self.out.writestr(f"{self.book.FOLDER_NAME}/{item.file_name}", item.content)
        item.content = b""
        self.book.add_item(item)

    def write_page(self, uid: str, file: str, page: Deflated, properties: Sequence[str]) -> None:
        """Writes a document that is compressed already."""
        self.out.write_deflated(f"{self.book.FOLDER_NAME}/{file}", page)
        self.book.add_item(ManifestItem(uid, file, "application/xhtml+xml", b"", properties))

    def finish(self) -> None:
        """Writes the package document: the book's metadata, its files, and their order."""
        self._write_opf()

    def close(self) -> None:
        """Ends the zip file."""
        self.out.close()

    def _write_opf_file(self, root: etree._Element) -> None:
        # EbookLib leaves the package's own language out; titles would be read in a wrong voice.
        root.set(XML_LANG, self.book.language)
        # A place that a reader kept names the id of its itemref (EPUB CFI 1.1, 3.2): so it is found when others move.
        for item in root.iter("itemref"):
            item.set("id", f"in-spine.{item.get('idref')}")
        super()._write_opf_file(root)
