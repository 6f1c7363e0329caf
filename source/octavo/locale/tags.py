"""Language tags (BCP 47): whether one is real, how it is written, and which way its script runs."""

from __future__ import annotations

import re
from functools import cache

_PLAIN = re.compile("(ar|cs|da|de|el|en|es|fi|fr|he|hu|it|ja|ko|nb|nl|no|pl|pt|ro|ru|sv|tr|uk|zh)(-[A-Z]{2})?")
"""Tags known to be good ("pt-BR") without asking the registry, which takes longer to load than a short book to make."""

_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}


@cache
def standardise(written: str) -> str:
    """`written` as a tag of the IANA registry ("en_US" is "en-US"); "" where it names no language."""
    if not written or _PLAIN.fullmatch(written):
        return written
    import langcodes

    try:
        standard = langcodes.standardize_tag(written.strip())
    except ValueError:  # langcodes.LanguageTagError
        return ""
    return standard if langcodes.tag_is_valid(standard) else ""


def is_right_to_left(language: str) -> bool:
    """Whether a language's script runs from right to left: by the script the tag names, or its usual one."""
    subtags = language.lower().split("-")
    if {"arab", "hebr", "syrc", "thaa", "nkoo"} & set(subtags[1:]):
        return True
    return subtags[0] in _RIGHT_TO_LEFT and "latn" not in subtags
