"""Stylesheets made fit for a medium: what was written in modern CSS, as far as the medium can follow.

For e-readers a sheet is lowered: variables become their values, nested rules stand alone, and what a reading
system does not know, or EPUB forbids, is left out. For print, variables become their values too, and doors to
other files are closed. Syntax errors (CSS Syntax Level 3) cost the declaration or rule that they are in, and
nothing else.

Here is what others need without taking the parser of CSS along; `fitting` does the work.
"""

from __future__ import annotations

from typing import NamedTuple


class Sheet(NamedTuple):
    """A stylesheet: the name that its user knows it by ("" for one of our own), and its text."""

    name: str
    text: str


class Loss(NamedTuple):
    """What was left out: the note's code, and the place with the reason."""

    code: str
    detail: str


class FittedCss(NamedTuple):
    """CSS for a medium, and what it left out of the user's sheets."""

    css: str
    losses: tuple[Loss, ...]
