"""What stands on a laid-out page, as plain values: its blocks with their lines, and all that is not white.

Places are CSS pixels from the upper left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes

from octavo.builders.pdf.compose.reasons import NotComposedError
from octavo.builders.pdf.compose.shaping import Shaper
from octavo.markup_names import HEADINGS, Class

_OWN_WHITE = ("html", "body")
"""Elements whose ground is that of the page."""

_ASIDE = ("nav", "figcaption", "caption", "header")
"""Elements whose lines are not those of the text, however large their type is."""

_COLLAPSING = ("normal", "nowrap", "pre-line")
_NEAR = 0.01
"""How much of its measure a line may lack that is called full."""

_SAME = 0.02
"""How much the size of type may differ from that of the text, as a share of it."""


class LineView(NamedTuple):
    """A line of the text: where it is, its base line, its spaces, how wide each is by nature and here (CSS pixels).

    `full` says that it reaches the end of its measure, or tries to; `hyphened` that it ends inside a word.
    """

    x: float
    y: float
    width: float
    height: float
    baseline: float
    size: float
    spaces: int = 0
    natural: float = 0.0
    space: float = 0.0
    full: bool = False
    hyphened: bool = False


class BlockView(NamedTuple):
    """A block without blocks in it: its element, from where to where it reaches, and what ends it.

    `lines` are those of the text; a heading, a table or a picture has none. `height` is how many lines it has of any
    kind. `leads` says whether it is a heading, a title or a question, `tail` is the last letter.
    """

    element: Any
    x: float
    top: float
    width: float
    bottom: float
    height: int = 0
    lines: tuple[LineView, ...] = ()
    leads: bool = False
    tail: str = ""


class PageView(NamedTuple):
    """A page: the place of its text (x, y, width, height), its blocks, and from where to where it is not white.

    `opens` says that an article begins on it, `is_body` that it has text of one. `beside` are the places of notes in
    its margin: they fill white beside the text, and are no part of its foot.
    """

    frame: tuple[float, float, float, float]
    blocks: tuple[BlockView, ...]
    inked: tuple[tuple[float, float], ...]
    is_body: bool
    opens: bool
    beside: tuple[tuple[float, float], ...] = ()


def view_pages(pages: Sequence[Any], text_size: float, shaper: Shaper) -> list[PageView]:
    """What stands on laid-out pages whose text is of this size (CSS pixels)."""
    spaces = _Spaces(shaper)
    return [_PageReader(text_size, spaces).read(page) for page in pages]


class _Spaces:
    """How wide a space is by nature, by the style of its text."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._known: dict[int, tuple[Any, float]] = {}

    def width(self, style: Any) -> float:
        """The width; 0 for text that is not composed. The style is kept, because its address is its name."""
        known = self._known.get(id(style))
        if known is None:
            try:
                known = style, self._shaper.space(style)
            except NotComposedError:
                known = style, 0.0
            self._known[id(style)] = known
        return known[1]


class _PageReader:
    """Reads the boxes of one page, in their order."""

    def __init__(self, text_size: float, spaces: _Spaces) -> None:
        self._size = text_size
        self._spaces = spaces
        self._blocks: list[BlockView] = []
        self._inked: list[tuple[float, float]] = []
        self._is_body = self._opens = False

    def read(self, page: Any) -> PageView:
        """All that is on the page but for its head and its folio."""
        beside: list[tuple[float, float]] = []
        for child in page.children:
            if isinstance(child, boxes.FootnoteAreaBox):
                self._inked += _list_lines(child)
            elif isinstance(child, boxes.MarginBox):
                continue
            elif child.element is None:  # notes in the margin
                beside += _list_lines(child)
            else:
                self._read_box(child, inside=False, aside=False)
        frame = (page.content_box_x(), page.content_box_y(), page.width, page.height)
        return PageView(frame, tuple(self._blocks), tuple(self._inked), self._is_body, self._opens, tuple(beside))

    def _read_box(self, box: Any, *, inside: bool, aside: bool) -> None:
        """Reads a box; `inside` says whether it is in an article, `aside` whether apart from its text."""
        element, tag = box.element, box.element_tag
        if isinstance(box, boxes.TableBox):
            self._add_shown(box, inside)
            return
        if element is not None and Class.ARTICLE in (element.get("class") or "").split():
            inside = True
        self._is_body = self._is_body or inside
        self._opens = self._opens or (inside and tag == "header")
        aside = aside or tag in _ASIDE or not box.is_in_normal_flow()
        if isinstance(box, boxes.ReplacedBox):
            self._add_shown(box, inside)
            return
        if tag not in _OWN_WHITE:
            self._inked += _inked_edges(box)
        children = getattr(box, "children", ())
        if children and isinstance(children[0], boxes.LineBox):
            self._add_text(box, inside, aside)
            return
        for child in children:
            self._read_box(child, inside=inside, aside=aside)

    def _add_shown(self, box: Any, inside: bool) -> None:
        """A picture or a table: nothing in it is white."""
        top = box.border_box_y()
        bottom = top + box.border_height()
        self._inked.append((top, bottom))
        if inside and box.is_in_normal_flow():
            self._blocks.append(BlockView(box.element, box.border_box_x(), top, box.border_width(), bottom))

    def _add_text(self, box: Any, inside: bool, aside: bool) -> None:
        lines = [child for child in box.children if isinstance(child, boxes.LineBox) and _has_ink(child)]
        self._inked += [(line.position_y, line.position_y + line.height) for line in lines]
        if not inside or not lines or not box.is_in_normal_flow():
            return
        top, bottom = lines[0].position_y, lines[-1].position_y + lines[-1].height
        classes = (box.element.get("class") or "").split()
        leads = box.element_tag in HEADINGS or Class.TITLE in classes or Class.QUESTION in classes
        shown = () if leads or aside or not self._is_text(box.style) else self._read_lines(box, lines)
        tail = next((text.text.rstrip()[-1:] for text in reversed(list(_texts(lines[-1]))) if text.text.strip()), "")
        place = (box.content_box_x(), top, box.width, bottom)
        self._blocks.append(BlockView(box.element, *place, len(lines), shown, leads, tail))

    def _is_text(self, style: Any) -> bool:
        near = abs(style["font_size"] - self._size) <= self._size * _SAME
        return near and style["white_space"] in _COLLAPSING

    def _read_lines(self, box: Any, lines: Sequence[Any]) -> tuple[LineView, ...]:
        justified = box.style["text_align_all"] == "justify"
        end = box.content_box_x() + box.width * (1 - _NEAR)
        written = [line for line in lines if any(text.text.strip() for text in _texts(line))]  # not a picture alone
        return tuple(self._read_line(line, box.style, end if justified else 0.0) for line in written)

    def _read_line(self, line: Any, style: Any, end: float) -> LineView:
        spaces, spacing, last = 0, 0.0, None
        family, size = style["font_family"], style["font_size"]
        for text in _texts(line):
            if text.style["font_family"] == family and text.style["font_size"] == size:
                spaces += text.text.count(" ") + text.text.count("\xa0")
                spacing = text.justification_spacing or spacing
            last = text
        if last is not None and last.text.endswith(" "):
            spaces -= 1
        natural = self._spaces.width(style)
        place = (line.position_x, line.position_y, line.width, line.height, line.position_y + line.baseline)
        full = bool(spacing) or line.position_x + line.width >= end
        hyphened = last is not None and last.text.endswith(last.style["hyphenate_character"])
        return LineView(*place, size, spaces, natural, natural + spacing, full, hyphened)


def _list_lines(box: Any) -> Iterator[tuple[float, float]]:
    """From where to where the lines of notes reach, and what is shown in them."""
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox | boxes.TableBox):
        yield box.position_y, box.position_y + box.margin_height()
        return
    for child in getattr(box, "children", ()):
        yield from _list_lines(child)


def _texts(box: Any) -> Iterator[Any]:
    """The texts in a line, in their order, but for those in boxes of their own, such as a placed mark."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox):
            yield from _texts(child)


def _has_ink(line: Any) -> bool:
    """Whether a line shows anything."""
    return any(not isinstance(child, boxes.TextBox) or child.text.strip() for child in line.children)


def _inked_edges(box: Any) -> Iterator[tuple[float, float]]:
    """From where to where the ground and the edges of a box are seen."""
    style, top = box.style, box.border_box_y()
    bottom = top + box.border_height()
    ground = style["background_color"]
    tinted = ground != "transparent" and getattr(ground, "alpha", 1) > 0
    if tinted or box.border_left_width or box.border_right_width:
        yield top, bottom
        return
    if box.border_top_width:
        yield top, top + box.border_top_width
    if box.border_bottom_width:
        yield bottom - box.border_bottom_width, bottom
