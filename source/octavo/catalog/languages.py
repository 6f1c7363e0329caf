"""What languages are called, in English (CLDR)."""

from __future__ import annotations

from functools import cache


@cache
def name_language(tag: str) -> str:
    """The name of a language by its BCP 47 tag: "German", "Portuguese (Brazil)"; the tag where it has no name here."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    try:
        return Locale.parse(tag.replace("-", "_")).get_display_name("en") or tag if tag else ""
    except (UnknownLocaleError, ValueError):
        return tag
