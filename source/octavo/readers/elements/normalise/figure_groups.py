"""Boxes whose names say that their pictures stand in rows become a `figure` with a figure for each picture.

Such a box holds nothing else: no text but captions, and one line for all of them. "gallery-columns-3", "image-grid" and
"tmulti" are such names. A box of Bootstrap whose columns are as wide as the page ("row" of "col-12") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import MATH, Element, classes, drop, holds, is_attached, stands_in, words

_ROW = re.compile(
    r"rows?|grid|galler(?:y|ies)|columns?|cols|slider|slides|slideshow|carousel|swiper|mosaic|collage|tiled?|tiles|masonry"
    r"|photoset|photogrid|diptych|triptych|tmulti|imagegroup|figuregroup|subfigures?|panels?|duo|trio"
)
"""Words of the names of rows: "wp-block-gallery", "image-row", "tiled-gallery", "quarto-layout-panel"."""

_PARTS = re.compile(r"[a-z]+")
_WHOLE_WIDTH = re.compile(r"(?:col-)?(?:\w\w-)?(?:12|full)")
"""Classes of columns as wide as the page, which stand below each other: "col-12", "col-md-12"."""

_CLONE = re.compile(r"(?:^|-)(?:cloned?|duplicate)(?:$|-)")
"""Classes of slides that stand twice, so that a slider can go round: "slick-cloned", "swiper-slide-duplicate"."""

_BOXES = ("div", "p", "center", "figure")
_OTHERS = (
    "table", "pre", "ul", "ol", "blockquote", "iframe", "video", "audio", "object", "input", "svg", "hr",
    MATH, *HEADINGS,
)  # fmt: skip
"""What no row of pictures holds."""

_APART = ("figure", "table", "li", "pre", "td", "figcaption")
"""Elements in which pictures stay as they are."""

_LONGEST_CAPTION = 80
"""Words in the line that says what all pictures of a row are."""


def make_figure_groups(part: Element) -> None:
    """Makes a figure of figures of each box of `part` that says it is a row of pictures, the outermost first."""
    for box in list(part.iter(*_BOXES)):
        if box is not part and is_attached(box) and _is_called_row(box) and not stands_in(box, *_APART):
            _open(box)


def _is_called_row(box: Element) -> bool:
    return any(_ROW.fullmatch(word) for name in classes(box) for word in _PARTS.findall(name))


def _open(box: Element) -> None:
    """Makes the figures of a box, if it holds two pictures and more, and no words but captions."""
    for clone in [found for found in box.iterdescendants() if any(map(_CLONE.search, classes(found)))]:
        drop(clone)
    pictures = list(box.iter("img"))
    if any(map(_is_stacked, box.iter("div"))):
        box.tag = "section"  # two pictures alone in a box without a name are a row
    if len(pictures) < 2 or box.tag == "section" or holds(box, *_OTHERS):
        return
    units = list(dict.fromkeys(_find_unit(picture, box) for picture in pictures))
    rest = [found for found in _words_outside(box, set(units)) if found is not box]
    said = " ".join(map(words, rest))
    if (
        len(units) != len(pictures)
        or len(rest) > 1
        or len(said.split()) > _LONGEST_CAPTION
        or _has_own_words(box, units)
    ):
        return
    figures = [unit if unit.tag == "figure" else _enclose(unit) for unit in units]
    _fill(box, figures, rest)


def _are_captions(rest: list[Element]) -> bool:
    """Whether what a box says beside the captions of its pictures is one line, or nothing."""
    return not rest or (len(rest) == 1 and len(words(rest[0]).split()) <= _LONGEST_CAPTION)


def _is_stacked(found: Element) -> bool:
    return any(_WHOLE_WIDTH.fullmatch(name) for name in classes(found))


def _find_unit(picture: Element, box: Element) -> Element:
    """What a picture is in its box: its figure, or the outermost element around it that shows and says nothing else."""
    figure = next(picture.iterancestors("figure"), None)
    if figure is not None and box in figure.iterancestors():
        return figure
    here = picture
    while (around := here.getparent()) is not None and around is not box:
        if sum(1 for _ in around.iter("img")) > 1 or words(around):
            break
        here = around
    return here


def _words_outside(box: Element, units: set[Element]) -> Iterator[Element]:
    """The outermost elements of a box that say something and hold no picture."""
    for child in box:
        if child in units or not isinstance(child.tag, str) or not words(child):
            continue
        if any(unit in units for unit in child.iterdescendants()):
            yield from _words_outside(child, units)
        else:
            yield child


def _has_own_words(box: Element, units: list[Element]) -> bool:
    """Whether words stand in a box, or in what is around its pictures, that no element holds."""
    around = {box, *(found for unit in units for found in unit.iterancestors() if box in found.iterancestors())}
    texts = [text for found in around for text in (found.text, *(child.tail for child in found))]
    return any(text and text.strip() for text in texts)


def _enclose(unit: Element) -> Element:
    """A figure around a picture without a caption."""
    figure = unit.makeelement("figure")
    unit.addprevious(figure)
    if unit.tag in ("dl", "dt", "dd", "li"):
        unit.tag = "div"
    figure.tail, unit.tail = unit.tail, None
    figure.append(unit)
    for term in list(unit.iter("dl", "dt", "dd")):
        term.tag = "div"
    return figure


def _fill(box: Element, figures: list[Element], rest: list[Element]) -> None:
    """Empties a box but for its figures and the line of them all, which becomes its caption."""
    for found in (*figures, *rest):
        drop(found)
    for child in list(box):
        box.remove(child)
    box.tag, box.text = "figure", None
    box.extend(figures)
    for line in rest:
        line.tag = "figcaption"
        box.append(line)
