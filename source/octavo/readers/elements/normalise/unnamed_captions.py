"""Captions that no name tells: a line set apart right under a picture, and a line that says whose picture it is.

A line under a picture is its caption on two signs: nothing stands between them, and the whole line is set apart by a
smaller or slanted face, or begins as credits do. Other lines under a picture stay paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.locale.characters import SENTENCE_END
from octavo.readers.elements.tree import Element, holds, is_attached, stands_in, words

_CREDIT = re.compile(
    r"\W*(?:"
    r"(?:(?:featured?|lead|header|cover|hero|title|all)\s)?"
    r"(?:photo(?:s|graph\w*)?|images?|pictures?|pic|illustrations?|graphics?|screenshots?|video|source|credits?)\b.{0,24}?"
    r"(?::|©|\bby\b|\bcourtesy\b|\bvia\b|/)"  # "Photo: A. Name", "Feature image by A. Name", "Images courtesy of B"
    r"|(?:foto|bild(?:nachweis|quelle|rechte)?|grafik|quelle|abbildung|abb|crédits?|photographie|imagen|fuente|fonte"
    r"|imagem|immagine|bron|beeld|kilde|källa|kuva|zdjęcie|fot|źródło|фото|источник|写真|图片来?源?|圖片來?源?)\s?\d*\s?"
    r"[:.：/©]"  # "Foto: A. Name", "Abb. 3: …", "Quelle: B"
    r"|(?:courtesy(?: of)?|provided by|mit freundlicher genehmigung)\b"
    r"|©|\(c\)\s"  # "© A. Name / Agency"
    r")",
    re.I,
)
"""How lines begin that say whose picture it is, or which."""

_LONGEST_CREDIT = 20
_LONGEST_SET_APART = 60
_LONGEST_PARAGRAPH = 35
"""Words in a credit; in a line set apart that stands in one block with its picture; and in a block of its own."""

_NO_LINES = ("img", "video", "iframe", "table", "ul", "ol", "pre", "figure", "input", "button", "h1", "h2", "h3")
_APART = ("em", "i", "small", "sub", "cite")
"""Elements that set a line apart."""

_WRAPPERS = {"a", "picture", "span", "button", "div", "p", "center", "amp-img"}
_BLOCKS = {"p", "div", "small", "center", "span", "h5", "h6"}


def enclose_unnamed_captions(part: Element) -> None:
    """Makes a figure of each picture with such a line under it."""
    for picture in list(part.iter("img")):
        if is_attached(picture) and not stands_in(picture, "figure", "table", "li", "pre"):
            shown = _outermost(picture, part)
            if not _enclose_within(shown, part):
                _enclose_next(shown, part)


def _outermost(picture: Element, part: Element) -> Element:
    """The element around a picture that shows nothing else."""
    here = picture
    while (around := here.getparent()) is not None and around is not part and around.tag in _WRAPPERS:
        if len(around) > 1 or (around.text or "").strip() or (here.tail or "").strip():
            break
        here = around
    return here


# --- a line in the block of its picture ---------------------------------------------------------------


def _enclose_within(shown: Element, part: Element) -> bool:
    """A picture and its line in one block: `<p><img><br><em>The pier</em></p>`."""
    around = shown.getparent()
    if around is None or around is part or around.tag not in ("p", "div", "center"):
        return False
    if around[0] is not shown or (around.text or "").strip():
        return False
    if sum(1 for _ in around.iter("img")) != 1 or not _is_line(around, _LONGEST_SET_APART, _parts_after(shown)):
        return False
    around.tag = "figure"
    caption = around.makeelement("figcaption")
    caption.text, shown.tail = shown.tail, None
    caption.extend(list(shown.itersiblings()))
    around.append(caption)
    _unwrap_breaks(caption)
    return True


def _parts_after(shown: Element) -> list[Element]:
    return [found for found in shown.itersiblings() if found.tag != "br"]


def _unwrap_breaks(caption: Element) -> None:
    """Takes off the breaks between a picture and its line, and what sets the line apart: captions are so anyway."""
    while len(caption) and caption[0].tag == "br" and not (caption.text or "").strip():
        caption.text = caption[0].tail
        caption[0].tail = None
        caption.remove(caption[0])


# --- a line in the next block -------------------------------------------------------------------------


def _enclose_next(shown: Element, part: Element) -> None:
    """A picture, and its line in the block after it: `<p><img></p><p>Photo: A. Name</p>`."""
    below = shown.getnext()
    if below is None or (shown.tail or "").strip() or below.tag not in _BLOCKS or not _is_block(shown, part):
        return
    if holds(below, *_NO_LINES) or not _is_line(below, _LONGEST_PARAGRAPH, [below]):
        return
    enclose_figure(shown, below)


def enclose_figure(shown: Element, caption: Element) -> None:
    """Puts what is shown, and the caption that stands right after it, into a new figure."""
    figure = shown.makeelement("figure")
    shown.addprevious(figure)
    figure.append(shown)
    figure.tail, caption.tail = caption.tail, None
    figure.append(caption)
    caption.tag = "figcaption"


def _is_block(shown: Element, part: Element) -> bool:
    """Whether a picture is a block, not a part of a line of words."""
    around, before = shown.getparent(), shown.getprevious()
    if shown.tag in ("p", "div", "center") or around is part:
        return True
    text = before.tail if before is not None else None if around is None else around.text
    return around is not None and around.tag != "p" and not (text or "").strip()


# --- signs ----------------------------------------------------------------------------------------------


def _is_line(around: Element, longest: int, parts: list[Element]) -> bool:
    """Whether what an element says is a credit, or a short line that one of `parts` sets apart as a whole."""
    said = words(around)
    count = len(said.split())
    if 0 < count <= _LONGEST_CREDIT and _CREDIT.match(said):
        return count <= _LONGEST_CREDIT // 2 or SENTENCE_END.search(said) is None
    return 0 < count <= longest and len(parts) == 1 and any(words(inner) == said for inner in _set_apart(parts[0]))


def _set_apart(found: Element) -> Iterator[Element]:
    """The elements that set a line apart and may hold all of it."""
    here = found
    while True:
        if here.tag in _APART:
            yield here
        if len(here) != 1:
            return
        here = here[0]
