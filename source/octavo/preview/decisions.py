"""What a user decides in the browser, written to the book file: passages to keep, and words for pictures."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from octavo.notes import Note
from octavo.projects.editing import BookFileEditor


class KeepPassage(Struct, frozen=True, forbid_unknown_fields=True, tag="keep", tag_field="decision"):
    """Keep the passage that starts with these words."""

    words: str

    def write(self, editor: BookFileEditor) -> None:
        """Adds it to those that are kept."""
        editor.add_words("keep", self.words)


class LeaveOutPassage(Struct, frozen=True, forbid_unknown_fields=True, tag="leave-out", tag_field="decision"):
    """No longer keep the passage that starts with these words."""

    words: str

    def write(self, editor: BookFileEditor) -> None:
        """Takes it from those that are kept."""
        editor.remove_words("keep", self.words)


class DescribePicture(Struct, frozen=True, forbid_unknown_fields=True, tag="describe", tag_field="decision"):
    """Describe a picture, by the name that its article has for it; without words it is an ornament."""

    name: str
    words: str

    def write(self, editor: BookFileEditor) -> None:
        """Gives the picture its words."""
        editor.describe_picture(self.name, " ".join(self.words.split()))


Decision = KeepPassage | LeaveOutPassage | DescribePicture


def write_decision(file: Path, decision: Decision) -> None:
    """Writes a decision to a book file. Raises `OctavoError` as those do who read and write it."""
    editor = BookFileEditor(file)
    decision.write(editor)
    editor.save()


_PASSAGE = re.compile(r"(?P<why>[^“]*): “(?P<words>.+?)…?”")  # "sidebar: “Most read The Letter…”"
_NOT_ASKED = {"as you wish", "shown without scripts", "a tracked deletion"}
_NOT_ASKED_START = "the "  # "the header of the pages: “Draft”": Word's, which no one is asked about
"""Why a passage is left out that `--keep` does not bring back."""


def find_passage(note: Note) -> str:
    """The first words of the passage that a note says was left out, where it can be kept; else "" """
    found = _PASSAGE.fullmatch(note.detail) if note.code == "text-dropped" else None
    if not found or found["why"] in _NOT_ASKED or found["why"].startswith(_NOT_ASKED_START):
        return ""
    return found["words"]
