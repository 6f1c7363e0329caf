"""Labels that are HTML (`foreignObject`) become text of the drawing: no reading engine but a browser shows them else.

Mermaid, draw.io, PlantUML and D3 put the words of their boxes into HTML, which a browser measured and placed. The words
come in the same place, in lines as there, a little smaller where the face here is wider than that of the browser.
"""

from __future__ import annotations

from typing import Literal

from lxml import etree

from octavo.pictures.svg.label_boxes import Box, Side, read_box, text_side
from octavo.pictures.svg.label_words import Line, Look, line_width, look_around, read_lines, wrap
from octavo.pictures.svg.vocabulary import HREF, SVG, name_of

_SMALLEST = 0.7
"""How much smaller words may be, so that they stay in their box."""

_ROOM = 1.1
"""How much wider than its box a line may be before it breaks: the box was made for it in a face that is not known."""

_WIDER = 1.06
"""How much wider the faces of reading systems may be than ours."""

_LEADING = 1.2
_BASELINE = 0.35
"""Ems from the middle of a line down to the line that its letters stand on."""

_FULL = 0.6
"""The share of its box that a label fills which a browser made the box for: it stands in the middle of it."""


def write_labels(root: etree._Element) -> None:
    """Puts text in the place of each `foreignObject` that says something; one that does not stays."""
    labels = [element for element in root.iter() if name_of(element).lower() == "foreignobject"]
    if not labels:
        return
    _apply_sheets(root)
    for label in labels:
        if (made := _make_group(label)) is not None:
            made.tail, label.tail = label.tail, None
            parent = label.getparent()
            if parent is not None:
                parent.replace(label, made)


def _apply_sheets(root: etree._Element) -> None:
    """Writes the drawing's stylesheets into style attributes: text is no longer what their selectors ask for."""
    styles = [element for element in root.iter() if name_of(element) == "style"]
    if not styles:
        return
    import cssselect2

    from octavo.pictures.svg.cascade import write_styles

    sheets = ["".join(map(str, style.itertext())) for style in styles]
    write_styles([root], cssselect2.ElementWrapper.from_xml_root(root), sheets)
    for style in styles:
        style.text = None


def _make_group(label: etree._Element) -> etree._Element | None:
    """A label as a group of texts, one a line; its picture, if it is one; None where it holds nothing to show."""
    lines = read_lines(label, look_around(label))
    if not lines:
        return _make_picture(label)
    box = read_box(label)
    group = etree.Element(f"{{{SVG}}}g")
    for name in ("transform", "opacity", "clip-path", "visibility", "display"):
        if label.get(name):
            group.set(name, str(label.get(name)))
    _write_lines(group, box, *_fit(lines, box))
    return group


def _make_picture(label: etree._Element) -> etree._Element | None:
    """The picture that is all of a label."""
    pictures = [element for element in label.iter() if str(element.tag).rpartition("}")[2].lower() == "img"]
    if len(pictures) != 1:
        return None
    box = read_box(label)
    made = etree.Element(f"{{{SVG}}}image", {HREF: pictures[0].get("src") or ""})
    for name, value in (("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height)):
        made.set(name, _number(value))
    return made


def _fit(lines: list[Line], box: Box) -> tuple[list[Line], float]:
    """Lines as a browser breaks them in their box, and how much smaller they are so that they stay in it here."""
    if box.width <= 1:
        return lines, 1.0
    room = box.width * _ROOM
    wrapped = [part for line in lines for part in ([line] if line[0].look.nowrap else wrap(line, room))]
    shares = [box.width / widest / _WIDER] if (widest := max(line_width(line) for line in wrapped)) else []
    if box.height > 1:
        shares.append(box.height / sum(map(_line_height, wrapped)))
    return wrapped, max(_SMALLEST, min(1.0, *shares))


def _line_height(line: Line) -> float:
    return max(run.look.leading or run.look.size * _LEADING for run in line)


def _write_lines(group: etree._Element, box: Box, lines: list[Line], scale: float) -> None:
    """Writes lines as texts, below each other, where the box and their own look want them."""
    heights = [_line_height(line) * scale for line in lines]
    widest = max(line_width(line) for line in lines) * scale
    top = _top(box, sum(heights))
    side = _across(box, lines[0][0].look, widest)
    _write_ground(group, box, lines[0][0].look, (widest, sum(heights), top, side))
    for line, height in zip(lines, heights, strict=True):
        _write_line(group, line, (_edge(box, side), top + height / 2), side, scale)
        top += height


def _top(box: Box, height: float) -> float:
    """Where the first line begins."""
    down = box.down or ("middle" if height >= box.height * _FULL else "start")
    match down:
        case "middle":
            return box.y + (box.height - height) / 2
        case "end":
            return box.y + box.height - height
    return box.y


def _across(box: Box, look: Look, widest: float) -> Side:
    """The side that lines keep to: their own, that of the box, the middle where they fill it."""
    if box.across and widest < box.width:
        return box.across if not look.align or box.across != "start" else text_side(look.align) or box.across
    stated = text_side(look.align)
    if look.direction == "rtl" and not stated:
        stated = "end"
    return stated or ("middle" if widest >= box.width * _FULL else box.across or "start")


def _edge(box: Box, side: Side) -> float:
    return box.x + box.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[side]


def _write_ground(group: etree._Element, box: Box, look: Look, placed: tuple[float, float, float, Side]) -> None:
    """The ground of a label that has one, so that the line under it does not cross its words."""
    if not look.ground or "gradient" in look.ground or "url" in look.ground:
        return
    width, height, top, side = placed
    left = _edge(box, side) - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[side]
    ground = etree.SubElement(group, f"{{{SVG}}}rect", {"style": f"fill: {look.ground}; stroke: none"})
    for name, value in (("x", left), ("y", top), ("width", width), ("height", height)):
        ground.set(name, _number(value))


def _write_line(group: etree._Element, line: Line, at: tuple[float, float], side: Side, scale: float) -> None:
    """One line as a text; runs of other looks in it are its spans."""
    first = line[0].look
    anchor: Side | Literal["start"] = side
    if first.direction == "rtl":
        anchor = {"start": "end", "end": "start"}.get(side, side)  # type: ignore[assignment]
    text = etree.SubElement(group, f"{{{SVG}}}text", {"text-anchor": anchor})
    text.set("x", _number(at[0]))
    text.set("y", _number(at[1] + _BASELINE * first.size * scale))
    text.set("style", _style(first, scale))
    if first.direction == "rtl":
        text.set("direction", "rtl")
    _write_runs(text, line, scale)


def _write_runs(text: etree._Element, line: Line, scale: float) -> None:
    text.text = ""
    for run in line:
        if len(text) == 0 and run.look == line[0].look:
            text.text += run.words
        else:
            span = etree.SubElement(text, f"{{{SVG}}}tspan", {"style": _style(run.look, scale)})
            span.text = run.words


def _style(look: Look, scale: float) -> str:
    """The look of words as a style; what is not said here is not that of shapes around."""
    said = {
        "font-size": f"{_number(look.size * scale)}px",
        "font-family": look.family,
        "font-weight": look.weight or "normal",
        "font-style": look.style,
        "fill": look.colour or "#000",
        "stroke": "none",
    }
    return "; ".join(f"{name}: {value}" for name, value in said.items() if value)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
