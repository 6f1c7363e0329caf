"""Stylesheets for browsers, which know modern CSS, and must fetch nothing from elsewhere."""

from __future__ import annotations

from octavo.stylesheets.paper import PrintRewriter
from octavo.stylesheets.tokens import Tokens


class BrowserRewriter(PrintRewriter):
    """Leaves out what would fetch other files. Variables stay: a page by day and by night has other values of them."""

    def final_value(self, tokens: Tokens) -> Tokens:
        """The value as it is."""
        return tokens
