"""Stylesheets for the engine of pages: it knows modern CSS, but no variables in @page, and must open no file."""

from __future__ import annotations

from tinycss2.ast import Node

from octavo.stylesheets.rules import Rewriter
from octavo.stylesheets.tokens import Tokens, names_a_file
from octavo.stylesheets.variables import Variables, find_names, resolve_variables


class PrintRewriter(Rewriter):
    """Gives variables their values, and closes the doors: a book is made of what is in it."""

    def __init__(self, name: str, variables: Variables) -> None:
        super().__init__(name)
        self._variables = variables

    def refuse_rule(self, name: str, prelude: str) -> str:  # noqa: ARG002
        """Other sheets."""
        return "fetches another file" if name == "import" else ""

    def refuse(self, declaration: Node, selector: str) -> str:  # noqa: ARG002
        """What names another file."""
        return "fetches another file" if names_a_file(declaration.value) else ""

    def final_value(self, tokens: Tokens) -> Tokens:
        """The value, as far as :root alone says it: what is set elsewhere, the engine knows better."""
        known = None if find_names(tokens) & self._variables.elsewhere else resolve_variables(tokens, self._variables)
        return tokens if known is None else known
