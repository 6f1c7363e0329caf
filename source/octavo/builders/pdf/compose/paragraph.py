"""A line box as one text: its letters, where each stands if all stand on one line, and the boxes that hold them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import resolve_percentages

from octavo.builders.pdf.compose.reasons import NotComposedError, Reason
from octavo.builders.pdf.compose.shaping import ShapedText, Shaper
from octavo.markup_names import HEADINGS, Class

_OBJECT = "\ufffc"
"""What stands in the text for a picture or a formula (U+FFFC)."""

_HAN = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
_TURNED = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
COLLAPSING = ("normal", "nowrap", "pre-line")
WRAPPING = ("normal", "pre-wrap", "pre-line")

_SIDES = ("top", "right", "bottom", "left")
_BARE: dict[str, Any] = {f"{kind}_{side}": 0 for kind in ("margin", "padding") for side in _SIDES}
_BARE |= {f"border_{side}_width": 0 for side in _SIDES}
_BARE |= {"width": "auto", "height": "auto", "min_width": 0, "min_height": 0, "max_width": inf, "max_height": inf}
"""What a text has of its own around it, as WeasyPrint resolves it: nothing."""


class Node:
    """A box of the paragraph: its letters, from `start` to `end`; a text has its shape, where each letter is `x`."""

    __slots__ = ("box", "children", "end", "shaped", "start", "strut", "x")

    def __init__(self, box: Any, start: int) -> None:
        self.box = box
        self.start = self.end = start
        self.children: list[Node] = []
        self.shaped: ShapedText | None = None
        self.x: Sequence[float] = ()
        self.strut = (0.0, 0.0)


def _is_raised(box: Any) -> bool:
    """Whether a box is the number of a note, or is raised above the line as one is: an exponent, "th" of "4th"."""
    rise = getattr(box.style["vertical_align"], "value", box.style["vertical_align"])
    return box.element_tag.endswith("::footnote-call") or (isinstance(rise, int | float) and rise > 0)


class Paragraph:
    """A line box, read. Raises `NotComposedError` where it is to be left to WeasyPrint.

    `edges` are the places where texts begin and end, `raised` those where something raised begins.
    """

    def __init__(self, box: Any, around: Any, context: Any, shaper: Shaper) -> None:
        self.box, self.around = box, around
        self.width = around.width
        self._context, self._shaper = context, shaper
        self.texts: list[Node] = []
        self.raised: set[int] = set()
        self._parts: list[str] = []
        self._length, self._cursor = 0, 0.0
        self.x = array("d", [0.0])
        if box.style["direction"] != "ltr":
            raise NotComposedError(Reason.RIGHT_TO_LEFT)
        self.root = Node(box, 0)
        self.root.strut = shaper.strut(box.style)
        self._read_children(self.root)
        self.text = "".join(self._parts)
        self._check_text()
        self._starts = [node.start for node in self.texts]
        self.edges = {*self._starts, *(node.end for node in self.texts)}
        self.spaces = array("i", accumulate([letter in " \xa0" for letter in self.text], initial=0))

    def _check_text(self) -> None:
        if not self.text.strip():
            raise NotComposedError(Reason.BLANK)
        if self.text.isascii():
            return
        if _TURNED.search(self.text):
            raise NotComposedError(Reason.RIGHT_TO_LEFT)
        if _HAN.search(self.text):
            raise NotComposedError(Reason.HAN)

    @property
    def is_title(self) -> bool:
        """Whether it is a heading, or the subtitle below one."""
        element = self.box.element
        return self.box.element_tag in HEADINGS or (element is not None and element.get("class") == Class.SUBTITLE)

    # --- reading -----------------------------------------------------------------------------------

    def _read_children(self, parent: Node) -> None:
        for box in parent.box.children:
            node = Node(box, self._length)
            parent.children.append(node)
            if isinstance(box, boxes.TextBox):
                self._read_text(node)
            elif not box.is_in_normal_flow():
                if not (box.is_running() or box.is_note()):
                    raise NotComposedError(Reason.FLOAT)
            elif box.is_leader:
                raise NotComposedError(Reason.LEADER)
            elif isinstance(box, boxes.InlineBox):
                self._read_inline(node)
            elif isinstance(box, boxes.InlineReplacedBox):
                self._read_picture(node)
            else:
                raise NotComposedError(Reason.BOX)
            node.end = self._length
        parent.end = self._length

    def _read_inline(self, node: Node) -> None:
        box = node.box
        resolve_percentages(box, self.around)
        box.margin_left = 0 if box.margin_left == "auto" else box.margin_left
        box.margin_right = 0 if box.margin_right == "auto" else box.margin_right
        left = box.margin_left + box.border_left_width + box.padding_left
        right = box.margin_right + box.border_right_width + box.padding_right
        if (left or right) and box.style["box_decoration_break"] == "clone":
            raise NotComposedError(Reason.CLONE)
        node.strut = self._shaper.strut(box.style)
        if _is_raised(box):
            self.raised.add(node.start)
        self._cursor += left
        self._read_children(node)
        self._cursor += right
        if self._length > node.start:
            self.x[-1] = self._cursor

    def _read_picture(self, node: Node) -> None:
        resolve_percentages(node.box, self.around)
        self._parts.append(_OBJECT)
        self._length += 1
        self._cursor += self.make_picture(node.box, 0.0).margin_width()
        self.x.append(self._cursor)

    def make_picture(self, box: Any, x: float) -> Any:
        """A picture of the line, as large as it is shown."""
        return atomic_box(self._context, box, x, None, self.around, [], [])

    def _read_text(self, node: Node) -> None:
        box, style = node.box, node.box.style
        vars(box).update(_BARE)
        text = box.text
        if style["word_break"] != "normal":
            raise NotComposedError(Reason.WORD_BREAK)
        if not style["font_size"]:
            raise NotComposedError(Reason.NO_SIZE)
        if "\t" in text:
            raise NotComposedError(Reason.TAB)
        node.shaped = self._shaper.shape(text, style) if "\n" not in text else None
        node.x = node.shaped.x if node.shaped else self._shape_lines(text, style)
        cursor = self._cursor
        self.x.extend([cursor + x for x in node.x[1:]])
        self._cursor += node.x[-1]
        self._parts.append(text)
        self._length += len(text)
        self.texts.append(node)

    def _shape_lines(self, text: str, style: Any) -> list[float]:
        """Where the letters of a text begin that has forced breaks."""
        x = [0.0]
        for number, part in enumerate(text.split("\n")):
            start = x[-1]
            if number:
                x.append(start)
            if part:
                x += [start + one for one in self._shaper.shape(part, style).x[1:]]
        return x

    def text_at(self, letter: int) -> Node | None:
        """The text that holds a letter."""
        index = bisect_right(self._starts, letter) - 1
        return self.texts[index] if index >= 0 and letter < self.texts[index].end else None

    def collapses(self, letter: int) -> bool:
        """Whether a letter stands in text whose spaces take no room at the ends of lines."""
        node = self.text_at(letter)
        return node is not None and node.box.style["white_space"] in COLLAPSING

    def space(self) -> float:
        """How wide a space of the paragraph is."""
        return self._shaper.space(self.box.style)

    def shape(self, text: str, style: Any) -> ShapedText:
        """Another text, such as a hyphen."""
        return self._shaper.shape(text, style)

    def shape_hyphen(self, node: Node) -> ShapedText:
        """The hyphen of a text."""
        return self.shape(node.box.style["hyphenate_character"], node.box.style)

    def hyphen_width(self, place: int) -> float:
        """How wide the hyphen is at the end of a line that ends there."""
        node = self.text_at(place - 1)
        assert node is not None
        return float(self.shape_hyphen(node).width)
