"""Questions about elements that every room asks: attributes, classes, words, safe addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from octavo.model import Direction
from octavo.readers.elements.context import Context, Element

SPACE = " \t\n\r\f"
"""HTML's white space; a no-break space is none."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_UNSAFE = ("javascript:", "vbscript:", "data:", "file:", "blob:", "about:")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` without characters that no text has: controls, lone surrogates, non-characters."""
    return _NOT_TEXT.sub("", text) if _NOT_TEXT.search(text) else text


def classes(element: Element) -> list[str]:
    """The classes of an element, lower case."""
    return (element.get("class") or "").lower().split()


def words(element: Element) -> str:
    """The words in an element, white space collapsed; line ends and blocks part words."""
    if not len(element):
        return " ".join(clean(element.text or "").split())
    if next(element.iterdescendants(*_PARTING), None) is not None:
        return " ".join(clean("".join(_parted(element))).split())
    return " ".join(clean("".join(element.itertext())).split())


_PARTING = ("br", "p", "div", "li", "td")


def _parted(element: Element) -> Iterator[str]:
    for found in element.iter():
        if isinstance(found.tag, str):
            yield " " if found.tag in _PARTING else ""
            yield found.text or ""
        if found is not element:
            for ended in _ended(found, element):
                yield " " if ended.tag in _PARTING else ""
                yield ended.tail or ""


def _ended(found: Element, top: Element) -> Iterator[Element]:
    """The elements that end where `found` ends if nothing is in it: itself, and those it is the last of."""
    if len(found):
        return
    here = found
    while here is not top and here is not None:
        yield here
        if here.getnext() is not None:
            return
        here = here.getparent()


def common(element: Element, context: Context) -> dict[str, Any]:
    """What every node carries: a new id, a language, a direction, where the element says so."""
    found: dict[str, Any] = {}
    if name := identity(element, context):
        found["id"] = name
    if language := language_of(element):
        found["language"] = language
    if (direction := direction_of(element)) != "":
        found["direction"] = direction
    return found


def identity(element: Element, context: Context) -> str:
    """The id of an element (or an anchor's name), if it is a valid token and the first of its kind."""
    name = clean(element.get("id") or (element.get("name") if element.tag == "a" else "") or "").strip()
    if not name or name in context.ids or any(character.isspace() for character in name):
        return ""
    context.ids.add(name)
    return name


def language_of(element: Element) -> str:
    """The language that an element states, "" if none or no valid tag."""
    language = (element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    language = language.replace("_", "-")
    return language if _LANGUAGE.fullmatch(language) else ""


def direction_of(element: Element) -> Direction:
    """The direction that an element states."""
    match (element.get("dir") or "").strip().lower():
        case "rtl":
            return "rtl"
        case "ltr":
            return "ltr"
    return ""


def address(reference: str, base: str) -> str:
    """Where a link leads: resolved against `base`, "#id" inside the page, "" if it must not be followed."""
    reference = re.sub(r"[\t\n\r]", "", clean(reference)).strip()
    if not reference or re.sub(r"\s", "", reference).lower().startswith(_UNSAFE):
        return ""
    try:
        whole = urljoin(base, reference) if base else reference
        page, hash_, fragment = whole.partition("#")
        if hash_ and (not page or page == base.partition("#")[0]):
            return f"#{unquote(fragment)}" if fragment else ""
        urlsplit(whole)
    except ValueError:
        return ""
    return whole.replace(" ", "%20")


def fragment(reference: str, base: str) -> str:
    """The id that a link names in its own page, "" if it leads elsewhere."""
    page, _, name = reference.strip().partition("#")
    return unquote(name) if name and (not page or (base and page == base.partition("#")[0])) else ""


def is_unsafe(reference: str) -> bool:
    """Whether an address would run a script or open what is not the page's."""
    return re.sub(r"[\s\x00-\x20]", "", reference).lower().startswith(("javascript:", "vbscript:", "data:"))


def ancestors(element: Element, top: Element) -> Iterator[Element]:
    """The elements around `element`, innermost first, up to but without `top`."""
    around = element.getparent()
    while around is not None and around is not top:
        yield around
        around = around.getparent()


def drop(element: Element) -> None:
    """Takes an element with all that is in it out of its tree; the words after it stay."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
        element.tail = None
    parent.remove(element)


def swap(old: Element, new: Element) -> None:
    """Puts `new` in the place of `old`; the words after it stay."""
    parent = old.getparent()
    if parent is not None:
        new.tail, old.tail = old.tail, None
        parent.replace(old, new)
