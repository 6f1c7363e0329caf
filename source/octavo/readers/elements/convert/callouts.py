"""Callouts, asides and boxes that open; divisions that say what they are for."""

from __future__ import annotations

import re
from typing import Any, get_args

import msgspec

from octavo.model import Aside, Inline, Paragraph, Quote, Role, Section, Text
from octavo.readers.elements.context import Context, Element, block
from octavo.readers.elements.convert.blocks import body, flow, wrapper
from octavo.readers.elements.convert.inlines import line_of
from octavo.readers.elements.convert.verse import is_verse, verse
from octavo.readers.elements.tree import classes, clean, common, drop, words
from octavo.walk import Flat

_CALLOUTS = {"admonition", "callout", "markdown-alert", "theme-admonition", "admonitionblock", "alert-box"}
_KINDS: dict[str, Role] = {
    "note": "doc-notice", "info": "doc-notice", "warning": "doc-notice", "caution": "doc-notice", "danger":
    "doc-notice",
    "important": "doc-notice", "attention": "doc-notice", "error": "doc-notice", "notice": "doc-notice",
    "tip": "doc-tip", "hint": "doc-tip", "example": "doc-example", "abstract": "doc-abstract", "tldr": "doc-abstract",
}  # fmt: skip
_TITLE = re.compile(
    r"(admonition|callout|alert|box|notice|note|tip|warning|aside)-?_*(title|heading|header|label)|^title$"
)
MARKER = re.compile(r"\s*\[!(\w+)\][+-]?[ \t]*")

ROLES: dict[str, Role] = {role: role for role in get_args(Role) if role}
"""The DPUB-ARIA roles that the model has, by name."""


def role_of(element: Element) -> Role:
    """The DPUB-ARIA role that an element states, "" if none that the model has."""
    stated = element.get("role")
    return next((ROLES[role] for role in stated.split() if role in ROLES), "") if stated else ""


def first_text(element: Element) -> str:
    """The first words in an element."""
    return next((text for text in element.itertext() if text.strip()), "")


def marked(element: Element, match: re.Match[str], context: Context) -> list[Flat]:
    """A quotation that starts with [!NOTE]: a callout, with the rest of that line as its title."""
    for found in element.iter():
        if found.text and found.text.strip():
            rest = MARKER.sub("", found.text, count=1)
            title, _, after = rest.partition("\n")
            found.text = after
            break
    else:
        title = ""
    kind = match.group(1).lower()
    said = clean(title.strip()) or kind.capitalize()
    content = body(element, context)
    return [Aside(content, title=(Text(said),), role=_KINDS.get(kind, "doc-notice"), **common(element, context))]


def is_callout(element: Element) -> bool:
    """Whether an element's classes make it a callout; it must not be a whole page."""
    named = set(classes(element))
    if not _CALLOUTS.isdisjoint(named) or ({"alert"} <= named and any(name.startswith("alert-") for name in named)):
        return True
    if element.get("role") == "note":
        return True
    lone = element.tag in ("div", "aside", "section", "blockquote") and not named.isdisjoint(_KINDS) and len(named) < 4
    return lone and 0 < len(words(element).split()) < 400


def callout(element: Element, context: Context) -> list[Flat]:
    """A callout, with its own heading as the title."""
    carried = common(element, context)
    named = [name.rpartition("-")[2] for name in classes(element)]
    role = role_of(element) or next((_KINDS[name] for name in named if name in _KINDS), "")
    title = _title(element, context)
    content = body(element, context)
    if not content and not title:
        return []
    plain = element.tag in ("aside", "details")
    return [Aside(content, title=title, role=role or ("" if plain else "doc-notice"), **carried)]


def _title(element: Element, context: Context) -> tuple[Inline, ...]:
    """A box's own heading, taken out of it: what says so, or the heading that it starts with."""
    for found in element.iter():
        if not isinstance(found.tag, str) or found is element:
            continue
        if found.tag == "summary" or (
            any(_TITLE.search(name) for name in classes(found)) and len(words(found).split()) < 20
        ):
            drop(found)
            return line_of(found, context)
    first = element[0] if len(element) and not (element.text or "").strip() else None
    if first is not None and first.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        drop(first)
        return line_of(first, context)
    return ()


@block("aside", "details")
def _aside(element: Element, context: Context) -> list[Flat]:
    return callout(element, context)


@block("div", "section", "p")
def _division(element: Element, context: Context) -> list[Flat]:
    if not element.keys():
        return flow(element, context)
    if is_verse(element) and element.tag != "section":
        return verse(element, context)
    if element.tag != "p" and element.get("class") and is_callout(element):
        return callout(element, context)
    if (role := role_of(element)) and role != "doc-endnotes":
        return _in_role(element, role, context)
    return wrapper(element, context)


def _in_role(element: Element, role: Role, context: Context) -> list[Flat]:
    """A part that says what it is for: its one section, or its paragraphs, take the role."""
    content = body(element, context)
    carried: dict[str, Any] = common(element, context)
    match content:
        case (Section() | Paragraph() as only,):
            fresh = {key: value for key, value in carried.items() if key in only.__struct_fields__}
            return [msgspec.structs.replace(only, role=role, **fresh)]
        case (Quote() as only,):
            return [msgspec.structs.replace(only, role=role)]
    if content and role in (
        "doc-tip",
        "doc-notice",
        "doc-example",
        "doc-pullquote",
        "doc-epigraph",
        "doc-dedication",
        "doc-abstract",
    ):
        return [Aside(content, role=role, **carried)]
    return [*content]
