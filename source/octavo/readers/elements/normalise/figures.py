"""Figures: a picture and its caption become a `figure` with a `figcaption`, however the page marks them."""

from __future__ import annotations

import re
from itertools import islice

from octavo.readers.elements.tree import MATH, Element, ancestors, classes, holds, is_attached, stands_in, words

_CAPTION = re.compile(
    r"^(wp-|mso)?(image|img|photo|picture|media|figure|fig|thumb|thumbnail|gallery|video|code-?block|code|listing)?[-_]*"
    r"(caption|legend|cutline)"
    r"([-_]*(text|content|body|inner|wrap(per)?))?$"
)
"""Classes of captions: "wp-caption-text", "thumbcaption", "photo-legend", "MsoCaption"."""

_CAPTIONS = ("p", "div", "span", "small", "em", "dd", "figcaption", "h6", "h5", "h4", "cite")
"""Elements that captions are made of."""

_SHOWN = ("img", "video", "iframe", "svg", "picture", MATH, "table", "pre", "audio", "object", "canvas")
"""What a figure can show."""

_FIGURES = {
    "figure", "fig", "image", "img", "thumb", "thumbnail", "photo", "picture", "illustration", "media",
    "captioned-image",
}  # fmt: skip
"""Classes of figures."""

_HOLDERS = ("div", "p", "span", "center", "aside", "dl", "a")
"""Elements that may hold a picture and its caption and be no more than that."""

_LONGEST = 120
"""Words in a caption; more than that is text that happens to have such a class."""

_LONGEST_UNNAMED = 80
"""Words in a caption that only its place tells."""

_MOST_BESIDE = 40
"""Words that may stand beside a caption in what becomes its figure: a credit, the labels of buttons."""


def normalise_figures(element: Element) -> None:
    """Makes a figure of each picture that has a caption beside it."""
    for found in list(element.iter("div")):
        if not _FIGURES.isdisjoint(classes(found)) and is_attached(found):
            _convert_holder(found)
    for found in list(element.iter(*_CAPTIONS)):
        if is_attached(found) and not stands_in(found, "figure") and _is_caption(found):
            _enclose(found, element)


def _convert_holder(found: Element) -> None:
    """An element that calls itself a figure: one picture, and a few words after it as its caption."""
    if stands_in(found, "figure") or holds(found, "figure", "figcaption"):
        return
    pictures, said = list(found.iter("img", "svg")), words(found)
    last = found[-1] if len(found) else None
    if len(pictures) != 1 or last is None or (last.tail or "").strip() or not 0 < len(said.split()) <= _LONGEST_UNNAMED:
        return
    if last.tag in ("p", "div", "span") and words(last) == said and pictures[0] not in last.iter():
        found.tag, last.tag = "figure", "figcaption"


def _is_caption(found: Element) -> bool:
    """Whether an element says that it is a caption, and holds but a few words."""
    if found.tag != "figcaption" and not any(_CAPTION.match(name) for name in classes(found)):
        return False
    return 0 < len(words(found).split()) <= _LONGEST and not holds(found, *_SHOWN)


def _enclose(caption: Element, top: Element) -> None:
    """A figure around a caption and its picture: the element that holds both and little else, or a new one."""
    length = len(words(caption).split())
    for around in islice(ancestors(caption, top), 4):
        if around.tag in ("body", "article", "main", "td", "li", "section"):
            break
        if holds(around, *_SHOWN):
            if len(words(around).split()) <= length + _MOST_BESIDE and around.tag in _HOLDERS:
                around.tag, caption.tag = "figure", "figcaption"
                return
            break
    _join_before(caption)


def _join_before(caption: Element) -> None:
    """A new figure of the caption and the picture right before it."""
    before = caption.getprevious()
    if before is None or (before.tail or "").strip() or caption.tag == "span":
        return
    if not holds(before, "img", "svg", "picture") or len(words(before).split()) > 20:
        return
    figure = caption.makeelement("figure")
    before.addprevious(figure)
    figure.append(before)
    figure.tail, caption.tail = caption.tail, None
    figure.append(caption)
    caption.tag = "figcaption"
