"""The structure of a tree: what the parser got wrong, what lies too deep, and scripts."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from octavo.readers.elements.context import Context
from octavo.readers.elements.tree import MATH, NOTE, Element, drop, select, stands_in, tag_of, words

_DRAWN = ("math", "svg", MATH)
"""Formulas and drawings."""

_LEAVES = {"img", *_DRAWN, NOTE, "br"}
"""What is kept whole, however deep it lies."""

PHRASING = {"a", "abbr", "b", "code", "em", "font", "i", "span", "strong", "sub", "sup", "u", "small", "mark", "tt"}
"""Elements that do not end a paragraph (HTML's phrasing content)."""


def repair_voids(element: Element) -> None:
    """Takes out of elements that hold nothing what the parser, which does not know them, put into them."""
    etree.strip_tags(element, "wbr")
    for void in list(element.iter("source", "track")):
        for child in reversed(void):
            void.addnext(child)
        if void.text:
            void.tail = void.text + (void.tail or "")
            void.text = None


# --- depth ------------------------------------------------------------------------------------------


def flatten(element: Element, context: Context, deepest: int) -> None:
    """Turns what lies deeper than `deepest` levels into paragraphs; words and pictures are kept.

    Formulas and drawings are kept whole, unless they are so deep themselves that nobody made them by hand.
    """
    leaves: dict[Element, None] = {}
    for deep in select(element, "/".join("*" * deepest) + "[*]"):
        leaf = _outermost_leaf(deep)
        if leaf is not None:
            leaves[leaf] = None
            continue
        context.count("too-deep", f"elements deeper than {deepest} levels")
        _fill(deep, _take_pieces(deep))
        leaves |= dict.fromkeys(deep.iter(*_DRAWN))
        for note in deep.iter(NOTE):
            flatten(note, context, _MOST_IN_NOTE)
    for leaf in leaves:
        if select(leaf, _DEEPEST_LEAF):
            context.count("too-deep", f"a formula or a drawing of more than {_MOST_IN_LEAF} levels is read as words")
            _keep_words(leaf)


_MOST_IN_LEAF = 100
_DEEPEST_LEAF = "/".join("*" * _MOST_IN_LEAF)
_MOST_IN_NOTE = 20
_MOST_NOTES = 8
"""Notes in notes."""


def _outermost_leaf(element: Element) -> Element | None:
    """The formula or drawing that an element is, or stands in."""
    around = list(element.iterancestors(*_DRAWN))
    return around[-1] if around else element if element.tag in _DRAWN else None


def _keep_words(leaf: Element) -> None:
    """Makes a formula or a drawing its words."""
    said = words(leaf) or leaf.get("tex") or ""
    leaf.attrib.clear()
    for child in reversed(leaf):
        leaf.remove(child)
    leaf.tag, leaf.text = "span", said


def flatten_notes(part: Element, context: Context) -> None:
    """Makes words of notes in notes in notes, where no one can follow them any more."""
    around = 0
    for event, note in list(etree.iterwalk(part, events=("start", "end"), tag=NOTE)):
        around += 1 if event == "start" else -1
        if event == "start" and around > _MOST_NOTES and not note.get("href"):
            context.count("too-deep", f"notes in more than {_MOST_NOTES} notes stand in the note that calls them")
            note.tag = "span"


class _Piece(NamedTuple):
    """A piece of what was flattened: strings of words, or an element that is kept."""

    ends_paragraph: bool
    content: list[str] | Element


def _take_pieces(deep: Element) -> list[_Piece]:
    """Empties `deep`; gives back what was in it, in order."""
    pieces: list[_Piece] = []
    walker = etree.iterwalk(deep, events=("start", "end"))
    for event, found in walker:
        block = found.tag not in PHRASING
        if event == "start" and found.tag in _LEAVES and found is not deep:
            walker.skip_subtree()
            pieces.append(_Piece(False, found))
        elif event == "start" and isinstance(found.tag, str):
            _add_text(pieces, block, found.text or "")
        elif event == "end" and found is not deep:
            _add_text(pieces, block and found.tag not in _LEAVES, found.tail or "")
    deep.text = None
    for child in reversed(deep):
        deep.remove(child)
    return pieces


def _add_text(pieces: list[_Piece], ends_paragraph: bool, text: str) -> None:
    last = pieces[-1].content if pieces else None
    if isinstance(last, list) and not ends_paragraph:
        last.append(text)
    else:
        pieces.append(_Piece(ends_paragraph, [text]))


def _fill(deep: Element, pieces: list[_Piece]) -> None:
    """Puts the pieces into `deep` as paragraphs."""
    paragraph: Element | None = None
    for ends_paragraph, content in pieces:
        if paragraph is None or (ends_paragraph and (paragraph.text or len(paragraph))):
            paragraph = etree.SubElement(deep, "p")
        if not isinstance(content, list):
            content.tail = None
            paragraph.append(content)
        elif len(paragraph):
            paragraph[-1].tail = "".join(content)
        else:
            paragraph.text = "".join(content)


# --- scripts ----------------------------------------------------------------------------------------

_SCRIPTS = (
    "script", "style", "template", "button", "input", "select", "textarea", "link", "meta", "base", "canvas", "dialog",
    "datalist", "noembed", "noframes", "slot",
)  # fmt: skip
_COUNT_HANDLERS = etree.XPath("count(descendant-or-self::*/@*[starts-with(name(), 'on')])")


def strip_scripts(element: Element, context: Context) -> None:
    """Drops scripts, styles and the parts of forms, and notes event handlers, which no reader reads."""
    if handlers := int(_COUNT_HANDLERS(element)):
        context.count("script-dropped", "event handler", handlers)
    for found in list(element.iter(*_SCRIPTS)):
        if found.tag == "style" and stands_in(found, "svg"):  # the look of a drawing
            continue
        if _is_box(found) and not stands_in(found, "li"):
            _write_sign(found)
        elif not _is_task(found):
            context.count("script-dropped", tag_of(found))
            drop(found)


_LINES = ("p", "td", "th", "dd", "dt", "label", "span", "strong", "em", "b", "h3", "h4", "h5", "h6")


def _is_box(element: Element) -> bool:
    """Whether an element is a box that is ticked or not, before words of its line: no switch that opens something."""
    around, following = element.getparent(), element.getnext()
    if element.tag != "input" or (element.get("type") or "").lower() != "checkbox" or around is None:
        return False
    before_words = (element.tail or "").strip() != ""
    before_label = following is not None and following.tag in ("label", "span") and words(following) != ""
    return before_words or (before_label and around.tag in _LINES)


def _write_sign(box: Element) -> None:
    """Writes the sign of a box in its place."""
    box.tail = ("☑ " if box.get("checked") is not None else "☐ ") + (box.tail or "").lstrip()
    drop(box)


def _is_task(element: Element) -> bool:
    """Whether an element is the box of a task in a list: `<li><input type="checkbox"> done`."""
    return element.tag == "input" and (element.get("type") or "").lower() == "checkbox" and stands_in(element, "li")
