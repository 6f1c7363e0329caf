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
from octavo.stylesheets.ereaders import Lowering
from octavo.stylesheets.paper import Closing
from octavo.stylesheets.rules import Fit, Loss, Rewriting, Sheet
from octavo.stylesheets.tokens import parsed
from octavo.stylesheets.unused import vocabulary
from octavo.stylesheets.variables import Variables

__all__ = ["Fit", "Loss", "Sheet", "for_ereaders", "for_print", "vocabulary"]


@cache
def for_ereaders(sheets: tuple[Sheet, ...], there: frozenset[str] | None = None) -> Fit:
    """All sheets as one, lowered. Kept for the process, because most books have the same sheets.

    `there` is the `vocabulary` of the book, for which rules of our own that find nothing in it are left out.
    """
    return _fit(sheets, partial(Lowering, there=there))


@cache
def for_print(sheets: tuple[Sheet, ...]) -> Fit:
    """All sheets as one, in the order of the cascade: variables of :root have their values, in @page too."""
    return _fit(sheets, Closing)


def _fit(sheets: Sequence[Sheet], medium: Callable[[str, Variables], Rewriting]) -> Fit:
    rules = [(sheet, parsed(sheet.text)) for sheet in sheets]
    known = variables.said([rule for _, found in rules for rule in found])
    fits = [medium(sheet.name, known).fit(found) for sheet, found in rules]
    return Fit("\n".join(fit.css for fit in fits), tuple(loss for fit in fits for loss in fit.losses))
