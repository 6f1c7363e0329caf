"""Formulas: TeX and MathML in all the ways that pages carry them."""

from __future__ import annotations
