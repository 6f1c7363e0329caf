"""The stylesheet of a book, fitted to its medium once and kept for the next build."""

from __future__ import annotations

from collections.abc import Callable

from octavo.notes import Notes
from octavo.store import Store, recall
from octavo.stylesheets import FittedCss


def recall_css(store: Store, key: str, fit: Callable[[], FittedCss], notes: Notes) -> str:
    """The CSS that was kept for `key`; fitted, and kept, where there is none. What is left out becomes notes."""
    fitted = recall(store, key, FittedCss, fit)
    for loss in fitted.losses:
        notes.add(loss.code, loss.detail)
    return fitted.css
