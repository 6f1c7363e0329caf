"""Stylesheets for WeasyPrint, which knows modern CSS but no variables in @page, and must open no file."""

from __future__ import annotations

from tinycss2.ast import Node

from octavo.stylesheets.rules import Rewriter
from octavo.stylesheets.tokens import Tokens, names_a_file
from octavo.stylesheets.variables import Variables, find_names, resolve_variables


class PrintRewriter(Rewriter):
    """Puts in the values of variables, and leaves out what would open files."""

    def __init__(self, name: str, variables: Variables) -> None:
        super().__init__(name)
        self._variables = variables

    def refuse_rule(self, name: str, prelude: str) -> str:  # noqa: ARG002
        """Why a rule is left out: it opens another sheet."""
        return "fetches another file" if name == "import" else ""

    def refuse(self, declaration: Node, selector: str) -> str:  # noqa: ARG002
        """Why a declaration is left out: it names a file."""
        return "fetches another file" if names_a_file(declaration.value) else ""

    def final_value(self, tokens: Tokens) -> Tokens:
        """The value with the variables that :root alone sets; others stay, because the engine knows their elements."""
        known = None if find_names(tokens) & self._variables.elsewhere else resolve_variables(tokens, self._variables)
        return tokens if known is None else known
