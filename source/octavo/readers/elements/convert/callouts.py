"""Callouts, asides and boxes that open: what stands beside the text, with a title of its own."""

from __future__ import annotations

import re

from msgspec.structs import replace

from octavo.markup_names import HEADINGS
from octavo.model import Aside, CalloutKind, Inline, Role, Section, to_inlines
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.tree import Element, classes, clean_text, drop, global_attributes, role_of, words
from octavo.walk import Flat

_CALLOUT = re.compile(
    r"(?:[a-z]+[-_])*(?:admonition(?:block)?|callout|hint|notecard|custom-block|information-macro|markdown-alert|alert-box"
    r"|message-?box|note-?box|info-?panel)(?:(?:[-_]{1,2})(?P<kind>[a-z]+))?"
)
"""Classes that make a callout of whatever has them: "admonition", "hint-info", "confluence-information-macro-tip"."""

_KINDS: dict[str, Role] = {
    "note": "doc-notice",
    "info": "doc-notice",
    "warning": "doc-notice",
    "caution": "doc-notice",
    "danger": "doc-notice",
    "important": "doc-notice",
    "attention": "doc-notice",
    "error": "doc-notice",
    "notice": "doc-notice",
    "tip": "doc-tip",
    "hint": "doc-tip",
    "example": "doc-example",
    "abstract": "doc-abstract",
    "tldr": "doc-abstract",
}
"""What kinds of callouts are for; their names are classes too: `<div class="warning">`."""

_CALLS: dict[str, CalloutKind] = {
    "note": "note", "info": "note", "notice": "note", "tip": "tip", "hint": "tip", "important": "important",
    "warning": "warning", "caution": "caution", "attention": "caution", "danger": "danger",
}  # fmt: skip
"""What callouts of these kinds say of themselves. An error that somebody shows is no danger: it says nothing."""

_VARIANTS = {*_KINDS, "success", "question", "todo", "seealso", "bug", "failure", "primary", "secondary", "default"}
"""What may stand behind the name of a callout; alone, these name other things too."""

_TITLE = re.compile(
    r"(admonition|callout|alert|box|block|notice|note|tip|warning|aside|hint|macro|message|panel|infobox)-?_*"
    r"(title|heading|header|label)|^title$"
)
"""Classes of a callout's title: "admonition-title", "callout__heading", "title"."""

_ALERT = re.compile(r"\s*\[!(\w+)\][+-]?[ \t]*")
"""How an alert begins in the Markdown of GitHub and others: "[!NOTE]"."""


# --- callouts ---------------------------------------------------------------------------------------


def is_callout(element: Element) -> bool:
    """Whether an element's classes make it a callout; it must not be a whole page."""
    named = set(classes(element))
    if any(map(_is_called_callout, named)) or element.get("role") == "note":
        return True
    if "alert" in named and any(name.startswith("alert-") for name in named):  # "alert alert-info"
        return True
    lone = element.tag in ("div", "aside", "section", "blockquote") and not named.isdisjoint(_KINDS) and len(named) < 4
    return lone and 0 < len(words(element).split()) < 400


def _is_called_callout(name: str) -> bool:
    """Whether a class is that of a callout, and not of a part of one: "callout-warning", but not "callout-body"."""
    match = _CALLOUT.fullmatch(name)
    return match is not None and (match["kind"] is None or match["kind"] in _VARIANTS)


def read_callout(element: Element, converter: Converter) -> list[Flat]:
    """A callout, with its own heading as the title; an abstract that has one is a section like the others."""
    attributes = global_attributes(element, converter.context)
    named = [name.rpartition("-")[2] for name in classes(element)]
    role = role_of(element) or next((_KINDS[name] for name in named if name in _KINDS), "")
    if role == "doc-abstract" and _is_headed(element):
        return [
            replace(block, role=role, **attributes) if isinstance(block, Section) else block
            for block in converter.blocks(element)
        ]
    title = _take_title(element, converter)
    content = converter.blocks(element)
    if not content and not title:
        return []
    plain = element.tag in ("aside", "details")
    kind: CalloutKind = next((_CALLS[name] for name in named if name in _CALLS), "")
    return [Aside(content, title=title, role=role or ("" if plain else "doc-notice"), kind=kind, **attributes)]


def _take_title(element: Element, converter: Converter) -> tuple[Inline, ...]:
    """A callout's own title, taken out of it: what says so, or the heading that it starts with."""
    title = next((found for found in element.iterdescendants() if _is_title(found)), None)
    if title is None and _is_headed(element):
        title = element[0]
    if title is None:
        return ()
    _drop_title(title)
    return converter.inlines(title)


def _drop_title(title: Element) -> None:
    """Takes a title out; words before and after it stay apart: `before<summary>title</summary>after`."""
    if title.tail:
        title.tail = f" {title.tail}"
    drop(title)


def _is_headed(element: Element) -> bool:
    """Whether an element begins with a heading."""
    return len(element) > 0 and not (element.text or "").strip() and element[0].tag in HEADINGS


def _is_title(found: Element) -> bool:
    if not isinstance(found.tag, str):
        return False
    named = any(_TITLE.search(name) for name in classes(found))
    return found.tag == "summary" or (named and len(words(found).split()) < 20)


# --- alerts -----------------------------------------------------------------------------------------


def alert_kind(quote: Element) -> str:
    """The kind of alert that a quotation is, small letters: "note" for one that starts with [!NOTE]; "" if none."""
    first = next((text for text in quote.itertext() if text.strip()), "")
    match = _ALERT.match(first)
    return match.group(1).lower() if match else ""


def read_alert(element: Element, kind: str, converter: Converter) -> list[Flat]:
    """An alert as a callout; its title is the rest of its first line, else its kind, if books have no word for that."""
    called: CalloutKind = _CALLS.get(kind, "")
    title = _take_alert_title(element) or ("" if called == kind else kind.capitalize())
    content = converter.blocks(element)
    attributes = global_attributes(element, converter.context)
    return [Aside(content, title=to_inlines(title), role=_KINDS.get(kind, "doc-notice"), kind=called, **attributes)]


def _take_alert_title(element: Element) -> str:
    for found in element.iter():
        if found.text and found.text.strip():
            title, _, found.text = _ALERT.sub("", found.text, count=1).partition("\n")
            return clean_text(title.strip())
    return ""
