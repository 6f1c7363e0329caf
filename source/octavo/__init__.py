"""Octavo turns articles into books: one EPUB and one PDF from one parsed model and one stylesheet.

    import octavo
    octavo.build(octavo.Order(inputs=("articles",)))

The public names are loaded when they are first used: `octavo --version` loads none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from octavo.errors import OctavoError
    from octavo.model import Article, Book
    from octavo.press import build, read
    from octavo.projects.order import Order
    from octavo.theme import Theme

__version__ = "0.1.0"
__all__ = ["Article", "Book", "OctavoError", "Order", "Theme", "build", "read"]

_HOMES = {
    "Article": "model",
    "Book": "model",
    "OctavoError": "errors",
    "Order": "projects.order",
    "Theme": "theme",
    "build": "press",
    "read": "press",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
