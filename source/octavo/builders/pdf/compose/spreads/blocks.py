"""What the blocks of an article are to whoever fills its pages: what is shown, listings, and paragraphs of text."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

from octavo.builders.pdf.tree.etree import words_of
from octavo.locale.pointing import points_ahead
from octavo.markup_names import Class

_PLAIN = {"", "opening"}
"""The classes of a paragraph of text."""


def classes_of(box: Any) -> set[str]:
    """The classes of the element that a box is made of; none for one that is part of another."""
    return set((box.element.get("class") or "").split()) if box.element is not None else set()


def is_shown(box: Any) -> bool:
    """Whether a block is a figure, a picture between paragraphs or a table, which stands whole and in no note's way."""
    if box.element_tag == "figure" or (box.element_tag == "p" and Class.PICTURE in classes_of(box)):
        return True
    return bool(box.element_tag == "table" and box.is_table_wrapper and box.style["break_inside"] == "avoid")


def is_listing(box: Any) -> bool:
    """Whether a block is code."""
    return bool(box.element_tag == "pre")


def is_movable(box: Any) -> bool:
    """Whether what is shown can stand elsewhere: on a page of its kind, and without notes, which keep their order."""
    styles = box.style
    tied = styles["break_before"] not in {"auto", "avoid"} or styles["break_after"] not in {"auto", "avoid"}
    return not (tied or Class.LANDSCAPE in classes_of(box) or any(inner.footnote for inner in box.descendants()))


def is_text(box: Any) -> bool:
    """Whether a block is a paragraph of text: no sign, no picture, no question, and not the announcement of a list."""
    if box.element_tag != "p" or not classes_of(box) <= _PLAIN or not isinstance(box, boxes.BlockBox):
        return False
    if not box.children or not isinstance(box.children[0], boxes.LineBox):
        return False
    words = words_of(box.element).strip()
    return bool(words) and not words.endswith((":", "\uff1a"))


def is_formula(box: Any) -> bool:
    """Whether a block is a formula between paragraphs."""
    return bool(box.element_tag == "p" and Class.MATH in classes_of(box))


def goes_on(box: Any) -> bool:
    """Whether a paragraph is in the middle of a sentence: "which is the sum of both." """
    return is_text(box) and words_of(box.element).strip()[:1].islower()


def is_led_to(box: Any) -> bool:
    """Whether the paragraph before a block leads to it, whatever its words are: a list, code, a quotation."""
    return box.element_tag in {"ul", "ol", "dl", "pre", "blockquote"}


def announces(box: Any) -> bool:
    """Whether the words of a block lead to what stands right behind them: "as shown below", "Here is the result:"."""
    return box.element is not None and points_ahead(words_of(box.element), box.style["lang"] or "en")
