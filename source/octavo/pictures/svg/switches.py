"""`switch` (SVG 1.1, 5.8): of the alternatives in it, one stays, so that no engine has to choose.

Draw.io writes `<switch><foreignObject requiredFeatures="…">…</foreignObject><text>…</text></switch>`, whose text is cut
short; Wikipedia's drawings have their words in many languages.
"""

from __future__ import annotations

from lxml import etree

from octavo.pictures.svg.vocabulary import SVG, name_of

_LANGUAGES = ("", "en")
"""The languages that are asked for: an alternative for all, then English."""

_APOLOGY = "feature#extensibility"
"""What draw.io asks for at the end of a file: an empty group for those who have it, an apology to others."""


def resolve_switches(root: etree._Element) -> None:
    """Leaves in each `switch` one alternative, and makes it a group."""
    for switch in [element for element in root.iter() if name_of(element) == "switch"]:
        chosen = _choose(switch)
        for child in [*switch]:
            if child is not chosen:
                switch.remove(child)
        switch.tag = f"{{{SVG}}}g"


def _choose(switch: etree._Element) -> etree._Element | None:
    """The first alternative for any language; one in English where there is none, else the first."""
    children = [child for child in switch if name_of(child)]
    if any(not len(child) and _APOLOGY in (child.get("requiredFeatures") or "").lower() for child in children):
        return None
    said = [(child.get("systemLanguage") or "").lower().partition("-")[0].strip() for child in children]
    for language in _LANGUAGES:
        if language in said:
            return children[said.index(language)]
    return children[0] if children else None
