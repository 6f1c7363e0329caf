"""A builder that loses the last word of a book."""

from __future__ import annotations

from octavo.builders import BuildContext, Built
from tests.press import toy


def build(context: BuildContext, edition: str) -> Built:
    """Writes the book, but for its last word."""
    built = toy.build(context, edition)
    context.file.write_text(context.file.read_text(encoding="utf-8").rstrip().rpartition(" ")[0], encoding="utf-8")
    return built
