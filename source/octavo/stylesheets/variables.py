"""Custom properties become their values (CSS Custom Properties Level 1), as far as :root says them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

import tinycss2
from tinycss2.ast import Node

from octavo.stylesheets.tokens import Tokens, is_root, members_of, parse_block, trim, walk_tokens, with_members


class Variables(NamedTuple):
    """The values that :root gives to variables, by name with its two dashes, and the names set elsewhere too."""

    values: Mapping[str, Tokens]
    elsewhere: frozenset[str] = frozenset()


def read_variables(rules: Tokens) -> Variables:
    """What the rules of all sheets say of variables; the last wins."""
    root: dict[str, Tokens] = {}
    elsewhere: set[str] = set()
    for rule in rules:
        if rule.type == "qualified-rule" and is_root(tinycss2.serialize(rule.prelude)):
            root |= {node.name: trim(node.value) for node in parse_block(rule.content) if is_variable(node)}
        elif rule.type in {"qualified-rule", "at-rule"}:
            elsewhere.update(_names_set(rule.content or ()))
    return Variables(root, frozenset(elsewhere))


def is_variable(node: Node) -> bool:
    """Whether a node sets a variable."""
    return bool(node.type == "declaration" and node.name.startswith("--"))


def _names_set(content: Tokens) -> Iterator[str]:
    """The names that a block sets, and those nested in it."""
    solid = [token for token in walk_tokens(content) if token.type not in {"whitespace", "comment"}]
    for token, following in pairwise(solid):
        if token.type == "ident" and token.value.startswith("--") and following == ":":
            yield token.value


def find_names(tokens: Tokens) -> set[str]:
    """The names of variables in a value."""
    return {token.value for token in walk_tokens(tokens) if token.type == "ident" and token.value.startswith("--")}


def resolve_variables(tokens: Tokens, variables: Variables, within: frozenset[str] = frozenset()) -> Tokens | None:
    """`tokens` with every var() replaced by its value or its fallback.

    None where a variable has neither, or needs itself.
    """
    done: list[Node] = []
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            value = _resolve_one(token, variables, within)
            if value is None:
                return None
            done += value
        elif (held := members_of(token)) is not None:
            inner = resolve_variables(held, variables, within)
            if inner is None:
                return None
            done.append(with_members(token, inner))
        else:
            done.append(token)
    return done


def _resolve_one(token: Node, variables: Variables, within: frozenset[str]) -> Tokens | None:
    """The value of one var(): of its name, or what stands after its comma."""
    name = next((part.value for part in token.arguments if part.type == "ident"), "")
    if name in variables.values and name not in within:
        value = resolve_variables(variables.values[name], variables, within | {name})
        if value is not None:
            return value
    comma = next((at for at, part in enumerate(token.arguments) if part.type == "literal" and part.value == ","), None)
    return None if comma is None else resolve_variables(trim(token.arguments[comma + 1 :]), variables, within)
