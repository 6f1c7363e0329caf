"""Page numbers in the text ("Contents … 41", "(p. 41)") without laying out a page twice for them.

A slot is an element of the class `pageref` that names its target in `data-to`. It is laid out with as many zeros as
its number is likely to have digits, and gets the number between layout and drawing. In a box of its own (the contents)
the number stands at the box's end; in a line, the words after it move, and the spaces of a justified line take up the
difference. Where there is no room for a number, its slot is widened, and only then is the book laid out once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure.boxes import AtomicInlineLevelBox, InlineBlockBox, LineBox, TextBox
from weasyprint.layout.inline import count_expandable_spaces, create_layout
from weasyprint.text.line_break import split_first_line

from octavo.markup_names import Class, Data

_PAGE = 700
"""Characters that a page has at least: most have more, and a slot that is too wide does no harm."""

_TIGHT = -0.06
"""How much narrower the spaces of a line may become, in ems."""


class Slots:
    """The slots of one book. `fill` puts in their numbers; until it says that all fit, the book is laid out again."""

    def __init__(self, root: Element) -> None:
        self._slots: set[Element] = set()
        self._around: set[Element] = set()
        self._numbers: Mapping[str, str] = {}
        self._wide: set[Element] = set()
        self._find_slots(root)
        digits = len(str(1 + sum(map(len, root.itertext())) // _PAGE))
        for slot in self._slots:
            slot.text = "0" * digits

    def _find_slots(self, element: Element) -> bool:
        """Whether an element is a slot or around one."""
        if element.get("class") == Class.PAGEREF and element.get(Data.TO):
            self._slots.add(element)
            return True
        inner = [self._find_slots(child) for child in element]  # a list, because each child has to be seen
        if any(inner):
            self._around.add(element)
        return any(inner)

    def fill(self, pages: Sequence[Any], numbers: Mapping[str, str], context: Any) -> bool:
        """Puts the page numbers of their targets in the slots of laid-out pages; `context` is WeasyPrint's.

        False if some have no room, and are wider now.
        """
        self._wide.clear()
        self._numbers = numbers
        for page in pages if self._slots else ():
            self._fill_in(page, page, context)
        for slot in self._slots if not self._wide else self._wide:
            slot.text = "0" * (len(slot.text or "") + 1) if self._wide else self._number(slot)
        return not self._wide

    def _number(self, slot: Element) -> str:
        """The number for a slot; a question mark where its target is nowhere."""
        return self._numbers.get(slot.get(Data.TO, ""), "?")

    def _fill_in(self, box: Any, block: Any, context: Any) -> None:
        """Fills the slots in a box; `block` is the nearest box around it that holds lines."""
        if box.element in self._slots and isinstance(box, InlineBlockBox):
            self._fill_box(box, context)
        elif isinstance(box, LineBox) and (slots := list(self._slots_in_line(box))):
            self._fill_line(box, slots, block, context)
        if box.element is None or box.element in self._around:
            for child in getattr(box, "children", ()):
                self._fill_in(child, block if isinstance(child, LineBox) else child, context)

    def _slots_in_line(self, box: Any) -> Iterator[Any]:
        """The texts of the slots that stand in a line without a box of their own."""
        if isinstance(box, TextBox):
            if box.element in self._slots:
                yield box
        elif not isinstance(box, InlineBlockBox):
            for child in getattr(box, "children", ()):
                if child.element in self._slots or child.element in self._around:
                    yield from self._slots_in_line(child)

    def _fill_box(self, box: Any, context: Any) -> None:
        """The number at the end of the slot's own box."""
        for text in (inner for inner in box.descendants() if isinstance(inner, TextBox)):
            grown = self._shape_number(text, context)
            if grown > 0.01:
                self._wide.add(box.element)
            if text.style["direction"] == "ltr":
                text.position_x -= grown

    def _fill_line(self, line: Any, slots: Sequence[Any], block: Any, context: Any) -> None:
        """The numbers in a line, and the rest of the line moved along."""
        grown = {slot: self._shape_number(slot, context) for slot in slots}
        spaces, more = count_expandable_spaces(line), sum(grown.values())
        justified = any(isinstance(box, TextBox) and box.justification_spacing for box in line.descendants())
        spacing = -more / spaces if justified and spaces else 0.0
        room = block.content_box_x() + block.width - line.position_x - line.width
        least = _TIGHT * line.style["font_size"]
        if (spacing < least) if justified else (more > max(room, 0.01)):
            self._wide.update(slot.element for slot in slots)
        _move_box(line, 0.0, spacing, grown, context)

    def _shape_number(self, text: Any, context: Any) -> float:
        """Gives a text its number, and says how much wider it is now."""
        text.text = self._number(text.element)
        before: float = text.width
        text.pango_layout, _, _, text.width, _, _ = split_first_line(text.text, text.style, context, None, 0)
        grown: float = text.width - before
        return grown


def _move_box(box: Any, by: float, spacing: float, grown: Mapping[Any, float], context: Any) -> float:
    """Moves a box of a line, widens the spaces in it by `spacing`, and says how far what follows moves."""
    if isinstance(box, TextBox):
        box.position_x += by
        return by + grown[box] if box in grown else by + _widen_spaces(box, spacing, context)
    if isinstance(box, AtomicInlineLevelBox):
        box.translate(by, 0)
        return by
    box.position_x += by if not isinstance(box, LineBox) else 0
    start = by
    for child in reversed(box.children) if box.style["direction"] == "rtl" else box.children:
        if child.is_in_normal_flow():
            by = _move_box(child, by, spacing, grown, context)
    box.width += by - start
    return by


def _widen_spaces(text: Any, spacing: float, context: Any) -> float:
    """Widens the spaces of a text, and says how much wider it is now."""
    spaces = count_expandable_spaces(text)
    if not spaces or not spacing:
        return 0.0
    text.justification_spacing += spacing
    text.pango_layout = create_layout(text.text, text.style, context, None, text.justification_spacing)
    text.pango_layout.deactivate()
    grown: float = spaces * spacing
    text.width += grown
    return grown
