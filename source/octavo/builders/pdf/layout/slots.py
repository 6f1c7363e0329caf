"""Page numbers that are drawn before anybody knows them: "Contents … 41", "(p. 41)", and the folio of each page.

A slot is an element of the class `pageref` that names its target in `data-to`. It is laid out with as many zeros as its
number has digits, in figures of one width, so that nothing moves when the linker writes the number. A folio is a slot,
too, if its margin box has nothing else in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure.boxes import InlineBlockBox, MarginBox, TextBox
from weasyprint.layout.inline import create_layout
from weasyprint.text.ffi import FROM_UNITS, pango

from octavo.builders.pdf.fragment import Digit, PlacedSlot, Slot, repeat_key
from octavo.builders.pdf.layout import right_to_left
from octavo.builders.pdf.layout.clusters import read_clusters
from octavo.markup_names import Class, Data

_FOLIO = (("counter()", ("page", "decimal")),)
"""What WeasyPrint makes of `content: counter(page)`."""

_SHARES = {"center": 0.5, "right": 1.0, "end": 1.0}
"""How much of the free space stands before a number, by the alignment of its line; for the others none."""


class Slots:
    """The slots of a tree, with `digits` zeros for the id that each leads to, or for "" in the contents."""

    def __init__(self, root: Element, digits: Mapping[str, int]) -> None:
        self._slots: dict[Element, str] = {}
        self._around: set[Element] = set()
        self._before: dict[Element, str] = {}
        self._dropped: list[PlacedSlot] = []
        for row in root.iterfind(f".//*[@class='{Class.LOCATORS}']"):
            self._drop_repeated(row, digits)
        self._find_slots(root, listed=False)
        for slot, key in self._slots.items():
            slot.text = "0" * digits.get(key, 1)

    def _drop_repeated(self, row: Element, digits: Mapping[str, int]) -> None:
        """Takes the numbers out of a row of the index that were those before them: "12, 12, 31" is "12, 31"."""
        before = ""
        for locator in list(row):
            [slot] = locator.iterfind(f".//*[@{Data.TO}]")
            target = slot.get(Data.TO, "")
            if before and digits.get(repeat_key(before, target)) == 0:
                self._dropped.append(PlacedSlot(target, 0, False, before))
                row.remove(locator)
            else:
                self._before[slot] = before
            before = target

    def _find_slots(self, element: Element, *, listed: bool) -> bool:
        """Whether an element is a slot or around one; `listed` says whether it is in the contents."""
        if element.get("class") == Class.PAGEREF and (target := element.get(Data.TO)):
            self._slots[element] = "" if listed else target
            return True
        listed = listed or element.tag == "nav"
        inner = [self._find_slots(child, listed=listed) for child in element]  # a list: each child has to be seen
        if any(inner):
            self._around.add(element)
        return any(inner)

    def mark(self, pages: Sequence[Any], *, folios: bool) -> tuple[PlacedSlot, ...]:
        """Marks the slots of laid-out pages, and says which of a text there are; of folios, only if they are asked."""
        placed: list[PlacedSlot] = [*self._dropped]
        for number, page in enumerate(pages):
            for child in page.children:
                if not isinstance(child, MarginBox):
                    placed += self._mark_in(child, False)
                elif folios and is_folio(child):
                    _mark_folio(child, number)
        return tuple(placed)

    def _mark_in(self, box: Any, boxed: bool) -> Iterator[PlacedSlot]:
        """Marks the slots in a box; `boxed` says whether it is a box of a slot's own."""
        if isinstance(box, TextBox) and box.element in self._slots:
            share = _share(box.style, "end" if boxed else "")
            box.number = NumberMark(box.element.get(Data.TO, ""), share)
            before = self._before.get(box.element, "")
            yield PlacedSlot(box.number.target, len(box.text), not self._slots[box.element], before)
        elif box.element is None or box.element in self._around or box.element in self._slots:
            boxed = boxed or (isinstance(box, InlineBlockBox) and box.element in self._slots)
            for child in getattr(box, "children", ()):
                yield from self._mark_in(child, boxed)


def has_mixed_folio(page: Any) -> bool:
    """Whether the number of a page stands among other words in its margins."""
    margins = (child for child in page.children if isinstance(child, MarginBox))
    return any("page" in str(box.style["content"]) and not is_folio(box) for box in margins if box.children)


def is_folio(box: Any) -> bool:
    """Whether a margin box holds the number of its page and nothing else."""
    return tuple(box.style["content"]) == _FOLIO


def _mark_folio(box: Any, page: int) -> None:
    for text in (inner for inner in box.descendants() if isinstance(inner, TextBox)):
        text.number = NumberMark("", _share(box.style, box.style["text_align_all"]), page)


def _share(style: Any, align: str) -> float:
    """How much of what a number leaves free stands before it."""
    share = _SHARES.get(align, 0.0)
    if style["direction"] == "rtl" and align in {"start", "end", "justify", ""}:
        return 1.0 - share
    return share


class NumberMark:
    """Stands in a content stream where the linker writes a number."""

    def __init__(self, target: str, share: float, page: int = 0) -> None:
        self.target = target
        self.share = share
        self.page = page
        self.slot: Slot | None = None


def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """Stands for `weasyprint.draw.text.draw_first_line`: leaves a mark where the number of a slot is drawn."""
    emojis = right_to_left.draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    mark = vars(textbox).get("number")
    if mark is not None:
        digits = _shape_digits(stream, textbox.style)
        width = sum(digits[int(digit)].width for digit in textbox.text)
        mark.slot = Slot(mark.target, mark.page, digits, width, mark.share)
        items = stream.stream
        shown = next(index for index in range(len(items) - 1, -1, -1) if _is_shown(items[index]))
        items[shown] = mark
    return emojis


def _is_shown(item: Any) -> bool:
    return isinstance(item, bytes) and item.endswith(b"TJ")


def _shape_digits(stream: Any, style: Any) -> tuple[Digit, ...]:
    """The ten digits in a style, shaped once for all pages that are drawn together."""
    known = vars(stream._resources).setdefault("octavo_digits", {})
    if id(style) not in known:  # which is kept, so that no other one gets its place in memory
        known[id(style)] = style, tuple(_shape_digit(stream, style, digit) for digit in "0123456789")
    digits: tuple[Digit, ...] = known[id(style)][1]
    return digits


def _shape_digit(stream: Any, style: Any, digit: str) -> Digit:
    """A digit in a style; the font of the stream keeps its glyph."""
    layout = create_layout(digit, style, None, None, 0)
    run = layout.get_first_line()[0].runs[0].data
    font, size = stream.add_font(run.item.analysis.font)
    [cluster] = read_clusters(run, digit.encode(), size)
    [glyph] = cluster.glyphs
    pango.pango_font_get_glyph_extents(run.item.analysis.font, glyph.number, stream.ink_rect, stream.logical_rect)
    width = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    font.to_unicode.setdefault(glyph.number, digit)
    font.widths.setdefault(glyph.number, width)
    return Digit(f"{glyph.number:04x}", round(glyph.width, 1), round(glyph.width - width, 1))
