"""Stands where WeasyPrint asks for the next line of a paragraph: gives one that was chosen with all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from weasyprint.layout import inline

from octavo.builders.pdf.compose.breaking import LineBreaker, SetLine
from octavo.builders.pdf.compose.lines import LineBuilder
from octavo.builders.pdf.compose.paragraph import Paragraph
from octavo.builders.pdf.compose.reasons import NotComposedError, Reason
from octavo.builders.pdf.compose.shaping import Shaper
from octavo.builders.pdf.compose.skips import letter_at, skip_to

_GET_NEXT_LINEBOX = inline.get_next_linebox

_PARAGRAPH = "octavo_paragraph"
"""What a line box keeps: the paragraph that it is."""

_COMPOSER = "octavo_composer"
"""What WeasyPrint's context of a layout keeps."""


class _Found(NamedTuple):
    """The lines of a paragraph for one width, or why there are none.

    `children` are those of the line box, to tell whether it has changed; `numbers` says which line begins at a skip
    stack, and `skips` where each line ends; the first is moved by `indent`.
    """

    children: Any
    width: float
    reason: Reason | None = None
    paragraph: Paragraph | None = None
    lines: tuple[SetLine, ...] = ()
    skips: tuple[Any, ...] = ()
    numbers: Mapping[tuple[int, ...], int] = MappingProxyType({})
    indent: float = 0.0


class Composer:
    """Composes the paragraphs of one layout. `left` counts those that were not, or lines of them, by their reasons."""

    def __init__(self) -> None:
        self.shaper = Shaper()
        self.composed = 0
        self.left: Counter[Reason] = Counter()
        self._boxes: list[Any] = []

    def count_paragraphs(self) -> dict[str, int]:
        """How many paragraphs were composed, and how many others there are, by why they were not."""
        return {"composed": self.composed, **{reason.value: count for reason, count in sorted(self.left.items())}}

    def close(self) -> None:
        """Lets go of what only layout needs, before pages are drawn."""
        for box in self._boxes:
            vars(box).pop(_PARAGRAPH, None)
        self._boxes.clear()
        self.shaper.close()

    def leave(self, reason: Reason) -> None:
        """Counts a paragraph, or a line of one, that is left to WeasyPrint."""
        self.left[reason] += 1

    def find(self, context: Any, box: Any, around: Any, skip: Any) -> _Found:
        """The lines of a line box, in the box `around` it, of which the next one begins at `skip`."""
        known: _Found | None = vars(box).get(_PARAGRAPH)
        same = known is not None and known.children is box.children and known.width == around.width
        if known and same and (known.reason or _path(skip) in known.numbers):
            return known
        found = self._compose(context, box, around, skip)
        setattr(box, _PARAGRAPH, found)
        self._boxes.append(box)
        return found

    def _compose(self, context: Any, box: Any, around: Any, skip: Any) -> _Found:
        known = _Found(box.children, around.width)
        indent = box.text_indent if skip is None else 0.0
        try:
            paragraph = Paragraph(box, around, context, self.shaper)
            lines = tuple(LineBreaker(paragraph).break_lines(letter_at(paragraph.root, skip), indent))
        except NotComposedError as left:
            self.leave(left.reason)
            return known._replace(reason=left.reason)
        self.composed += 1
        skips = (*(skip_to(paragraph.root, line.following) for line in lines[:-1]), None)
        numbers = {_path(start): number for number, start in enumerate((skip, *skips[:-1]))}
        return known._replace(paragraph=paragraph, lines=lines, skips=skips, numbers=numbers, indent=indent)


def _path(skip: Any) -> tuple[int, ...]:
    """A skip stack as what can be looked up."""
    path = []
    while skip is not None:
        ((index, skip),) = skip.items()
        path.append(index)
    return tuple(path)


def get_next_linebox(context: Any, linebox: Any, *given: Any) -> Any:
    """Stands for `weasyprint.layout.inline.get_next_linebox`: the next line, and where the one after it begins."""
    position_y, _, skip, around, _, _, first_letter_style, first_line_style = given
    found = None
    if first_letter_style or first_line_style:
        composer_of(context).leave(Reason.FIRST_LINE)
    elif _has_float(context, position_y):
        composer_of(context).leave(Reason.FLOAT)
    else:
        found = composer_of(context).find(context, linebox, around, skip)
    if found is None or found.paragraph is None:
        return _GET_NEXT_LINEBOX(context, linebox, *given)
    number = found.numbers[_path(skip)]
    line = LineBuilder(found.paragraph, found.lines[number], around, context)
    return line.build(position_y, 0.0 if number else found.indent), found.skips[number]


def composer_of(context: Any) -> Composer:
    """The composer of a layout, which ends with it."""
    known: Composer | None = vars(context).get(_COMPOSER)
    if known is None:
        known = vars(context)[_COMPOSER] = Composer()
    return known


def _has_float(context: Any, position_y: float) -> bool:
    """Whether something floats beside a line."""
    return any(shape.position_y + shape.margin_height() > position_y for shape in context.excluded_shapes)


def forget(box: Any) -> None:
    """Forgets the lines of all paragraphs in a box, because something in them has changed."""
    for inner in box.descendants():
        vars(inner).pop(_PARAGRAPH, None)
