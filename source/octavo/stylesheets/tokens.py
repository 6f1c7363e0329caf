"""Component values of CSS as tinycss2 parses them: searched, taken apart and put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import TypeAlias

import tinycss2
from tinycss2.ast import Node

Tokens: TypeAlias = Sequence[Node]
"""Component values (CSS Syntax Level 3) as tinycss2 gives them."""


def parse_sheet(text: str) -> Tokens:
    """The rules of a sheet, the broken ones among them."""
    return tuple(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def parse_block(content: Tokens) -> Tokens:
    """The declarations and the nested rules of a block."""
    return tuple(tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True))


def walk_tokens(tokens: Tokens) -> Iterable[Node]:
    """Every token, those in functions and brackets too."""
    for token in tokens:
        yield token
        yield from walk_tokens(members_of(token) or ())


def members_of(token: Node) -> Tokens | None:
    """What a function or a bracket holds, None for any other token."""
    held: Tokens | None = getattr(token, "arguments", None) or getattr(token, "content", None)
    return held if isinstance(held, list) else None


def with_members(token: Node, held: Tokens) -> Node:
    """A function or a bracket with other members: a copy, because the parsed tokens are shared."""
    same = copy(token)
    setattr(same, "arguments" if token.type == "function" else "content", list(held))
    return same


def trim(tokens: Tokens) -> Tokens:
    """`tokens` without the space around them."""
    kept = [at for at, token in enumerate(tokens) if token.type not in {"whitespace", "comment"}]
    return tokens[kept[0] : kept[-1] + 1] if kept else ()


def split(tokens: Tokens, sign: str = ",") -> list[Tokens]:
    """`tokens` at each `sign`, but not at those in brackets; the parts without the space around them."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == sign:
            parts.append([])
        else:
            parts[-1].append(token)
    return [trim(part) for part in parts]


_PLAIN_SELECTORS = re.compile(r"(?:[a-zA-Z][\w-]*+|[\s.,>+~:*])*+", re.ASCII)
"""Names, classes and states: every comma in them parts two selectors, and there is no need to parse them."""


def split_selectors(prelude: str) -> list[str]:
    """A list of selectors, one by one."""
    if _PLAIN_SELECTORS.fullmatch(prelude):
        return [part.strip() for part in prelude.split(",")]
    return [tinycss2.serialize(part) for part in split(tinycss2.parse_component_value_list(prelude))]


def find_error(rule: Node) -> Node | None:
    """The first error in a rule before its block: the rule itself or a token of its selector; None if there is none."""
    return rule if rule.type == "error" else next(find_errors(rule.prelude), None)


def find_errors(tokens: Tokens) -> Iterator[Node]:
    """The tokens that cannot be read."""
    return (token for token in walk_tokens(tokens) if token.type == "error")


def find_idents(tokens: Tokens) -> set[str]:
    """The identifiers of a value, lower case."""
    return {token.lower_value for token in tokens if token.type == "ident"}


def find_units(tokens: Tokens) -> set[str]:
    """The units of a value, lower case."""
    return {token.lower_unit for token in walk_tokens(tokens) if token.type == "dimension"}


def is_root(prelude: str) -> bool:
    """Whether a rule is for the whole document."""
    return bool(set(split_selectors(prelude)) & {"html", "body", ":root", "*"})


def names_a_file(tokens: Tokens) -> bool:
    """Whether a value names another file, on this machine or on the network."""
    for token in walk_tokens(tokens):
        if token.type == "url":
            address = token.value
        elif token.type == "function" and token.lower_name in {"url", "src", "image-set", "image"}:
            address = next((part.value for part in walk_tokens(token.arguments) if part.type == "string"), "")
        else:
            continue
        if not address.lower().startswith(("data:", "#")):
            return True
    return False
