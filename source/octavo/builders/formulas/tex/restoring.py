"""MathML that was made of rewritten TeX gets its words back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias, Union
from xml.etree import ElementTree

from octavo.builders.formulas.tex.rewriting import words_of_sign
from octavo.builders.formulas.tex.words import Words

if TYPE_CHECKING:
    from lxml import etree

Element: TypeAlias = Union["etree._Element", ElementTree.Element]
"""An element of either library."""

_COMMAND = re.compile(r"\\[A-Za-z@]+")  # "\\foo", where no converter knew it


def restore_words(root: Element, words: tuple[Words, ...]) -> tuple[str, ...]:
    """Puts words in the places of the signs that stand for them; returns the commands that are not known."""
    unknown = []
    for element in root.iter():
        text = (element.text or "").strip() if isinstance(element.tag, str) else ""
        if not text or len(element):
            continue
        if (said := words_of_sign(text, words)) is not None:
            _write_words(element, said)
        elif _COMMAND.fullmatch(text):
            _rename(element, "mtext")
            unknown.append(text)
    return tuple(unknown)


def _write_words(element: Element, said: Words) -> None:
    """Words whose spaces are seen at their ends, too."""
    _rename(element, said.tag)
    inside = said.text.strip(" ")
    before, _, after = said.text.partition(inside) if inside else (said.text, "", "")
    element.text = "\xa0" * len(before) + inside + "\xa0" * len(after)
    if said.tag == "mo":
        element.set("stretchy", "true")
    if said.variant:
        element.set("mathvariant", said.variant)


def _rename(element: Element, name: str) -> None:
    namespace, brace, _ = str(element.tag).rpartition("}")
    element.tag = f"{namespace}{brace}{name}"
