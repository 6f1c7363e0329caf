"""What ends the making of one formula."""

from __future__ import annotations


class FormulaError(ValueError):
    """A formula that cannot be read; the message says why."""
