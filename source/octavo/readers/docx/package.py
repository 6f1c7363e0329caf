"""The parts of a Word file and how they refer to each other (Open Packaging Conventions, ECMA-376 part 2)."""

from __future__ import annotations

from msgspec import Struct

from octavo.errors import ReadError
from octavo.readers.archives import Archive, HarmfulPartError, resolve
from octavo.readers.docx.wordml import STRICT, local_name
from octavo.readers.elements.tree import Element
from octavo.resources import Resource

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How compound files (MS-CFB) start: Word files of before 2007, and new ones behind a password."""

_OTHER_FORMATS = {"xl": "a spreadsheet", "ppt": "a presentation", "visio": "a drawing"}
"""The folder in which other Office formats keep their parts, and what they are."""


class Relationship(Struct, frozen=True):
    """What a part refers to.

    `kind` is the last word of its type's address ("styles", "hyperlink"); `target` a part's name, or an address of the
    web where it `is_external`.
    """

    kind: str
    target: str
    is_external: bool


class DocxPackage:
    """One Word file. `main` is the name of its document part."""

    def __init__(self, resource: Resource) -> None:
        """Raises `ReadError` for what is no Word file."""
        if resource.content.startswith(_COMPOUND_FILE):
            raise ReadError(
                "a Word file of before 2007, or one behind a password",
                where=resource.location,
                hint="open it in Word or LibreOffice and save it as .docx, without a password",
            )
        if not resource.content.startswith(b"PK"):
            raise ReadError("the file is no Word file", where=resource.location, hint="save it again as .docx")
        self.archive = Archive(resource.content, resource.location)
        self.main = self._find_document()

    def _find_document(self) -> str:
        stated = [found.target for found in self.relationships("").values() if found.kind == "officeDocument"]
        name = next((name for name in (*stated, "word/document.xml") if name in self.archive), "")
        if not name or local_name(self.archive.read_xml(name)) != "document":
            folders = {name.partition("/")[0] for name in self.archive}
            other = next((format_ for folder, format_ in _OTHER_FORMATS.items() if folder in folders), "no Word file")
            raise self.archive.error(f"the file is {other}", "save the text as .docx")
        return name

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What a part refers to, by the ids it uses; "" is the package itself."""
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels".lstrip("/")
        root = self.archive.read_part(path)
        return {
            found.get("Id") or "": _relationship(found, part)
            for found in (() if root is None else root)
            if local_name(found) == "Relationship"
        }

    def find_part(self, kind: str) -> str:
        """The name of the part of a kind ("styles", "footnotes" …) that the document refers to, "" if there is none."""
        stated = (found.target for found in self.relationships(self.main).values() if found.kind == kind)
        return next((name for name in stated if name in self.archive), "")

    def read_part(self, name: str) -> Element | None:
        """The root of a part, with the names of the usual variant of the format; None where it is not there or damaged.

        Raises `ReadError` where it is the document itself that is damaged.
        """
        if name not in self.archive:
            return None
        try:
            content = self.archive.read(name)
            for strict, usual in STRICT.items():
                content = content.replace(strict.encode(), usual.encode())
            return self.archive.parse_xml(content, name)
        except ReadError as error:
            if isinstance(error, HarmfulPartError) or name == self.main:
                raise
            self.archive.leave_out(name, error)
            return None

    def core_properties(self) -> Element | None:
        """The root of the part that says who made the file."""
        stated = self.relationships("").values()
        return next((self.read_part(found.target) for found in stated if found.kind == "core-properties"), None)


def _relationship(found: Element, part: str) -> Relationship:
    target, is_external = found.get("Target") or "", found.get("TargetMode") == "External"
    kind = (found.get("Type") or "").rpartition("/")[2]
    return Relationship(kind, target if is_external else resolve(target, part), is_external)
