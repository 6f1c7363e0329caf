"""Signs of Word's symbol fonts become the characters that they show.

Word stores a sign of Symbol or Wingdings as U+F000 and its place in that font, which means nothing without the font:
a bullet is U+F0B7. Pages and texts that were copied from Word have such codes, and no font beside them. Only those are
known here that mean one thing: the bullets that Word offers, arrows, ticks, and marks of arithmetic. What else is
private stays as it is.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from octavo.model import Article, Book, Text
from octavo.notes import Notes
from octavo.walk import Content, replace_articles, rewrite, says, text, title

SYMBOLS = str.maketrans({
    # bullets of Symbol and Wingdings
    "\uf0b7": "•", "\uf0a7": "▪", "\uf06e": "■", "\uf06c": "●", "\uf06f": "□", "\uf0a8": "◻", "\uf071": "❑",
    "\uf076": "❖", "\uf0d8": "➢",
    # ticks, faces and arrows
    "\uf0fc": "✓", "\uf0fb": "✗", "\uf0fe": "☑", "\uf0fd": "☒", "\uf04a": "☺", "\uf04c": "☹",
    "\uf0e0": "→", "\uf0df": "←", "\uf0e8": "➔", "\uf0f0": "⇨", "\uf0ae": "→", "\uf0ac": "←",
    # arithmetic
    "\uf02d": "−", "\uf0b0": "°", "\uf0b1": "±", "\uf0b4": "×", "\uf0d7": "⋅", "\uf0a3": "≤", "\uf0b3": "≥",
    "\uf0b9": "≠", "\uf0bb": "≈", "\uf0a5": "∞",
})  # fmt: skip
"""The place in the font, as Word writes it → the character."""

_KNOWN = re.compile(f"[{''.join(map(chr, SYMBOLS))}]")

_PRIVATE = (b"\xef\x80", b"\xef\x81", b"\xef\x82", b"\xef\x83")
"""How U+F000 to U+F0FF begin in UTF-8."""


def read_symbols(book: Book, notes: Notes) -> Book:
    """The book with characters for signs of symbol fonts; a note for each article that has some."""
    return replace_articles(book, [read_article(article, notes) for article in book.articles])


def read_article(article: Article, notes: Notes) -> Article:
    """The same for one article."""
    found = _KNOWN.findall(text(article.content)) if says(article, *_PRIVATE) else []
    if not found:
        return article
    shown = ", ".join(f"U+{ord(sign):04X} is {sign.translate(SYMBOLS)}" for sign in sorted(set(found)))
    notes.at(title(article)).add("symbol-read", f"{len(found)} signs: {shown}")
    return rewrite(article, _read_text)


def _read_text(node: Struct) -> Content:
    return replace(node, text=node.text.translate(SYMBOLS)) if isinstance(node, Text) else node
