"""Footnotes of every make, moved to the place that refers to them."""

from __future__ import annotations
