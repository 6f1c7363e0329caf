"""Figures: what is shown, its caption and its credit, however the page marks them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from octavo.model import Block, CodeBlock, Figure, Image, Inline, Paragraph, Placeholder, Quote, Section, Table
from octavo.readers.elements.context import Context, Element, block
from octavo.readers.elements.convert.blocks import body
from octavo.readers.elements.convert.inlines import line_of
from octavo.readers.elements.tree import classes, common, drop, words
from octavo.walk import Flat, has

_CAPTION = re.compile(
    r"^(wp-)?(image|img|photo|picture|media|figure|fig|thumb|thumbnail|gallery|video)?[-_]*(caption|legend|cutline)([-_]*(text|content|body|inner|wrap(per)?))?$"
)
_CREDIT = re.compile(r"(^|[-_])(credits?|copyright|photographer|byline|attribution|photo-?by|source)([-_]|$)")
_SHOWN = ("img", "video", "iframe", "svg", "picture", "octavo-math", "table", "pre", "audio", "object", "canvas")
_FIGURE = {
    "figure",
    "fig",
    "image",
    "img",
    "thumb",
    "thumbnail",
    "photo",
    "picture",
    "illustration",
    "media",
    "captioned-image",
}
_LONGEST = 120
"""Words in a caption; more than that is text that happens to have such a class."""


def find(element: Element) -> None:
    """Makes a figure of each picture that has a caption beside it."""
    for found in list(element.iter("div")):
        if not _FIGURE.isdisjoint(classes(found)) and found.getparent() is not None:
            _named(found)
    for found in list(element.iter("p", "div", "span", "small", "em", "dd", "figcaption", "h6", "h5", "h4", "cite")):
        if found.getparent() is None or next(found.iterancestors("figure"), None) is not None:
            continue
        if found.tag == "figcaption" or any(_CAPTION.match(name) for name in classes(found)):
            _enclose(found, element)


def _named(found: Element) -> None:
    """An element that calls itself a figure: one picture, and a few words after it as its caption."""
    if (
        next(found.iterancestors("figure"), None) is not None
        or next(found.iter("figure", "figcaption"), None) is not None
    ):
        return
    pictures = list(found.iter("img", "svg"))
    said = words(found)
    last = found[-1] if len(found) else None
    if len(pictures) != 1 or not said or len(said.split()) > 80 or last is None or (last.tail or "").strip():
        return
    if last.tag in ("p", "div", "span") and words(last) == said and pictures[0] not in last.iter():
        found.tag, last.tag = "figure", "figcaption"


def _enclose(caption: Element, top: Element) -> None:
    """A figure around a caption and its picture: the element that holds both and little else, or a new one."""
    said = len(words(caption).split())
    if not said or said > _LONGEST or next(caption.iter(*_SHOWN), None) is not None:
        return
    around = caption.getparent()
    for _ in range(4):
        if around is None or around is top or around.tag in ("body", "article", "main", "td", "li", "section"):
            break
        if next(around.iter(*_SHOWN), None) is not None:
            if len(words(around).split()) <= said + 40 and around.tag in (
                "div",
                "p",
                "span",
                "center",
                "aside",
                "dl",
                "a",
            ):
                around.tag, caption.tag = "figure", "figcaption"
                return
            break
        around = around.getparent()
    _join(caption)


def _join(caption: Element) -> None:
    """A new figure of the caption and the picture right before it."""
    before = caption.getprevious()
    if before is None or (before.tail or "").strip() or caption.tag == "span":
        return
    if next(before.iter("img", "svg", "picture"), None) is None or len(words(before).split()) > 20:
        return
    figure = caption.makeelement("figure")
    before.addprevious(figure)
    figure.append(before)
    tail, caption.tail = caption.tail, None
    figure.append(caption)
    figure.tail = tail
    caption.tag = "figcaption"


@block("figure")
def _figure(element: Element, context: Context) -> list[Flat]:
    carried = common(element, context)
    captions = [found for found in element.iter("figcaption") if next(found.iterancestors("figure"), None) is element]
    credit: tuple[Inline, ...] = ()
    said: tuple[Block, ...] = ()
    for caption in captions:
        drop(caption)
        credit = credit or _credit(caption, context)
        said += body(caption, context)
    shown = body(element, context)
    if not shown and not said and not credit:
        return []
    return _made(shown, said, credit, carried)


def _made(
    shown: tuple[Block, ...], said: tuple[Block, ...], credit: tuple[Inline, ...], carried: dict[str, str]
) -> list[Flat]:
    """A figure; what needs none stands alone, and a quotation takes its caption as who said it."""
    if not shown:
        return [*said, *([Paragraph(credit)] if credit else [])]
    match shown:
        case (Quote() as quote,) if said and not quote.attribution and not has(quote, Image):
            words_ = tuple(inline for part in said if isinstance(part, Paragraph) for inline in part.content)
            return [replace(quote, attribution=words_)]
        case (Table() | CodeBlock() | Quote() | Figure(),) if not said and not credit:
            return [*shown]
    if (not said and not credit and not has(shown, Image, Placeholder)) or has(shown, Section):
        return [*shown, *said]
    return [Figure(shown, caption=said, credit=credit, **carried)]  # type: ignore[arg-type]


def _credit(caption: Element, context: Context) -> tuple[Inline, ...]:
    """Who made the picture: a part of the caption that says so by its class; it is taken out of the caption."""
    for found in list(caption.iter("span", "small", "cite", "p", "div", "em", "i")):
        if found is not caption and any(_CREDIT.search(name) for name in classes(found)):
            if len(words(found).split()) > 20 or not words(found):
                continue
            drop(found)
            return line_of(found, context)
    return ()
