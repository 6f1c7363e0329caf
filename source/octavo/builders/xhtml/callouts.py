"""What a callout says of itself: "Warning", in the language of its article, unless its own words say it already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from octavo.locale.phrases import translations
from octavo.model import Aside, CalloutKind, Paragraph, Span
from octavo.walk import line

_OTHER_NAMES = {"attention", "danger", "error", "hint", "info", "information", "notice", "tips", "warning"}
"""What pages call their callouts too, whatever kind they are."""

_MARKS = " :.!—–-"


def callout_label(node: Aside, words: Mapping[str, str]) -> str:
    """What a callout is, of the phrases `words`; "" if it has no kind, or says it by itself ("Note: the gauge …")."""
    return "" if not node.kind or _names_kind(node, words[node.kind]) else words[node.kind]


def callout_name(node: Aside, words: Mapping[str, str]) -> str:
    """What a callout is called for those who hear it: its kind and its title. "" for a box without a kind."""
    if not node.kind:
        return ""
    return ": ".join(filter(None, (callout_label(node, words), line(node.title)))) or words[node.kind]


def is_callout_name(node: Aside) -> bool:
    """Whether the title of a callout is the name of its kind alone, in whatever language: "NOTE", "Warnung!"."""
    return bool(node.kind) and line(node.title).strip(_MARKS).casefold() in _names(node.kind)


def _names_kind(node: Aside, name: str) -> bool:
    """Whether the words of a callout begin with what it is, `name` in the language around it."""
    names = "|".join(map(re.escape, (name.casefold(), node.kind, *_OTHER_NAMES)))
    titled = re.match(rf"(?:{names})(?!\w)", line(node.title).strip().casefold())
    return bool(titled) or is_callout_name(node) or _first_words(node).casefold() in _names(node.kind)


def _first_words(node: Aside) -> str:
    """The words that a callout's body begins with, if they stand apart: "Note" of "Note: the gauge", or in strong."""
    match node.body[:1]:
        case (Paragraph(content=(Span(style="strong" | "emphasis") as first, *_)),):
            return line((first,)).strip(_MARKS)
        case (Paragraph(content=content),):
            return line(content).partition(":")[0].strip()
    return ""


@cache
def _names(kind: CalloutKind) -> frozenset[str]:
    """What a kind is called, small letters, in all languages."""
    return frozenset({*map(str.casefold, translations(kind)), *_OTHER_NAMES})
