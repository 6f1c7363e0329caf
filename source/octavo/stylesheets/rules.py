"""Stylesheets rewritten rule by rule: what all media share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import tinycss2
from tinycss2.ast import Node

from octavo.stylesheets import FittedCss, Loss
from octavo.stylesheets.bounds import find_excess
from octavo.stylesheets.tokens import Tokens, find_error, find_errors, parse_block, split_selectors, trim
from octavo.stylesheets.variables import is_variable

Declarations = Sequence[tuple[str, str]]
"""Names and values, to be written one after the other."""

GROUPS = {"media", "supports", "container", "layer", "scope", "starting-style"}
"""At-rules that hold style rules; the others hold declarations."""


class Rewriter(ABC):
    """Writes one sheet anew, rule by rule. What a medium refuses, its subclass says, with the reason."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._losses: list[Loss] = []

    @abstractmethod
    def refuse_rule(self, name: str, prelude: str) -> str:
        """Why an at-rule (`name`), or a style rule ("" and its selector), is left out; "" if it is kept."""

    @abstractmethod
    def refuse(self, declaration: Node, selector: str) -> str:
        """Why a declaration is left out; "" if it is kept."""

    def final_value(self, tokens: Tokens) -> Tokens | None:
        """The value to write; None where it cannot be known."""
        return tokens

    def rewrite_declaration(self, declaration: Node, value: Tokens) -> Declarations | None:
        """What stands for a declaration with this value; None where nothing can."""
        return ((declaration.name, tinycss2.serialize(value).strip()),)

    def rewrite(self, rules: Tokens) -> FittedCss:
        """CSS for the medium, with its losses. Use once."""
        return FittedCss(self._rules(rules, ""), tuple(self._losses))

    def _rules(self, rules: Tokens, parent: str) -> str:
        return "".join(self._rule(rule, parent) for rule in rules)

    def _rule(self, rule: Node, parent: str) -> str:
        if wrong := find_error(rule):
            self._note_invalid(wrong)
            return ""
        prelude = tinycss2.serialize(rule.prelude).strip()
        name = rule.lower_at_keyword if rule.type == "at-rule" else ""
        if why := self.refuse_rule(name, prelude):
            self._note_dropped(rule, f"@{name} {why}" if name else f"{prelude} {why}")
            return ""
        return self._at_rule(rule, name, prelude, parent) if name else self._style_rule(rule, prelude, parent)

    def _style_rule(self, rule: Node, prelude: str, parent: str) -> str:
        selector = unnest(prelude, parent) if parent else prelude
        declarations, inner = self._block(rule.content, selector)
        return (f"{selector} {{ {declarations} }}\n" if declarations else "") + inner

    def _at_rule(self, rule: Node, name: str, prelude: str, parent: str) -> str:
        opening = f"@{name} {prelude}".strip()
        if rule.content is None:
            return f"{opening};\n"
        if name in GROUPS and not parent:
            rules = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            body = self._rules(rules, "")
        else:
            declarations, body = self._block(rule.content, parent)
            body = (f"{parent} {{ {declarations} }}\n" if parent and declarations else declarations) + body
        return f"{opening} {{ {body} }}\n" if body else ""

    def _block(self, content: Tokens, selector: str) -> tuple[str, str]:
        """The declarations of a block, and the rules nested in it, which come to stand after it."""
        declarations, inner = [], []
        for node in parse_block(content):
            if node.type == "declaration":
                declarations.append(self._declaration(node, selector))
            else:
                inner.append(self._rule(node, selector))
        return " ".join(filter(None, declarations)), "".join(inner)

    def _declaration(self, node: Node, selector: str) -> str:
        if wrong := next(find_errors(node.value), None):
            self._note_invalid(wrong)
            return ""
        if why := self.refuse(node, selector):
            self._note_dropped(node, f"{node.name} {why}")
            return ""
        value = self.final_value(node.value)
        if value is None:
            self._note_dropped(node, f"{node.name} uses a variable that :root does not set")
            return ""
        if why := self._find_flaw(node, value):
            self._note("css-invalid", node, f"{node.name} {why}")
            return ""
        written = self.rewrite_declaration(node, value)
        if written is None:
            self._note_dropped(node, f"{node.name} has a value that old readers do not know")
            return ""
        important = " !important" if node.important else ""
        return " ".join(f"{name}: {text}{important};" for name, text in written)

    def _find_flaw(self, node: Node, value: Tokens) -> str:
        """Why a value is none that a page can show, "" where it is; ours are."""
        if not (trim(value) or is_variable(node)):
            return "has no value"
        return find_excess(value) if self._name else ""

    def _note_invalid(self, error: Node) -> None:
        message = _MESSAGES.get(error.kind, error.message)
        self._losses.append(Loss("css-invalid", f"{self._name}:{error.source_line}:{error.source_column}: {message}"))

    def _note_dropped(self, node: Node, why: str) -> None:
        self._note("css-dropped", node, why)

    def _note(self, code: str, node: Node, detail: str) -> None:
        """Notes a loss in a sheet of the user's; what our own sheets say to one medium alone is meant so."""
        if self._name:
            self._losses.append(Loss(code, f"{self._name}:{node.source_line}:{node.source_column}: {detail}"))


_MESSAGES = {
    "invalid": "this is neither a declaration nor a rule",
    "bad-string": "a string does not end on its line",
    "bad-url": "a url() holds what it must not",
    ")": "a bracket closes that was never opened",
    "]": "a bracket closes that was never opened",
    "}": "a bracket closes that was never opened",
}


def unnest(prelude: str, parent: str) -> str:
    """The selectors of a nested rule, written out for each selector around it."""
    pairs = [(outer, inner) for outer in split_selectors(parent) for inner in split_selectors(prelude)]
    return ", ".join(inner.replace("&", outer) if "&" in inner else f"{outer} {inner}" for outer, inner in pairs)
