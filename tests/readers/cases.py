"""Cases of readers: folders `tests/readers/FORMAT/cases/NAME/`, all of them tried by `test_cases.py`.

A case holds four files:

    input.html     what is read, with the file name ending of its format. A Word file or an EPUB may be a folder,
                   `input.docx/` or `input.epub/`, with the parts of the archive: so changes can be read as text
    why.txt        why the case is here, in a line or two
    article.json   the article that should come out
    notes.txt      the notes that should come with it, one a line; no such file if there should be none

`pytest tests/readers/test_cases.py --update` writes the last two anew; look at what changed before you commit it.
"""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import msgspec

from octavo.model import Article, to_json
from octavo.notes import Notes
from octavo.readers import find_reader
from octavo.resources import Asset, Resource, media_type


class Case(msgspec.Struct, frozen=True):
    """One case; its parts are read from its folder when they are asked for."""

    folder: Path

    @property
    def name(self) -> str:
        """The format and the case: "html/news"."""
        return f"{self.folder.parents[1].name}/{self.folder.name}"

    @property
    def why(self) -> str:
        """What the case is here for."""
        return _text(self.folder / "why.txt").strip()

    @property
    def input(self) -> Resource:
        """What is read. Its location is a file with the name of the case: "news.html"."""
        (path,) = self.folder.glob("input.*")
        content = _pack(path) if path.is_dir() else path.read_bytes()
        return Resource(content, media_type(path.name), f"{self.folder.name}{path.suffix}")

    @property
    def expected(self) -> Reading:
        """What should come out; both texts are empty where no file says it."""
        return Reading(_text(self.folder / "article.json"), _text(self.folder / "notes.txt"))

    def read(self) -> tuple[Article, Reading]:
        """The article that comes out now, and how it is written down."""
        notes, resource = Notes(), self.input
        article = find_reader(resource.media_type)(resource, _keep, notes)
        written = msgspec.json.format(to_json(article), indent=1).decode() + "\n"
        return article, Reading(written, "".join(f"{note.code}: {note.detail}\n" for note in notes))

    def update(self, reading: Reading) -> None:
        """Makes `reading` what should come out."""
        (self.folder / "article.json").write_text(reading.article, encoding="utf-8")
        (self.folder / "notes.txt").unlink(missing_ok=True)
        if reading.notes:
            (self.folder / "notes.txt").write_text(reading.notes, encoding="utf-8")


class Reading(msgspec.Struct, frozen=True):
    """What came out of a reader, as a case's files hold it."""

    article: str
    """JSON, indented."""
    notes: str
    """A line for each: code, colon, detail."""


def find_cases(readers: Path) -> list[Case]:
    """The cases of all readers, whose tests are in folder `readers`."""
    return [Case(folder) for folder in sorted(readers.glob("*/cases/*")) if folder.is_dir()]


def _keep(reference: str) -> Asset:
    """A picture for each address, without looking; one that comes as data gets a name by its digest."""
    name = hashlib.sha256(reference.encode()).hexdigest()[:12] if reference.startswith("data:") else reference
    return Asset(name, "image/png", b"", 640, 480)


def _pack(folder: Path) -> bytes:
    """The files of a folder as a ZIP archive, the same bytes each time; `mimetype` comes first, as EPUB wants it."""
    packed = BytesIO()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(files, key=lambda file: file.name != "mimetype"):
            archive.writestr(zipfile.ZipInfo(file.relative_to(folder).as_posix()), file.read_bytes())
    return packed.getvalue()


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""
