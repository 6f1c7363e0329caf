"""Stylesheets for reading systems: lowered to what old ones take and EPUBCheck allows."""

from __future__ import annotations

from typing import Any

from octavo.stylesheets.rules import Rewriting
from octavo.stylesheets.tokens import Tokens, inside, is_root, leads_out, names, units
from octavo.stylesheets.variables import Variables, resolved

_PAPER = ("bookmark-", "footnote-", "string-", "-weasy-", "-prince-", "hyphenate-limit-")
_LAYOUT = ("flex", "grid", "place-", "justify-content", "justify-items", "align-items", "align-content")
_PLACED = {"position", "top", "right", "bottom", "left", "inset", "z-index"}
_FORBIDDEN = {"direction", "unicode-bidi"}
_PAGED_FUNCTIONS = {"string", "leader", "element", "target-counter", "target-counters", "target-text", "content"}
_ABSOLUTE = {"px", "pt", "pc", "cm", "mm", "q", "in"}


class Lowering(Rewriting):
    """Lowers to what reading systems and EPUBCheck take."""

    def __init__(self, name: str, variables: Variables) -> None:
        super().__init__(name)
        self._variables = variables

    def refuses_rule(self, name: str, prelude: str) -> str:
        """What is for paper, and at-rules that reading systems do not know."""
        if name and name != "media":
            return "means nothing to an e-reader"
        if name and prelude.lower().startswith(("print", "only print")):
            return "print is for paper"
        return "is for paper" if "::footnote-" in prelude else ""

    def refuses(self, declaration: Any, selector: str) -> str:
        """What is for paper, what costs words, and what EPUB forbids."""
        name, value = declaration.lower_name, declaration.value
        if declaration.name.startswith("--"):
            return _SILENT
        if name.startswith(_PAPER) or name == "page" or (name == "float" and "footnote" in names(value)):
            return "is for paper"
        if name.startswith(_LAYOUT) or name in _PLACED or (name == "display" and names(value) & _BOXES):
            return "is a layout that e-readers lose words over"
        if name in _FORBIDDEN:
            return "is forbidden in EPUB; the dir attribute says it"
        if name in {"font", "font-size"} and is_root(selector) and units(value) & _ABSOLUTE:
            return "would take the size of the text from the reader"
        return "fetches another file" if leads_out(value) else self._paged(value)

    def _paged(self, value: Tokens) -> str:
        for token in inside(value):
            if token.type == "function" and token.lower_name in _PAGED_FUNCTIONS:
                return "is for paper"
            if (
                token.type == "function"
                and token.lower_name == "counter"
                and names(token.arguments) & {"page", "pages"}
            ):
                return "counts pages, which an e-reader has none of"
        return ""

    def _drop(self, node: Any, why: str) -> None:
        if not why.endswith(_SILENT):
            super()._drop(node, why)

    def value(self, tokens: Tokens) -> Tokens | None:
        """The value without variables."""
        return resolved(tokens, self._variables)


_SILENT = "is a variable"
_BOXES = {"flex", "inline-flex", "grid", "inline-grid"}
