"""Breaks between scenes that are written as ornaments: stars, an asterism, a fleuron alone in a paragraph."""

from __future__ import annotations

import re
from itertools import islice

from octavo.model import LineBreak, Paragraph, Span, Text, ThematicBreak
from octavo.readers.elements.tree import Element, classes, collapse, words
from octavo.walk import Flat, text

_SIGNS = re.escape("*∗＊⁎⁕✱✲✳✻✼✽✢✣✤✥✦✧❋⁂❦❧☙§#＃~～∼†‡※◆◇◈●○◉◎■□▪▫▲△▼▽★☆✩✪✫✬✭✮✯♦♢♣♠❖❀❁❂❃❇❈❉❊✿✾✹✺✴✵✶✷✸•·∙⁙⁘⁛⸙⚜")
"""Signs of which one alone is an ornament."""

_ORNAMENT = re.compile(
    rf"[{_SIGNS}](?:\s*[{_SIGNS}=–—_-])*"  # "***", "* * *", "⁂", "~", "#", "❦", "◇—◇"
    r"|(?:[-–—―─━═=_+]\s*){3,}"  # "---", "— — —", "=====", "+ + +"
    rf"|[-–—=_~]+\s*[{_SIGNS}oO0](?:\s*[-–—=_~{_SIGNS}oO0])*"  # "--- ❦ ---", "-oOo-"
    r"|o[O0]o(?:\s*o[O0]o)*"  # "oOo"
)
"""What is no word: signs of which one is enough, lines of three strokes, and signs between strokes."""

_LONGEST = 60
"""Characters of an ornament."""

_BREAKS = re.compile(
    r"(?:scene|section|thought|chapter|text|story)[-_]?(?:break|divider|separator)|asterism|dinkus|ornamental[-_]?break|tb"
)
"""Classes of breaks, however they are drawn: "scene-break", "asterism", "sectionbreak", "thoughtbreak"."""

_ORNAMENTS = re.compile(
    r"(?:^|[/_.-])(?:ornaments?|fleurons?|dividers?|separators?|asterisms?|flourish(?:es)?|scene-?breaks?|section-?breaks?"
    r"|dinkus|dingbats?|vignettes?|hr|rule|line-?breaks?|break)(?=$|[\d_.-])",
    re.I,
)
"""Names of pictures that are ornaments: "divider.png", "images/scene-break_2.svg"."""


def find_scene_breaks(flow: list[Flat]) -> list[Flat]:
    """Blocks with a break in place of each ornament that is alone in its paragraph between two others."""
    out: list[Flat] = []
    for at, block in enumerate(flow):
        stands = isinstance(block, Paragraph) and 0 < at < len(flow) - 1 and _is_ornament(block)
        read = ThematicBreak() if stands else block
        if not (isinstance(read, ThematicBreak) and out and out[-1] == read):
            out.append(read)
    return out


def _is_ornament(paragraph: Paragraph) -> bool:
    """Whether a paragraph says nothing: signs alone, whatever their style."""
    if paragraph.id or paragraph.role or len(paragraph.content) > _LONGEST:
        return False
    if not all(isinstance(node, Text | LineBreak | Span) and not _is_target(node) for node in paragraph.content):
        return False
    return is_ornament(text(paragraph))


def _is_target(node: object) -> bool:
    return isinstance(node, Span) and (
        node.id != "" or not all(isinstance(inner, Text | Span) for inner in node.content)
    )


def is_ornament(said: str) -> bool:
    """Whether words are none, but signs of a break."""
    said = said.strip("\ufe0e\ufe0f\xa0 \n")
    return (
        0 < len(said) <= _LONGEST and _ORNAMENT.fullmatch(said.replace("\xa0", " ").replace("\ufe0e", "")) is not None
    )


def is_scene_break(element: Element) -> bool:
    """Whether a paragraph or division is a break by its class, or by the picture of an ornament that it shows."""
    called = element.get("role") == "separator" or any(_BREAKS.fullmatch(name) for name in classes(element))
    if not called and (len(element) != 1 or (element.text or "").strip()):
        return False
    pictures = list(islice(element.iter("img", "svg", "picture"), 2))
    if not called and (len(pictures) != 1 or not _is_ornament_picture(pictures[0])):
        return False
    said = words(element)
    return len(pictures) < 2 and (not said or is_ornament(said))


def _is_ornament_picture(picture: Element) -> bool:
    """Whether a picture says that it shows nothing, and is called an ornament."""
    said = collapse(picture.get("alt"))
    if (said and not is_ornament(said) and not _ORNAMENTS.fullmatch(said)) or picture.tag == "svg":
        return False
    return any(_ORNAMENTS.search(name) for name in (picture.get("src") or "", *classes(picture)))
