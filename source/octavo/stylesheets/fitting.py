"""All sheets of a book as one, fit for its medium."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

from octavo.stylesheets import FittedCss, Sheet, variables
from octavo.stylesheets.browsers import BrowserRewriter
from octavo.stylesheets.ereaders import EReaderRewriter
from octavo.stylesheets.paper import PrintRewriter
from octavo.stylesheets.rules import Rewriter
from octavo.stylesheets.tokens import parse_sheet
from octavo.stylesheets.variables import Variables


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


@cache
def fit_for_browsers(sheets: tuple[Sheet, ...]) -> FittedCss:
    """All sheets as one, in the order of the cascade, as they are but for what would fetch other files."""
    return _fit(sheets, BrowserRewriter)


def _fit(sheets: Sequence[Sheet], medium: Callable[[str, Variables], Rewriter]) -> FittedCss:
    rules = [(sheet, parse_sheet(sheet.text)) for sheet in sheets]
    known = variables.read_variables([rule for _, found in rules for rule in found])
    fits = [medium(sheet.name, known).rewrite(found) for sheet, found in rules]
    return FittedCss("\n".join(fit.css for fit in fits), tuple(loss for fit in fits for loss in fit.losses))
