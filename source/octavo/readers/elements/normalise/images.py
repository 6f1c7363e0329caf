"""Images: what waits for a script to become a picture is one already."""

from __future__ import annotations

import re

from octavo.notes import first_words
from octavo.readers.elements.context import Context
from octavo.readers.elements.tree import Element, drop, holds, is_attached, stands_in, words

PICTURE_FILE = re.compile(r"\.(jpe?g|png|gif|webp|avif|svg)($|[?#])", re.I)
"""The end of a picture's address: "a.jpg", "a.png?w=800"."""


def normalise_images(element: Element, context: Context) -> None:
    """Puts real pictures in the place of those that a script would have put there."""
    for hidden in list(element.iter("noscript")):
        if is_attached(hidden):
            _unwrap_noscript(hidden, context)
    for old in list(element.iter("amp-img", "image")):
        if not stands_in(old, "svg"):
            old.tag = "img"
    for holder in list(element.iter("picture", "span", "div")):
        if (holder.tag == "picture" or holder.get("data-src")) and not holds(holder, "img"):
            _fill_holder(holder)


def _unwrap_noscript(hidden: Element, context: Context) -> None:
    """The content of noscript, where it is a picture: it replaces the one beside it that waits for a script."""
    pictures = list(hidden.iter("img"))
    if len(pictures) == 1 and not words(hidden):
        real = pictures[0]
        if (waiting := _find_beside(hidden)) is not None:
            for key, value in waiting.items():
                if key not in real.attrib:
                    real.set(key, value)
            drop(waiting)
        real.tail = None
        hidden.addprevious(real)
    elif _is_text(hidden):
        hidden.tag = "div" if holds(hidden, *_BLOCKS) else "span"
        return
    elif said := words(hidden):
        context.count("text-dropped", f"shown without scripts: “{first_words(said)}”")
    drop(hidden)


_BLOCKS = ("p", "pre", "blockquote", "table", "dl")

_ASKS_FOR_SCRIPTS = re.compile("script|cookies|browser", re.I)  # "Please enable JavaScript to see the comments."


def _is_text(hidden: Element) -> bool:
    """Whether what is shown without scripts is text: no menu, and no request to allow scripts."""
    said = words(hidden)
    linked = sum(len(words(link)) for link in hidden.iter("a"))
    is_said = holds(hidden, *_BLOCKS) or len(said.split()) >= _LEAST_WORDS
    return is_said and linked * 2 < len(said) and not _ASKS_FOR_SCRIPTS.search(said)


_LEAST_WORDS = 4
"""Words of a line that is text by itself, and not "Loading"."""


def _find_beside(hidden: Element) -> Element | None:
    """The first picture in the elements right before and after."""
    near = (hidden.getprevious(), hidden.getnext())
    return next((found for place in near if place is not None for found in place.iter("img")), None)


def _fill_holder(holder: Element) -> None:
    """Puts an image into a picture element that has none, or an element that a script would fill."""
    sources = (found for found in holder.iter("source") if found.get("srcset") or found.get("data-srcset"))
    address = holder.get("data-src") or ""
    if next(sources, None) is None and (words(holder) or not PICTURE_FILE.search(address)):
        return
    alt = holder.get("data-alt") or holder.get("aria-label") or ""
    holder.append(holder.makeelement("img", {"alt": alt, "src": address}))
