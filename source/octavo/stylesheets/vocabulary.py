"""What there is in some XHTML for the selectors of a stylesheet to find."""

from __future__ import annotations

import re

_NAME = re.compile(r"<([a-z][a-z0-9]*)")  # "<blockquote"
_ATTRIBUTE = re.compile(r' (class|role|dir)="([^"]*)"')  # ' class="verse"'


def find_vocabulary(markup: str) -> set[str]:
    """What selectors may name of some XHTML: "p" for elements, ".line" for classes, "[role=doc-tip]" for attributes."""
    found = set(_NAME.findall(markup))
    for name, value in set(_ATTRIBUTE.findall(markup)):
        found.update(f".{word}" for word in value.split()) if name == "class" else found.add(f"[{name}={value}]")
    return found
