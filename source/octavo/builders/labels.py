"""Headings in plain words, as contents, titles of documents and indexes of words say them."""

from __future__ import annotations

from msgspec import Struct

from octavo import walk
from octavo.builders.formulas.svg import formula_text
from octavo.model import Image, Inline, Math, Text
from octavo.tex_plain import plain_formula
from octavo.walk import Content


def plain_label(content: tuple[Inline, ...]) -> str:
    """A heading in plain words; pictures and formulas in it as the words that stand for them."""
    return walk.line(spell_out(content))


def spell_out(content: Content) -> Content:
    """Content with words in place of its pictures and formulas."""
    return walk.rewrite(_Holder(content), _to_words).content


class _Holder(Struct, frozen=True):
    content: Content


def _to_words(node: Struct) -> Struct:
    match node:
        case Image():
            return Text(node.alt or "")
        case Math():
            return Text(plain_formula(formula_text(node)))
    return node
