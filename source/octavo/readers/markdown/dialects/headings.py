"""Ids of headings: `## Folds {#folds}`, else what GitHub makes of their words."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.readers.markdown.dialects.attributes import take_attributes_at_end


def add_headings(parser: MarkdownIt) -> None:
    """Gives each heading an id."""
    parser.core.ruler.push("headings", _identify_headings)


def _identify_headings(state: StateCore) -> None:
    """Gives each heading the id that its writer wrote after it, else the one that GitHub makes of its words."""
    seen: dict[str, int] = {}
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open":
            take_attributes_at_end(opening, inline)
            if not opening.attrGet("id"):
                opening.attrSet("id", _unique_id(slug(_text_of(inline)), seen))


def _text_of(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))


def slug(words: str) -> str:
    """A heading's id as GitHub makes it: lower case, no punctuation, hyphens for spaces."""
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


def _unique_id(name: str, seen: dict[str, int]) -> str:
    count = seen.get(name, 0)
    seen[name] = count + 1
    return f"{name}-{count}" if count else name
