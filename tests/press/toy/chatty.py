"""A builder that notes the same two things of every book, as builders do of a stylesheet and of an article."""

from __future__ import annotations

from octavo.builders import BuildContext, Built
from tests.press import toy


def build(context: BuildContext, edition: str) -> Built:
    """Writes the whole book."""
    context.notes.add("css-invalid", "mine.css:2: color red")
    context.notes.at(context.book.articles[0].id).add("glyph-missing", "U+16A0")
    return toy.build(context, edition)
