"""Stylesheets made fit for a medium: what was written in modern CSS, as far as the medium can follow.

For e-readers a sheet is lowered: variables become their values, nested rules stand alone, and what a reading
system does not know, or EPUB forbids, is left out. For print, variables become their values too, and doors to
other files are closed. Syntax errors (CSS Syntax Level 3) cost the declaration or rule that they are in, and
nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

from octavo.stylesheets import variables
from octavo.stylesheets.ereaders import EReaderRewriter
from octavo.stylesheets.paper import PrintRewriter
from octavo.stylesheets.rules import FittedCss, Loss, Rewriter, Sheet
from octavo.stylesheets.tokens import parse_sheet
from octavo.stylesheets.unused import find_vocabulary
from octavo.stylesheets.variables import Variables

__all__ = ["FittedCss", "Loss", "Sheet", "find_vocabulary", "fit_for_ereaders", "fit_for_print"]


@cache
def fit_for_ereaders(sheets: tuple[Sheet, ...], vocabulary: frozenset[str] | None = None) -> FittedCss:
    """All sheets as one, lowered. Kept for the process, because most books have the same sheets.

    `vocabulary` is that of the book's markup (`find_vocabulary`): our own rules that find nothing in it are left out.
    """
    return _fit(sheets, partial(EReaderRewriter, vocabulary=vocabulary))


@cache
def fit_for_print(sheets: tuple[Sheet, ...]) -> FittedCss:
    """All sheets as one, in the order of the cascade: variables of :root have their values, in @page too."""
    return _fit(sheets, PrintRewriter)


def _fit(sheets: Sequence[Sheet], medium: Callable[[str, Variables], Rewriter]) -> FittedCss:
    rules = [(sheet, parse_sheet(sheet.text)) for sheet in sheets]
    known = variables.read_variables([rule for _, found in rules for rule in found])
    fits = [medium(sheet.name, known).rewrite(found) for sheet, found in rules]
    return FittedCss("\n".join(fit.css for fit in fits), tuple(loss for fit in fits for loss in fit.losses))
