"""Stylesheets made fit for a medium: what a user wrote in modern CSS, as far as the medium can follow.

For e-readers a sheet is lowered: variables become their values, nested rules stand alone, and what a reading
system does not know, or EPUB forbids, is left out. For print, only doors to other files are closed. Syntax
errors (CSS Syntax Level 3) cost the declaration or rule that they are in, and nothing else.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import tinycss2

Tokens: TypeAlias = Sequence[Any]
"""Component values as tinycss2 gives them."""


class Sheet(NamedTuple):
    """A stylesheet: the name that its user knows it by ("" for one of our own), and its text."""

    name: str
    text: str


class Loss(NamedTuple):
    """What was left out: the note's code, and the place with the reason."""

    code: str
    detail: str


class Fit(NamedTuple):
    """CSS for a medium, and what it left out of the user's sheets."""

    css: str
    losses: tuple[Loss, ...]


@cache
def for_ereaders(sheets: tuple[Sheet, ...]) -> Fit:
    """All sheets as one, lowered. Kept for the process, because most books have the same sheets."""
    parsed = [(sheet, _parsed(sheet.text)) for sheet in sheets]
    variables = _variables(rule for _, rules in parsed for rule in rules)
    return _joined([_Lowering(sheet.name, variables).fit(rules) for sheet, rules in parsed])


@cache
def for_print(sheets: tuple[Sheet, ...]) -> Fit:
    """All sheets as one: our own as they are, the user's without ways out of the book."""
    return _joined(
        [_Closing(sheet.name).fit(_parsed(sheet.text)) if sheet.name else Fit(sheet.text, ()) for sheet in sheets]
    )


def _joined(fits: Sequence[Fit]) -> Fit:
    return Fit("\n".join(fit.css for fit in fits), tuple(loss for fit in fits for loss in fit.losses))


def _parsed(text: str) -> Tokens:
    return tuple(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


GROUPS = {"media", "supports", "container", "layer", "scope", "starting-style"}
"""At-rules that hold style rules; the others hold declarations."""


class _Fitting(ABC):
    """Writes one sheet anew, rule by rule. What a medium refuses, its subclass says, with the reason."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._losses: list[Loss] = []

    @abstractmethod
    def refuses_rule(self, name: str, prelude: str) -> str:
        """Why an at-rule (`name`), or a style rule ("" and its selector), is left out; "" if it is kept."""

    @abstractmethod
    def refuses(self, declaration: Any, selector: str) -> str:
        """Why a declaration is left out; "" if it is kept."""

    def value(self, tokens: Tokens) -> Tokens | None:
        """The value to write; None where it cannot be known."""
        return tokens

    def fit(self, rules: Tokens) -> Fit:
        return Fit(self._rules(rules, ""), tuple(self._losses))

    def _rules(self, rules: Tokens, around: str) -> str:
        return "".join(self._rule(rule, around) for rule in rules)

    def _rule(self, rule: Any, around: str) -> str:
        if broken := _broken(rule):
            self._invalid(broken)
            return ""
        prelude = tinycss2.serialize(rule.prelude).strip()
        name = rule.lower_at_keyword if rule.type == "at-rule" else ""
        if why := self.refuses_rule(name, prelude):
            self._drop(rule, f"@{name} {why}" if name else f"{prelude} {why}")
            return ""
        return self._at(rule, name, prelude, around) if name else self._style(rule, prelude, around)

    def _style(self, rule: Any, prelude: str, around: str) -> str:
        selector = _unnested(prelude, around) if around else prelude
        declarations, inner = self._block(rule.content, selector)
        return (f"{selector} {{ {declarations} }}\n" if declarations else "") + inner

    def _at(self, rule: Any, name: str, prelude: str, around: str) -> str:
        opening = f"@{name} {prelude}".strip()
        if rule.content is None:
            return f"{opening};\n"
        if name in GROUPS and not around:
            rules = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            body = self._rules(rules, "")
        else:
            declarations, body = self._block(rule.content, around)
            body = (f"{around} {{ {declarations} }}\n" if around and declarations else declarations) + body
        return f"{opening} {{ {body} }}\n" if body else ""

    def _block(self, content: Tokens, selector: str) -> tuple[str, str]:
        """The declarations of a block, and the rules nested in it, which come to stand after it."""
        declarations, inner = [], []
        for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
            if node.type == "declaration":
                declarations.append(self._declaration(node, selector))
            else:
                inner.append(self._rule(node, selector))
        return " ".join(filter(None, declarations)), "".join(inner)

    def _declaration(self, node: Any, selector: str) -> str:
        if broken := next(_errors(node.value), None):
            self._invalid(broken)
            return ""
        if why := self.refuses(node, selector):
            self._drop(node, f"{node.name} {why}")
            return ""
        value = self.value(node.value)
        if value is None:
            self._drop(node, f"{node.name} uses a variable that :root does not set")
            return ""
        important = " !important" if node.important else ""
        return f"{node.name}: {tinycss2.serialize(value).strip()}{important};"

    def _invalid(self, error: Any) -> None:
        message = _MESSAGES.get(error.kind, error.message)
        self._losses.append(Loss("css-invalid", f"{self._name}:{error.source_line}:{error.source_column}: {message}"))

    def _drop(self, node: Any, why: str) -> None:
        if self._name:
            place = f"{self._name}:{node.source_line}:{node.source_column}"
            self._losses.append(Loss("css-dropped", f"{place}: {why}"))


_MESSAGES = {
    "invalid": "this is neither a declaration nor a rule",
    "bad-string": "a string does not end on its line",
    "bad-url": "a url() holds what it must not",
    ")": "a bracket closes that was never opened",
    "]": "a bracket closes that was never opened",
    "}": "a bracket closes that was never opened",
}


def _broken(rule: Any) -> Any:
    """What is wrong with a rule before its block: the rule, or a sign of its selector; None if nothing is."""
    return rule if rule.type == "error" else next(_errors(rule.prelude), None)


def _errors(tokens: Tokens) -> Iterator[Any]:
    return (token for token in _inside(tokens) if token.type == "error")


def _inside(tokens: Tokens) -> Iterable[Any]:
    """Every token, those in functions and brackets too."""
    for token in tokens:
        yield token
        yield from _inside(_members(token) or ())


def _members(token: Any) -> Tokens | None:
    members: Tokens | None = getattr(token, "arguments", None) or getattr(token, "content", None)
    return members if isinstance(members, list) else None


def _unnested(prelude: str, around: str) -> str:
    """The selectors of a nested rule, written out for each selector around it."""
    pairs = [(outer.strip(), inner.strip()) for outer in _split(around) for inner in _split(prelude)]
    return ", ".join(inner.replace("&", outer) if "&" in inner else f"{outer} {inner}" for outer, inner in pairs)


def _split(selectors: str) -> list[str]:
    """A list of selectors at its commas, but not at those in brackets."""
    parts: list[list[Any]] = [[]]
    for token in tinycss2.parse_component_value_list(selectors):
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part) for part in parts]


def _leads_out(tokens: Tokens) -> bool:
    """Whether a value names another file, on this machine or on the network."""
    for token in _inside(tokens):
        if token.type == "url":
            address = token.value
        elif token.type == "function" and token.lower_name in {"url", "src", "image-set", "image"}:
            address = next((part.value for part in _inside(token.arguments) if part.type == "string"), "")
        else:
            continue
        if not address.lower().startswith(("data:", "#")):
            return True
    return False


# --- print -----------------------------------------------------------------------------------------


class _Closing(_Fitting):
    """Closes the doors: a book is made of what is in it."""

    def refuses_rule(self, name: str, prelude: str) -> str:  # noqa: ARG002
        return "fetches another file" if name == "import" else ""

    def refuses(self, declaration: Any, selector: str) -> str:  # noqa: ARG002
        return "fetches another file" if _leads_out(declaration.value) else ""


# --- e-readers -------------------------------------------------------------------------------------

_PAPER = ("bookmark-", "footnote-", "string-", "-weasy-", "-prince-", "hyphenate-limit-")
_LAYOUT = ("flex", "grid", "place-", "justify-content", "justify-items", "align-items", "align-content")
_PLACED = {"position", "top", "right", "bottom", "left", "inset", "z-index"}
_FORBIDDEN = {"direction", "unicode-bidi"}
_PAGED_FUNCTIONS = {"string", "leader", "element", "target-counter", "target-counters", "target-text", "content"}
_ABSOLUTE = {"px", "pt", "pc", "cm", "mm", "q", "in"}


class _Lowering(_Fitting):
    """Lowers to what reading systems and EPUBCheck take."""

    def __init__(self, name: str, variables: Mapping[str, Tokens]) -> None:
        super().__init__(name)
        self._variables = variables

    def refuses_rule(self, name: str, prelude: str) -> str:
        if name and name != "media":
            return "means nothing to an e-reader"
        if name and prelude.lower().startswith(("print", "only print")):
            return "print is for paper"
        return "is for paper" if "::footnote-" in prelude else ""

    def refuses(self, declaration: Any, selector: str) -> str:
        name, value = declaration.lower_name, declaration.value
        if declaration.name.startswith("--"):
            return _SILENT
        if name.startswith(_PAPER) or name == "page" or (name == "float" and "footnote" in _names(value)):
            return "is for paper"
        if name.startswith(_LAYOUT) or name in _PLACED or (name == "display" and _names(value) & _BOXES):
            return "is a layout that e-readers lose words over"
        if name in _FORBIDDEN:
            return "is forbidden in EPUB; the dir attribute says it"
        if name in {"font", "font-size"} and _is_root(selector) and _units(value) & _ABSOLUTE:
            return "would take the size of the text from the reader"
        return "fetches another file" if _leads_out(value) else self._paged(value)

    def _paged(self, value: Tokens) -> str:
        for token in _inside(value):
            if token.type == "function" and token.lower_name in _PAGED_FUNCTIONS:
                return "is for paper"
            if (
                token.type == "function"
                and token.lower_name == "counter"
                and _names(token.arguments) & {"page", "pages"}
            ):
                return "counts pages, which an e-reader has none of"
        return ""

    def _drop(self, node: Any, why: str) -> None:
        if not why.endswith(_SILENT):
            super()._drop(node, why)

    def value(self, tokens: Tokens) -> Tokens | None:
        return _resolved(tokens, self._variables, frozenset())


_SILENT = "is a variable"
_BOXES = {"flex", "inline-flex", "grid", "inline-grid"}


def _names(tokens: Tokens) -> set[str]:
    return {token.lower_value for token in tokens if token.type == "ident"}


def _units(tokens: Tokens) -> set[str]:
    return {token.lower_unit for token in _inside(tokens) if token.type == "dimension"}


def _is_root(selector: str) -> bool:
    return bool({part.strip() for part in _split(selector)} & {"html", "body", ":root", "*"})


def _variables(rules: Iterable[Any]) -> dict[str, Tokens]:
    """What :root and html say of custom properties (CSS Custom Properties Level 1); the last wins."""
    found: dict[str, Tokens] = {}
    for rule in rules:
        if rule.type == "qualified-rule" and _is_root(tinycss2.serialize(rule.prelude)):
            for node in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if node.type == "declaration" and node.name.startswith("--"):
                    found[node.name] = _trimmed(node.value)
    return found


def _trimmed(tokens: Tokens) -> Tokens:
    """`tokens` without the space around them."""
    kept = [at for at, token in enumerate(tokens) if token.type not in {"whitespace", "comment"}]
    return tokens[kept[0] : kept[-1] + 1] if kept else ()


def _resolved(tokens: Tokens, variables: Mapping[str, Tokens], within: frozenset[str]) -> Tokens | None:
    """`tokens` with every var() as its value or its fallback; None where there is neither, or it needs itself."""
    done: list[Any] = []
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            value = _variable(token, variables, within)
            if value is None:
                return None
            done += value
        elif (members := _members(token)) is not None:
            inner = _resolved(members, variables, within)
            if inner is None:
                return None
            done.append(_holding(token, inner))
        else:
            done.append(token)
    return done


def _variable(token: Any, variables: Mapping[str, Tokens], within: frozenset[str]) -> Tokens | None:
    """The value of one var(): of its name, or what stands after its comma."""
    name = next((part.value for part in token.arguments if part.type == "ident"), "")
    if name in variables and name not in within:
        value = _resolved(variables[name], variables, within | {name})
        if value is not None:
            return value
    comma = next((at for at, part in enumerate(token.arguments) if part.type == "literal" and part.value == ","), None)
    return None if comma is None else _resolved(_trimmed(token.arguments[comma + 1 :]), variables, within)


def _holding(token: Any, members: Tokens) -> Any:
    """A copy, because the parsed tokens are shared."""
    same = copy(token)
    setattr(same, "arguments" if token.type == "function" else "content", list(members))
    return same
