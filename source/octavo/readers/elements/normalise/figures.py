"""Figures: a picture and its caption become a `figure` with a `figcaption`, however the page marks them."""

from __future__ import annotations

import re
from itertools import islice

from octavo.markup_names import HEADINGS
from octavo.readers.elements.normalise.unnamed_captions import enclose_figure
from octavo.readers.elements.tree import MATH, Element, ancestors, classes, drop, holds, is_attached, stands_in, words

_CAPTION = re.compile(
    r"(?:^|_|--)(wp-|mso)?"
    r"(image|img|photo|picture|media|figure|fig|thumb|thumbnail|gallery|video|code-?block|code|listing)?(block|box)?[-_]*"
    r"(caption|legend|cutline)"
    r"([-_]*(text|content|body|inner|wrap(per)?))?(?:$|__)"
)
"""Classes of captions: "wp-caption-text", "thumbcaption", "photo-legend", "MsoCaption", "media__caption"."""

_CAPTIONS = ("p", "div", "span", "small", "em", "dd", "figcaption", "h6", "h5", "h4", "cite")
"""Elements that captions are made of."""

_SHOWN = ("img", "video", "iframe", "svg", "picture", MATH, "table", "pre", "audio", "object", "canvas")
"""What a figure can show."""

_FIGURE = re.compile(
    r"(?:.*[-_])?(?:figure|fig|image|img|thumb|thumbnail|photo|picture|illustration|visual|bild|foto)"
    r"(?:[-_](?:box|block|wrap(?:per)?|container|holder))?|media"
)
"""Classes of figures: "figure", "captioned-image", "image-box"."""

_HOLDERS = ("div", "p", "span", "center", "aside", "dl", "a")
"""Elements that may hold a picture and its caption and be no more than that."""

_LONGEST = 120
"""Words in a caption; more than that is text that happens to have such a class."""

_LONGEST_UNNAMED = 80
"""Words in a caption that only its place tells."""

_LONGEST_CREDIT = 20
"""Words in a line that says whose picture it is."""

_MOST_BESIDE = 40
"""Words that may stand beside a caption in what becomes its figure: a credit, the labels of buttons."""


def normalise_figures(element: Element) -> None:
    """Makes a figure of each picture that has a caption beside it."""
    for found in list(element.iter("div")):
        if is_attached(found) and any(map(_FIGURE.fullmatch, classes(found))):
            _convert_holder(found)
    for found in list(element.iter(*_CAPTIONS)):
        if is_attached(found) and not stands_in(found, "figure") and _is_caption(found):
            _enclose(found, element)
    for figure in element.iter("figure"):
        _caption_with_headings(figure)


def _caption_with_headings(figure: Element) -> None:
    """Headings in a figure begin its caption: `<figure><h3>Figure 1. A weir</h3><img>…`. They head no section.

    A box that is called a figure but holds the text of a section keeps its headings.
    """
    headings = [found for found in figure.iter(*HEADINGS) if not stands_in(found, "table")]
    if not headings or not holds(figure, *_SHOWN) or _count_words_beside(figure) > _LONGEST:
        return
    caption = next(figure.iter("figcaption"), None)
    if caption is None:
        caption = figure.makeelement("figcaption")
        figure.append(caption)
    around = set(caption.iterancestors())
    outside = [found for found in headings if found not in around and caption not in found.iterancestors()]
    for heading in headings:
        heading.tag = "div" if heading in around else "p"  # <figure><h3><figcaption>Figure 1</figcaption></h3>…
    for heading in outside:
        drop(heading)
    if outside:
        caption.text, outside[-1].tail = None, caption.text
    caption[:0] = outside


def _count_words_beside(figure: Element) -> int:
    """How many words stand in a figure beside the tables and listings that it shows."""
    shown = sum(len(words(found).split()) for found in figure.iter("table", "pre"))
    return len(words(figure).split()) - shown


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
    elif len(said.split()) <= _MOST_BESIDE and (lines := _lines_under(found, pictures[0], said)):
        found.tag = "figure"
        _join_captions(lines)


def _lines_under(found: Element, picture: Element, said: str) -> list[Element]:
    """The elements after a picture, if they hold all that `found` says, and no heading or list."""
    shown = next((child for child in found if child is picture or picture in child.iterdescendants()), None)
    lines = [] if shown is None else [line for line in shown.itersiblings() if words(line)]
    if any(line.tag not in ("p", "div", "span", "small") or holds(line, *HEADINGS, "ul", "ol") for line in lines):
        return []
    return lines if "".join(map(words, lines)).replace(" ", "") == said.replace(" ", "") else []


def _join_captions(lines: list[Element]) -> None:
    """Makes one caption of several lines, each a paragraph of it."""
    caption = lines[0].makeelement("figcaption")
    lines[0].addprevious(caption)
    for line in lines:
        line.tag = "p" if line.tag == "span" else line.tag
        caption.append(line)


def _is_caption(found: Element) -> bool:
    """Whether an element says that it is a caption, and holds but a few words."""
    is_called = any(_CAPTION.search(name) for name in classes(found)) and not holds(found, "figcaption")
    if found.tag != "figcaption" and not is_called:
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
                _join_credit(caption)
                return
            break
    _join_before(caption)


def _join_credit(caption: Element) -> None:
    """Takes the line between a picture and its caption into the caption: whose picture it is."""
    before = caption.getprevious()
    if before is None or before.tag not in ("p", "div", "span", "small") or holds(before, *_SHOWN, *HEADINGS):
        return
    if 0 < len(words(before).split()) <= _LONGEST_CREDIT and not (before.tail or "").strip():
        said = caption.makeelement("p")
        said.text, caption.text = caption.text, None
        said.extend(list(caption))
        before.tag = "p"
        caption.extend([before, said])


def _join_before(caption: Element) -> None:
    """A new figure of the caption and the picture right before it."""
    before = caption.getprevious()
    if before is None or (before.tail or "").strip() or caption.tag == "span":
        return
    if not holds(before, "img", "svg", "picture") or len(words(before).split()) > 20:
        return
    enclose_figure(before, caption)
