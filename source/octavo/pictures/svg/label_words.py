"""The words of an HTML label, line by line, each run with its look.

Lines end where `br` and blocks say so, and where the width of the box does. Space is white space of HTML: it collapses.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from octavo import fonts
from octavo.pictures.svg.label_boxes import read_declarations
from octavo.pictures.svg.size import read_length


class Look(Struct, frozen=True):
    """How words look: a size in CSS pixels, and values of CSS; "" where nothing says."""

    size: float = 16.0
    leading: float = 0.0
    family: str = ""
    weight: str = ""
    style: str = ""
    colour: str = ""
    ground: str = ""
    align: str = ""
    nowrap: bool = False
    direction: str = ""


class Run(Struct, frozen=True):
    """Words of one look."""

    words: str
    look: Look


Line = list[Run]

_BLOCKS = {
    "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section", "center", "pre",
    "blockquote", "body", "dt", "dd", "hr",
}  # fmt: skip
_SILENT = {"script", "style", "template", "annotation", "head", "title", "button", "input", "select", "iframe", "video"}
_LOOKS = {
    "b": {"weight": "bold"}, "strong": {"weight": "bold"}, "th": {"weight": "bold"}, "h1": {"weight": "bold"},
    "h2": {"weight": "bold"}, "h3": {"weight": "bold"}, "i": {"style": "italic"}, "em": {"style": "italic"},
    "code": {"family": "monospace"}, "pre": {"family": "monospace"}, "tt": {"family": "monospace"},
    "center": {"align": "center"},
}  # fmt: skip
"""What the name of an element says of its words' look."""


def read_lines(label: etree._Element, look: Look) -> list[Line]:
    """The words of a label in lines as they are written; `look` is that of what is around it."""
    lines: list[Line] = [[]]
    for run in _runs(label, look):
        if run is None:
            lines.append([])
        else:
            lines[-1].append(run)
    return [line for found in lines if (line := _collapse(found))]


def _runs(label: etree._Element, outer: Look) -> Iterator[Run | None]:
    """The words of a label with their looks; None where a line ends."""
    looks = [outer]
    walker = etree.iterwalk(label, events=("start", "end"))
    for event, element in walker:
        tag = _tag(element)
        if event == "start":
            declarations = read_declarations(element)
            if tag in _SILENT or declarations.get("display") == "none" or element.get("aria-hidden") == "true":
                walker.skip_subtree()
                looks.append(looks[-1])
                continue
            looks.append(_look_of(element, tag, declarations, looks[-1]))
            if tag in _BLOCKS or tag == "br":
                yield None
            if element.text and element is not label:
                yield Run(element.text, looks[-1])
        else:
            looks.pop()
            if tag in _BLOCKS:
                yield None
            if element.tail and element is not label:
                yield Run(element.tail if tag != "td" else f" {element.tail}", looks[-1])


def _tag(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _look_of(element: etree._Element, tag: str, said: dict[str, str], outer: Look) -> Look:
    """The look of an element's words: by its name, then by its style; the rest is as around it."""
    look = replace(outer, **_LOOKS.get(tag, {}))
    size = _size(said.get("font-size", ""), outer.size)
    ground = said.get("background-color") or said.get("background") or ""
    direction = element.get("dir") or said.get("direction") or look.direction
    return replace(
        look,
        size=size,
        leading=_leading(said.get("line-height", ""), size) or (outer.leading * size / outer.size),
        family=said.get("font-family") or element.get("face") or look.family,
        weight=said.get("font-weight") or look.weight,
        style=said.get("font-style") or look.style,
        colour=said.get("color") or element.get("color") or look.colour,
        ground=outer.ground if ground in ("", "none", "transparent", "inherit", "initial") else ground,
        align=said.get("text-align") or element.get("align") or look.align,
        nowrap="nowrap" in said["white-space"] if "white-space" in said else look.nowrap,
        direction=direction,
    )


def look_around(label: etree._Element) -> Look:
    """The look that a label has from the drawing around it."""
    look = Look()
    for element in (*reversed([*label.iterancestors()]), label):
        stated = {
            name: str(element.get(name))
            for name in ("font-size", "font-family", "font-weight", "color")
            if element.get(name)
        }
        look = _look_of(element, "", {**stated, **read_declarations(element)}, look)
    return replace(look, ground="", align="")


def _size(value: str, outer: float) -> float:
    """A font size in CSS pixels; 0, as draw.io says around its words, changes nothing."""
    value = value.strip().lower()
    if value.endswith("%"):
        return outer * (read_length(value[:-1]) or 100) / 100
    if value.endswith("em") and not value.endswith("rem"):
        return outer * (read_length(value[:-2]) or 1)
    return read_length(value) or outer


def _leading(value: str, size: float) -> float:
    """A line height in CSS pixels, 0 where none is said."""
    value = value.strip().lower()
    if value.endswith("%"):
        return size * read_length(value[:-1]) / 100
    if value.replace(".", "", 1).isdecimal():
        return size * float(value)
    return read_length(value)


def _collapse(line: Line) -> Line:
    """A line with its white space collapsed, and none at its edges."""
    found: Line = []
    for run in line:
        words = " ".join(run.words.split())
        before = run.words[:1].isspace() and bool(found) and not found[-1].words.endswith(" ")
        after = run.words[-1:].isspace() and bool(words)
        if words or before:
            found.append(Run(f"{' ' if before and words else ''}{words or ' '}{' ' if after else ''}", run.look))
    while found and not found[-1].words.strip():
        found.pop()
    if found:
        found[-1] = replace(found[-1], words=found[-1].words.rstrip())
        found[0] = replace(found[0], words=found[0].words.lstrip())
    return found


# --- how wide words are -----------------------------------------------------------------------------


def wrap(line: Line, width: float) -> list[Line]:
    """A line in lines no wider than `width`, as far as its words allow."""
    lines: list[Line] = [[]]
    used = 0.0
    for run in line:
        for index, word in enumerate(run.words.split(" ")):
            piece = f" {word}" if index else word
            needed = measure(piece, run.look)
            if used and index and used + needed > width:
                lines.append([])
                used, piece = 0.0, word
                needed = measure(piece, run.look)
            if piece:
                lines[-1].append(Run(piece, run.look))
            used += needed
    return [_join(found) for found in lines if found]


def _join(line: Line) -> Line:
    """Runs of one look side by side as one."""
    joined: Line = []
    for run in line:
        if joined and joined[-1].look == run.look:
            joined[-1] = Run(joined[-1].words + run.words, run.look)
        else:
            joined.append(run)
    return joined


_BOLD = 1.07
_WIDE = 1.0
"""How much wider bold letters are; how many ems a letter takes that the face does not have."""


def line_width(line: Line) -> float:
    """How wide a line is, in CSS pixels."""
    return sum(measure(run.words, run.look) for run in line)


def measure(words: str, look: Look) -> float:
    """How wide words are, in CSS pixels, in a face that is about as narrow as those of browsers."""
    advances = _advances()
    bold = _BOLD if look.weight in ("bold", "bolder", "600", "700", "800", "900") else 1.0
    return sum(advances.get(ord(letter), _WIDE) for letter in words) * look.size * bold


@cache
def _advances() -> dict[int, float]:
    """How wide each letter of the face without serifs is, in ems."""
    from fontTools.ttLib import TTFont

    with TTFont(fonts.font_files()["fira-sans-400-normal"], lazy=True) as font:
        units, widths = font["head"].unitsPerEm, font["hmtx"]
        return {code: widths[name][0] / units for code, name in font.getBestCmap().items()}
