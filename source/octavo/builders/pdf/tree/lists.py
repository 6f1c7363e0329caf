"""Where numbered lists begin."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def start_lists(section: Element) -> None:
    """Says as a style where a list begins that does not begin with 1: WeasyPrint does not read the attribute."""
    for numbered in section.iter("ol"):
        if start := numbered.get("start"):
            numbered.set("style", f"counter-reset: list-item {int(start) - 1}")
