"""The words of a drawing, as it is read aloud, and how large they are."""

from __future__ import annotations

from lxml import etree

from octavo.pictures.svg.size import read_length

_USUAL = 16.0
"""CSS pixels of letters that say no size."""


def letters_of(root: etree._Element) -> str:
    """All letters that a drawing shows, its texts parted by spaces."""
    return " ".join(" ".join("".join(map(str, text.itertext())).split()) for text in root.iter("{*}text"))


def usual_letter_size(root: etree._Element) -> float:
    """The size of the letters in most of a drawing's texts, in its own units; 0 where it has none."""
    sizes = sorted(_size_of(text) for text in root.iter("{*}text") if "".join(map(str, text.itertext())).strip())
    return sizes[len(sizes) // 2] if sizes else 0.0


def _size_of(text: etree._Element) -> float:
    """The font size that a text, what is in it, or what is around it states."""
    stated = (_stated_size(element) for element in (*text.iter(), *text.iterancestors()))
    return next(filter(None, stated), _USUAL)


def _stated_size(element: etree._Element) -> float:
    for declaration in (element.get("style") or "").split(";"):
        name, _, value = declaration.partition(":")
        if name.strip().lower() == "font-size":
            return read_length(value)
    return read_length(element.get("font-size"))
