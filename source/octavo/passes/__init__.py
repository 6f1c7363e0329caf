"""Changes that every book goes through between reading and building, each from book to book."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from octavo.model import Book
from octavo.notes import Notes
from octavo.passes.figure_labels import label_figures
from octavo.passes.formulas import set_formulas
from octavo.passes.links import resolve_links
from octavo.passes.names import give_names
from octavo.passes.symbols import read_symbols
from octavo.passes.tables import square_tables
from octavo.passes.typography import set_typography

Pass: TypeAlias = Callable[[Book, Notes], Book]
"""Changes a book without losing a word of it; what else is lost becomes a note. Never raises on an honest book."""

PASSES: tuple[Pass, ...] = (
    set_formulas,
    label_figures,
    give_names,
    resolve_links,
    square_tables,
    read_symbols,
    set_typography,
)
"""In order: formulas and figures come first, because labels name them, then names, because links lead to them;
typography last, on what is printed."""
