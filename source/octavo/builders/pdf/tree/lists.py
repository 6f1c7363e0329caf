"""How numbered lists count."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def start_lists(section: Element) -> None:
    """Says as styles where a list begins, and which items have other numbers: WeasyPrint reads no such attributes."""
    for numbered in section.iter("ol"):
        number = int(numbered.get("start") or 1) - 1
        if number:
            numbered.set("style", f"counter-reset: list-item {number}")
        for item in numbered.findall("li"):
            step = int(item.attrib.pop("value", number + 1)) - number
            if step != 1:
                item.set("style", f"counter-increment: list-item {step}")
            number += step
