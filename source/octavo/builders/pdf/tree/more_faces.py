"""The faces that a book needs beside those of its theme: for its scripts, its signs and its emoji.

A book in plain Western letters needs none, and nothing of this is written into its stylesheet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from octavo import fonts
from octavo.builders.pdf.tree.drawings import drawings_text
from octavo.builders.pdf.tree.lists import list_numerals
from octavo.markup_names import Data
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.theme import FontFamilies


def find_more_faces(root: Element, assets: Assets, notes: Notes) -> tuple[str, ...]:
    """The families for what is in a tree and its drawings; notes those that are this machine's own."""
    text = "".join((*root.itertext(), *_running_heads(root))) + list_numerals(root)
    families = fonts.find_more_families(text + drawings_text(root, assets, notes))
    for family in families:
        if file := fonts.machine_file(family):
            notes.add("face-of-machine", file.name)
    return families


def _running_heads(root: Element) -> Iterator[str]:
    """What stands over the pages of articles: the title of the book, which is not always in the tree."""
    return (header.get(Data.BOOK, "") for header in root.iter("header"))


def make_face_css(faces: FontFamilies, more: Collection[str]) -> str:
    """The rules that name more families behind those of a theme; none where there are none."""
    if not more:
        return ""
    families = {"text": faces.text, "headings": faces.headings, "mono": faces.code}
    variables = (f"--{name}: {fonts.font_stack(family, more)};" for name, family in families.items())
    return f":root {{ {' '.join(variables)} }}\n"
