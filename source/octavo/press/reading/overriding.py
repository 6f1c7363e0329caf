"""What a book says of single articles stands in place of what was read of them, which is kept as it was read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from octavo.alt_text import describe_pictures
from octavo.model import Article, to_inlines
from octavo.notes import Note, Notes
from octavo.press.keepdrop import apply_keep_drop
from octavo.projects.inputs import Input
from octavo.projects.order import Order
from octavo.projects.overrides import ArticleOverrides
from octavo.resources import Assets

_NONE = ArticleOverrides()


def find_overrides(source: Input, order: Order) -> ArticleOverrides:
    """What an order says of the article of an input."""
    return order.articles.get(str(source.body), _NONE) if isinstance(source.body, Path) else _NONE


def override_article(article: Article, overrides: ArticleOverrides, assets: Assets, notes: Notes) -> Article:
    """The article as the book says. What names a passage or a picture that it does not have is noted."""
    here = notes.at(article.origin.path)
    article = _override_metadata(article, overrides)
    [article] = apply_keep_drop([article], overrides, here)
    [article] = describe_pictures([article], overrides.alt, assets, here)
    return article


def _override_metadata(article: Article, overrides: ArticleOverrides) -> Article:
    said: dict[str, Any] = {
        "headline": to_inlines(overrides.title),
        "alternative_headline": to_inlines(overrides.subtitle),
        "authors": overrides.authors,
        "date_published": overrides.date,
        "in_language": overrides.language,
        "language_stated": bool(overrides.language),
        "id": overrides.id,
    }
    return replace(article, **{name: value for name, value in said.items() if value})


def is_settled(note: Note, overrides: ArticleOverrides) -> bool:
    """Whether a note is of a guess that does not stand, because the book says otherwise."""
    settled_by = _SETTLED.get(note.code)
    return settled_by is not None and bool(getattr(overrides, settled_by))


_SETTLED = {"title-guessed": "title", "language-guessed": "language", "language-doubtful": "language"}
"""Which override settles a guess, by the code of its note."""
