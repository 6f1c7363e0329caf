"""WeasyPrint's boxes for the lines that were chosen: copies of the paragraph's own, each with its letters in place."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import line_box_verticality

from octavo.builders.pdf.compose.breaking import SetLine
from octavo.builders.pdf.compose.paragraph import Node, Paragraph
from octavo.builders.pdf.compose.showing import ComposedText

WIDEST = 0.45
"""How much a space may grow, in ems of the line's text: a line that would need more is set as it is, and is short."""


class LineBuilder:
    """Builds one line of a paragraph, `around` being the box that holds it now."""

    def __init__(self, paragraph: Paragraph, line: SetLine, around: Any, context: Any) -> None:
        self._paragraph = paragraph
        self._line = line
        self._around = around
        self._context = context
        self._final = line.following >= len(paragraph.text)
        self._spacing = 0.0

    def build(self, position_y: float, indent: float) -> Any:
        """The line box, at a place from the top of the page; its first letter is moved by `indent`."""
        paragraph, line = self._paragraph, self._line
        natural = paragraph.x[line.end] - paragraph.x[line.start]
        natural += paragraph.hyphen_width(line.following) if line.hyphened else 0.0
        spaces = paragraph.spaces[line.end] - paragraph.spaces[line.start]
        room = paragraph.width - indent - natural
        offset = self._align(room, spaces)
        x = self._around.content_box_x()
        box = self._build_parent(paragraph.root, x, x + indent + offset, position_y)
        box.position_x = x + offset
        box.width = indent + natural + spaces * self._spacing
        bottom, top = line_box_verticality(box)
        box.baseline, box.position_y, box.height = -top, top, bottom - top
        box.margin_top = box.margin_bottom = 0
        box.translate(0, position_y - top)
        box.position_y = position_y
        return box

    def _align(self, room: float, spaces: int) -> float:
        """Sets how much wider spaces are, and says how far the line is moved."""
        style = self._paragraph.box.style
        align, last = style["text_align_all"], style["text_align_last"]
        if self._line.ends and last != "auto":
            align = last
        elif self._line.ends and align == "justify":
            align = "start"
        if spaces and (room < 0 or align == "justify"):
            spacing = room / spaces
            self._spacing = spacing if spacing <= WIDEST * style["font_size"] else 0.0
        if room <= 0 or align in ("justify", "start", "left"):
            return 0.0
        return room / 2 if align == "center" else room

    def _build_parent(self, node: Node, x: float, inner: float, y: float) -> Any:
        children = []
        for child in node.children:
            if child.start >= self._line.following and not (self._final and child.start == child.end):
                break
            if child.end <= self._line.begin and (child.start < child.end or child.start < self._line.begin):
                continue
            if (made := self._build_child(child, inner, y)) is not None:
                children.append(made)
                inner = made.position_x + made.margin_width()
        box = node.box.copy_with_children(children)
        box.remove_decoration(start=node.start < self._line.begin, end=node.end > self._line.following)
        box.position_x, box.position_y = x, y
        height, box.baseline = node.strut
        box.height = box.style["font_size"]
        leading = (height - box.height) / 2
        box.margin_top = leading - box.border_top_width - box.padding_top
        box.margin_bottom = leading - box.border_bottom_width - box.padding_bottom
        box.width = inner - box.content_box_x()
        return box

    def _build_child(self, node: Node, x: float, y: float) -> Any:
        box = node.box
        if isinstance(box, boxes.TextBox):
            return self._build_text(node, x, y)
        if not box.is_in_normal_flow():
            self._context.add_running_element(box)
            return None
        if isinstance(box, boxes.InlineBox):
            begun = node.start < self._line.begin
            left = 0.0 if begun else box.margin_left + box.border_left_width + box.padding_left
            return self._build_parent(node, x, x + left, y)
        picture = self._paragraph.make_picture(box, x)
        picture.position_x, picture.position_y = x, y
        return picture

    def _build_text(self, node: Node, x: float, y: float) -> Any:
        line = self._line
        low, high = max(line.start, node.start) - node.start, min(line.end, node.end) - node.start
        if high <= low:
            return None
        text, width = node.box.text[low:high], node.x[high] - node.x[low]
        hyphen = None
        if line.hyphened and high + node.start == line.end:
            hyphen = self._paragraph.shape_hyphen(node)
            width += hyphen.width
        shaped, first = node.shaped, low
        if shaped is None or shaped.mixed:
            shaped, first = self._paragraph.shape(text, node.box.style), 0
        drawn = ComposedText(shaped, first, first + high - low, hyphen, self._spacing)
        drawn.max_width = self._paragraph.width
        box = node.box.copy_with_text(drawn.text)
        box.justification_spacing = self._spacing
        box.position_x, box.position_y = x, y
        box.width = width + self._spacing * (text.count(" ") + text.count("\xa0"))
        box.height = shaped.height
        box.margin_top = box.margin_bottom = shaped.leading
        box.baseline = shaped.baseline + shaped.leading
        box.pango_layout = drawn
        return box
