"""Which rules a book has no use for: those whose elements, classes or roles are nowhere in it."""

from __future__ import annotations

from collections.abc import Set

import tinycss2
from tinycss2.ast import Node

from octavo.stylesheets.tokens import split_selectors


def keep_used(prelude: str, vocabulary: Set[str]) -> str:
    """The selectors of a list that may find something in a book of that vocabulary, "" if none may."""
    return ", ".join(selector for selector in split_selectors(prelude) if _required_words(selector) <= vocabulary)


def _required_words(selector: str) -> set[str]:
    """What a selector needs in the vocabulary to find anything; states (:hover) and :not() need nothing."""
    found: set[str] = set()
    before: Node | None = None
    for token in tinycss2.parse_component_value_list(selector):
        sign = before.value if before is not None and before.type == "literal" else ""
        if token.type == "ident" and sign != ":":
            found.add(f".{token.value}" if sign == "." else token.lower_value)
        elif token.type == "[] block":
            found.add(f"[{tinycss2.serialize(token.content)}]".replace('"', ""))
        before = token
    return {name for name in found if not name.startswith("[") or name.startswith(("[role=", "[dir="))}
