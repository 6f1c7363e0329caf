"""The parts of a Word file and how they refer to each other (Open Packaging Conventions, ECMA-376 part 2)."""

from __future__ import annotations

from msgspec import Struct

from octavo.errors import ReadError
from octavo.readers.archives import Archive, resolved
from octavo.readers.docx.wordml import STRICT, Element, local
from octavo.resources import Resource

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How compound files (MS-CFB) start: Word files of before 2007, and new ones behind a password."""

_OTHERS = {"xl": "a spreadsheet", "ppt": "a presentation", "visio": "a drawing"}


class Relation(Struct, frozen=True):
    """What a part refers to: the last word of its kind's address, and a part's name or (`outside`) an address."""

    kind: str
    target: str
    outside: bool


class Package:
    """One Word file. `main` is the name of its document part."""

    def __init__(self, resource: Resource) -> None:
        """Raises `ReadError` for what is no Word file."""
        if resource.content.startswith(_COMPOUND):
            raise ReadError(
                "a Word file of before 2007, or one behind a password",
                where=resource.location,
                hint="open it in Word or LibreOffice and save it as .docx, without a password",
            )
        if not resource.content.startswith(b"PK"):
            raise ReadError("the file is no Word file", where=resource.location, hint="save it again as .docx")
        self.archive = Archive(resource.content, resource.location)
        self.main = self._main()

    def _main(self) -> str:
        stated = [relation.target for relation in self.relations("").values() if relation.kind == "officeDocument"]
        found = next((name for name in (*stated, "word/document.xml") if name in self.archive), "")
        if not found or local(self.archive.xml(found)) != "document":
            folders = {name.partition("/")[0] for name in self.archive}
            other = next((said for folder, said in _OTHERS.items() if folder in folders), "no Word file")
            raise self.archive.error(f"the file is {other}", "save the text as .docx")
        return found

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by the ids it uses; "" is the package itself."""
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels".lstrip("/")
        if path not in self.archive:
            return {}
        return {
            found.get("Id") or "": _relation(found, part)
            for found in self.archive.xml(path)
            if local(found) == "Relationship"
        }

    def name(self, kind: str) -> str:
        """The part of a kind ("styles", "footnotes" …) that the document refers to, "" if there is none."""
        stated = (found.target for found in self.relations(self.main).values() if found.kind == kind)
        return next((name for name in stated if name in self.archive), "")

    def part(self, name: str) -> Element | None:
        """The root of a part, with the names of the usual variant of the format; None where it is not there."""
        if name not in self.archive:
            return None
        content = self.archive.read(name)
        for strict, usual in STRICT.items():
            content = content.replace(strict.encode(), usual.encode())
        return self.archive.parsed(content, name)

    def core(self) -> Element | None:
        """The part that says who made the file."""
        kinds = self.relations("").values()
        return next((self.part(found.target) for found in kinds if found.kind == "core-properties"), None)


def _relation(found: Element, part: str) -> Relation:
    target, outside = found.get("Target") or "", found.get("TargetMode") == "External"
    kind = (found.get("Type") or "").rpartition("/")[2]
    return Relation(kind, target if outside else resolved(target, part), outside)
