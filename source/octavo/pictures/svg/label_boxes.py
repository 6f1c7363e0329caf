"""Where the words of an HTML label stand: the box of its `foreignObject`, and how its styles place words in it."""

from __future__ import annotations

from typing import Literal

from lxml import etree
from msgspec import Struct

from octavo.pictures.svg.size import read_length, read_view_box
from octavo.pictures.svg.vocabulary import name_of

Side = Literal["start", "middle", "end"]

_SIDES: dict[str, Side] = {
    "center": "middle", "middle": "middle", "-webkit-center": "middle", "space-around": "middle",
    "right": "end", "end": "end", "flex-end": "end", "bottom": "end",
    "left": "start", "start": "start", "flex-start": "start", "top": "start", "justify": "start",
}  # fmt: skip
"""Words of CSS for the two ends and the middle."""


class Box(Struct, frozen=True):
    """A place for words: CSS pixels, and to which side they keep in it; "" where nothing says."""

    x: float
    y: float
    width: float
    height: float
    across: Side | Literal[""] = ""
    down: Side | Literal[""] = ""


def read_declarations(element: etree._Element) -> dict[str, str]:
    """What the style attribute of an element says; later declarations win."""
    found: dict[str, str] = {}
    for declaration in (element.get("style") or "").split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
    return found


def read_box(label: etree._Element) -> Box:
    """The box of a `foreignObject`. Draw.io's is the whole drawing; the styles of its first element say the place."""
    width, height = _viewport(label)
    box = Box(
        _length(label.get("x"), width),
        _length(label.get("y"), height),
        _length(label.get("width"), width),
        _length(label.get("height"), height),
    )
    first = next((child for child in label if isinstance(child.tag, str)), None)
    said = read_declarations(first) if first is not None else {}
    across, down = _side(said.get("justify-content", "")), _side(said.get("align-items", ""))
    if "flex" in said.get("display", "") and said.get("flex-direction", "").startswith("column"):
        across, down = down, across
    left, top = read_length(said.get("margin-left")), read_length(said.get("padding-top"))
    if (left or top) and said.get("width"):  # draw.io: "width: 118px; height: 1px; padding-top: 30px; margin-left: 1px"
        return Box(box.x + left, box.y + top, read_length(said["width"]), read_length(said.get("height")), across, down)
    if said.get("display") == "table-cell":
        down = _side(said.get("vertical-align", ""))
    return Box(box.x, box.y, box.width, box.height, across, down)


def _side(value: str) -> Side | Literal[""]:
    words = value.lower().replace("unsafe", "").replace("safe", "").split()
    return _SIDES.get(words[0], "") if words else ""


def text_side(value: str) -> Side | Literal[""]:
    """The side that `text-align` names."""
    return _side(value)


def _length(value: str | None, whole: float) -> float:
    """A length of the drawing, which may be negative or a share of the whole."""
    value = (value or "").strip()
    sign, value = (-1, value[1:]) if value.startswith("-") else (1, value)
    if value.endswith("%"):
        return sign * read_length(value[:-1]) * whole / 100
    return sign * read_length(value)


def _viewport(label: etree._Element) -> tuple[float, float]:
    """The size of the drawing around a label, which shares are taken of."""
    around = next((element for element in label.iterancestors() if name_of(element) == "svg"), None)
    if around is None:
        return 300.0, 150.0
    box = read_view_box(around.get("viewBox") or around.get("viewbox") or "")
    return box or (read_length(around.get("width")) or 300.0, read_length(around.get("height")) or 150.0)
