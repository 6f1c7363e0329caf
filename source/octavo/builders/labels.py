"""Headings in plain words, as contents and the titles of documents say them."""

from __future__ import annotations

from msgspec import Struct

from octavo import walk
from octavo.builders.formulas.svg import formula_text
from octavo.model import Image, Inline, Math, Text
from octavo.tex_plain import plain_formula


def plain_label(content: tuple[Inline, ...]) -> str:
    """A heading in plain words; pictures and formulas in it as the words that stand for them."""
    return walk.line(walk.rewrite(_LabelHolder(content), _to_words))


class _LabelHolder(Struct, frozen=True):
    content: tuple[Inline, ...]


def _to_words(node: Struct) -> Struct:
    match node:
        case Image():
            return Text(node.alt or "")
        case Math():
            return Text(plain_formula(formula_text(node)))
    return node
