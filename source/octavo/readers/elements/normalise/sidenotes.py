"""Notes that stand in the line already: side notes, elements made for notes, notes in attributes."""

from __future__ import annotations

from octavo.readers.elements.context import Element
from octavo.readers.elements.normalise.noterefs import MARK, NOTE, made_for_marks
from octavo.readers.elements.tree import classes, drop, fragment, swap, words

_MAY_BE_NOTES = ".//*[contains(name(), '-')] | .//span[contains(@class, 'note')] | .//small[contains(@class, 'note')]"


def beside(element: Element) -> None:
    """Side notes, and elements made for notes that hold them where they belong."""
    for toggle in element.xpath(".//*[contains(@class, 'margin-toggle')]"):
        if toggle.getparent() is not None:
            drop(toggle)
    for found in element.xpath(_MAY_BE_NOTES):
        if _is_inline_note(found) and words(found):
            _become(found)


def _is_inline_note(found: Element) -> bool:
    tag = found.tag
    if tag in (NOTE, "a") or ("id" in found.attrib and tag in ("li", "p", "div", "aside")):
        return False
    if "-" in tag and tag.rpartition("-")[2] in ("footnote", "fn", "sidenote"):
        return bool(words(found))
    named = classes(found)
    if tag in ("span", "small") and {"sidenote", "marginnote", "side-note", "margin-note"} & set(named):
        return True
    if any(name.endswith("inline-footnote") for name in named):
        return True
    return tag in ("span", "small") and "footnote" in named and len(words(found)) > 8 and found.find("a[@href]") is None


def _become(found: Element) -> None:
    new = found.makeelement(NOTE)
    inner = [child for child in found if child.tag == "span" and "content" in (child.get("class") or "").lower()]
    if len(inner) == 1 and len(words(found)) - len(words(inner[0])) < 6:
        swap(found, new)
        _move(inner[0], new)
        return
    if found.get("id"):
        new.set("id", found.get("id"))
    swap(found, new)
    _move(found, new)


def _move(old: Element, new: Element) -> None:
    new.text = old.text
    for child in list(old):
        new.append(child)


def titled(element: Element) -> None:
    """Marks whose note is in an attribute."""
    for found in element.xpath(
        ".//a[@title or @data-footnote-content] | .//sup[@title] | .//*[@data-footnote-content]"
    ):
        note = found.get("data-footnote-content") or found.get("title") or ""
        made_for = found.get("data-footnote-content") or found.tag == "sup" or made_for_marks(found)
        if (
            found.getparent() is None
            or not made_for
            or len(note.split()) < 3
            or not MARK.fullmatch(words(found) or "1")
        ):
            continue
        if found.tag == "a" and fragment(found.get("href") or "", ""):
            continue
        new = found.makeelement(NOTE)
        new.append(_parsed(note))
        swap(found, new)


def _parsed(markup: str) -> Element:
    from lxml import html

    return html.fragment_fromstring(markup, create_parent="div")
