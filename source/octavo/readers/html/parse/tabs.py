"""Tabs become what a page without scripts shows: each panel after its label, none hidden.

Kinds of makers: ARIA (`role="tab"`, `aria-controls`), links to panels (`<a href="#linux" data-toggle="tab">`), and
radio buttons with a `label` each, before all panels or each before its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from octavo.readers.elements.tree import Element, drop, select, stands_in, words

_TABS = etree.XPath(
    "descendant::*/@role[. = 'tab']/.. | descendant::input[@type = 'radio' and @id]"
    " | descendant::a[@data-toggle = 'tab' or @data-bs-toggle = 'tab']"
)
_LONGEST_LABEL = 60
"""Characters of a label."""

_MOST_TABS = 40


def unfold_tabs(body: Element) -> None:
    """Puts the label of each tab, in bold, before its panel; tabs whose panels are not found stay as they are."""
    tabs = [tab for tab in _select_tabs(body) if not stands_in(tab, "form", "nav")]
    if not tabs:
        return
    named = {element.get("id"): element for element in select(body, ".//*[@id]")}
    for row, labels in _find_rows(tabs, body):
        panels = _find_panels(row, labels, named)
        if len(panels) == len(labels):
            for label, panel in zip(labels, panels, strict=True):
                _put_before(panel, words(label))
                drop(label)


def _select_tabs(body: Element) -> list[Element]:
    found = _TABS(body)
    return found if isinstance(found, list) else []


def _put_before(panel: Element, label: str) -> None:
    line = etree.Element("p")
    etree.SubElement(line, "strong").text = label
    panel.addprevious(line)
    for name in ("hidden", "aria-hidden", "style"):
        panel.attrib.pop(name, None)


# --- labels -----------------------------------------------------------------------------------------


def _find_rows(tabs: list[Element], body: Element) -> Iterator[tuple[Element, list[Element]]]:
    """What holds the labels of each row of tabs, and the labels in order."""
    labels = {label.get("for"): label for label in body.iter("label") if label.get("for")}
    rows: dict[Element, list[Element]] = {}
    for tab in tabs:
        label = labels.get(tab.get("id")) if tab.tag == "input" else tab
        row = None if label is None else _row_of(label)
        if label is not None and row is not None:
            rows.setdefault(row, []).append(label)
    for row, found in rows.items():
        if 1 < len(found) <= _MOST_TABS and all(0 < len(words(label)) <= _LONGEST_LABEL for label in found):
            yield row, found


def _row_of(label: Element) -> Element | None:
    """The element around a label, or around the item of a list that it is in."""
    around = label.getparent()
    return around.getparent() if around is not None and around.tag == "li" else around


# --- panels -----------------------------------------------------------------------------------------


def _find_panels(row: Element, labels: list[Element], named: dict[str | None, Element]) -> list[Element]:
    """The panels that labels name, else those that stand each after its label, else those in the next element."""
    for panels in (_named_panels(labels, named), _next_panels(labels), _following_panels(row, len(labels))):
        if len(set(panels)) == len(labels) and not any(row is panel for panel in panels):
            return panels
    return []


def _named_panels(labels: Iterable[Element], named: dict[str | None, Element]) -> list[Element]:
    found = (named.get(_name_of_panel(label)) for label in labels)
    return [panel for panel in found if panel is not None]


def _name_of_panel(label: Element) -> str | None:
    """The id that a label names, None if it names none."""
    link = label if label.tag == "a" else label.find(".//a[@href]")
    href = "" if link is None else link.get("href") or ""
    return label.get("aria-controls") or (href[1:] if len(href) > 1 and href.startswith("#") else None)


def _next_panels(labels: Iterable[Element]) -> list[Element]:
    """What follows each label at once: `<label>Linux</label><div>…</div><label>Windows</label><div>…</div>`."""
    following = (label.getnext() for label in labels)
    return [panel for panel in following if panel is not None and panel.tag in ("div", "section", "pre")]


def _following_panels(row: Element, wanted: int) -> list[Element]:
    """As many elements of a make in the element after the row, or after the row itself if they say that they are."""
    after = list(row.itersiblings(etree.Element))
    inner = [panel for panel in after[0] if isinstance(panel.tag, str)] if after else []
    if len(inner) == wanted and len({panel.tag for panel in inner}) == 1 and inner[0].tag in ("div", "section", "pre"):
        return inner
    return [panel for panel in after if panel.get("role") == "tabpanel"]
