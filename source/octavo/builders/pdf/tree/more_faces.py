"""The faces that a book needs beside those of its theme: for its scripts, its signs and its emoji.

A book in plain Western letters needs none, and nothing of this is written into its stylesheet.
"""

from __future__ import annotations

from collections.abc import Collection

from octavo import fonts
from octavo.notes import Notes
from octavo.pictures.svg.faces import MONO, SANS, SERIF
from octavo.theme import FontFamilies


def find_more_faces(letters: str, notes: Notes) -> tuple[str, ...]:
    """The families for the letters of a book; notes those that are this machine's own."""
    families = fonts.find_more_families(letters)
    for family in families:
        if file := fonts.machine_file(family):
            notes.add("face-of-machine", file.name)
    return families


def make_face_css(faces: FontFamilies, more: Collection[str]) -> str:
    """The rules that name more families behind those of a theme; none where there are none."""
    if not more:
        return ""
    families = {"text": faces.text, "headings": faces.headings, "mono": faces.code}
    variables = (f"--{name}: {fonts.font_stack(family, more)};" for name, family in families.items())
    return f":root {{ {' '.join(variables)} }}\n"


DRAWING_CSS = f'svg {{ font-family: "{SERIF}", "{SANS}", "{MONO}"; }}\n'
"""The rule that brings along the faces of drawings with words; pages need not have them."""
