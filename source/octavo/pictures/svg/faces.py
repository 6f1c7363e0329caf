"""The faces of a drawing's words: those of the book that come nearest to the ones that it names.

A drawing names the faces of the machine that it was made on. In a PDF there are those of the book alone: what is named
here is drawn in one of three, each with its bold and its italic.
"""

from __future__ import annotations

import re

from lxml import etree

from octavo import fonts

SERIF, SANS, MONO = "Spectral", "Fira Sans", "IBM Plex Mono"

_MONO = re.compile(r"mono|courier|consol|menlo|monaco|code|typewriter|terminal", re.I)  # "SF Mono", "Fira Code"
_SERIF = re.compile(
    r"(?<!sans-)(?<!sans )\bserif|times|georgia|garamond|roman|palatino|cambria|book|baskerville|caslon|century"
    r"|minion|stix|cm[rs]|antiqua|song|ming",
    re.I,
)
_DECLARED = re.compile(r"(font-family\s*:\s*)([^;}]+)", re.I)  # "font-family: Arial, sans-serif;"

_OWN = frozenset(face.family.lower() for face in fonts.FACES)


def name_faces(content: bytes) -> bytes:
    """A clean drawing whose words are in faces of the book; the same bytes where it has no words."""
    if b"<text" not in content:
        return content
    root = etree.fromstring(content)
    for element in root.iter("{*}style"):
        element.text = _DECLARED.sub(_rename, element.text or "")
    for element in root.iter():
        if family := element.get("font-family"):
            element.set("font-family", _own_faces(family))
        if "font-family" in (style := element.get("style") or ""):
            element.set("style", _DECLARED.sub(_rename, style))
    if not root.get("font-family"):
        root.set("font-family", _own_faces("sans-serif"))
    return etree.tostring(root, encoding="utf-8") + b"\n"


def _rename(declared: re.Match[str]) -> str:
    value, important, _ = declared[2].partition("!important")
    return f"{declared[1]}{_own_faces(value)}{' !important' if important else ''}"


def _own_faces(names: str) -> str:
    """Faces of the book for those that are named, and after them the ones that stand in for single letters."""
    first = next((name.strip(" '\"") for name in names.split(",") if name.strip(" '\"").lower() in _OWN), "")
    family = first or (MONO if _MONO.search(names) else SERIF if _SERIF.search(names) else SANS)
    return ", ".join(dict.fromkeys((family, *fonts.FALLBACKS)))
