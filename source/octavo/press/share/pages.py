"""What is said of a book as a page to land on: complete in itself, with what cards of social networks are made of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from octavo.locale.characters import drop_illegal
from octavo.locale.tags import direction_of
from octavo.press.share.announcement import Announcement
from octavo.press.share.summary import shorten

_CARD_WORDS = 200
"""Characters of the description on a card."""


def format_html(told: Announcement) -> str:
    """The announcement as an HTML page."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    language = told.metadata.language
    page = environment.get_template("page.html").render(
        told=told,
        metadata=told.metadata,
        direction=direction_of(language),
        description=shorten(" ".join(told.summary), _CARD_WORDS),
        facts=_format_facts(told),
    )
    return drop_illegal(page)


def _format_facts(told: Announcement) -> str:
    """The book by the terms of schema.org, for search engines, as JSON that may stand in a page."""
    metadata = told.metadata
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Book",
        "name": metadata.title,
        "alternativeHeadline": metadata.subtitle,
        "author": [{"@type": "Person", "name": person.name} for person in metadata.creators],
        "publisher": metadata.publisher,
        "inLanguage": metadata.language,
        "datePublished": metadata.date,
        "description": " ".join(told.summary),
        "image": told.locate("card.jpg") if told.address else "",
        "url": told.address,
    }
    written = json.dumps({name: value for name, value in facts.items() if value}, ensure_ascii=False, indent=1)
    return written.replace("<", "\\u003c")  # or a title could end the script
