"""Elements of a tree: what they say (classes, words, ids, languages, roles, links), and how they leave it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias, TypedDict, get_args
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from octavo.model import Direction, Role
from octavo.readers.elements.context import Context
from octavo.urls import page_key

Element: TypeAlias = etree._Element
"""An element of lxml, which makes comments and processing instructions elements too: their tag is no string."""

NOTE = "octavo-note"
"""The element that a footnote becomes, at the place of its reference; a further one has `href` and no content."""

MATH = "octavo-math"
"""The element that a formula becomes: TeX in its attribute `tex`, MathML as its only child."""

INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "math", MATH, NOTE, "q", "ruby", "rb", "rp", "rt", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr", "picture", "source", "nobr",
}  # fmt: skip
"""Elements that do not end a run of words."""

WHITESPACE = " \t\n\r\f"
"""White space that collapses (ASCII whitespace of the Infra Standard); a no-break space does not."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")  # "en", "zh-Hant-TW"
_UNSAFE = ("javascript:", "vbscript:", "data:", "file:", "blob:", "about:")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


# --- words ------------------------------------------------------------------------------------------


def clean_text(text: str) -> str:
    """`text` without characters that no text has: controls, lone surrogates, non-characters."""
    return _NOT_TEXT.sub("", text) if _NOT_TEXT.search(text) else text


def collapse(text: str | None) -> str:
    """`text` on one line, white space collapsed; "" for None, as of an attribute that is not there."""
    whole = " ".join((text or "").split())
    return whole if whole.isprintable() else " ".join(clean_text(text or "").split())


def text_in(element: Element) -> str:
    """The text in an element as it is written, that of elements in it too."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def words(element: Element) -> str:
    """The words in an element, white space collapsed; line ends and blocks part words."""
    if not len(element):
        return collapse(element.text)
    if next(element.iterdescendants(*_PARTING), None) is not None:
        return collapse("".join(_text_parted(element)))
    return collapse(text_in(element))


_PARTING = ("br", "p", "div", "li", "td")
"""Elements that part the words before, in and after them."""


def _text_parted(element: Element) -> Iterator[str]:
    """The text in an element, with a space where an element begins or ends that parts words."""
    for event, found in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            yield f" {found.text or ''}" if found.tag in _PARTING else found.text or ""
        elif found is not element:
            yield f" {found.tail or ''}" if found.tag in _PARTING else found.tail or ""


# --- attributes -------------------------------------------------------------------------------------


def tag_of(element: Element) -> str:
    """The tag of an element, "" for a comment or a processing instruction."""
    return element.tag if isinstance(element.tag, str) else ""


def classes(element: Element) -> list[str]:
    """The classes of an element, lower case."""
    return (element.get("class") or "").lower().split()


def class_and_id(element: Element) -> list[str]:
    """The class attribute and the id of an element, as far as it has them."""
    return [name for name in (element.get("class"), element.get("id")) if name]


class GlobalAttributes(TypedDict, total=False):
    """What every element can say and every node can carry."""

    id: str
    language: str
    direction: Direction


def global_attributes(element: Element, context: Context) -> GlobalAttributes:
    """The id, the language and the direction of an element, each only where it says one; the id is taken then."""
    found = GlobalAttributes()
    if name := take_id(element, context):
        found["id"] = name
    if language := language_of(element):
        found["language"] = language
    if direction := direction_of(element):
        found["direction"] = direction
    return found


def take_id(element: Element, context: Context) -> str:
    """The id of an element (or an anchor's name), "" if it is no valid token or an element before has it."""
    name = clean_text(element.get("id") or (element.get("name") if element.tag == "a" else "") or "").strip()
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
    """The direction that an element states, "" if none."""
    match (element.get("dir") or "").strip().lower():
        case "rtl":
            return "rtl"
        case "ltr":
            return "ltr"
    return ""


ROLES: dict[str, Role] = {role: role for role in get_args(Role) if role}
"""The DPUB-ARIA roles that the model has, by name."""


def role_of(element: Element) -> Role:
    """The DPUB-ARIA role that an element states, "" if none that the model has."""
    stated = element.get("role")
    return next((ROLES[role] for role in stated.split() if role in ROLES), "") if stated else ""


# --- links ------------------------------------------------------------------------------------------


def resolve_url(reference: str, base: str) -> str:
    """Where a link leads: resolved against `base`, "#id" inside the page, "" if it must not be followed."""
    reference = re.sub(r"[\t\n\r]", "", clean_text(reference)).strip()
    if not reference or re.sub(r"\s", "", reference).lower().startswith(_UNSAFE):
        return ""
    try:
        whole = urljoin(base, reference) if base else reference
        page, hash_, fragment = whole.partition("#")
        if hash_ and _is_own_page(page, base):
            return f"#{unquote(fragment)}" if fragment else ""
        urlsplit(whole)
    except ValueError:
        return ""
    return whole.replace(" ", "%20")


def web_url(reference: str, base: str) -> str:
    """Where a link leads, if that is on the web (https where it leaves the scheme open); else ""."""
    url = resolve_url(reference, base)
    url = f"https:{url}" if url.startswith("//") else url
    return url if url.startswith(("http://", "https://")) else ""


def fragment_of(reference: str, base: str) -> str:
    """The id that a link names in its own page, "" if it leads elsewhere."""
    page, _, name = reference.strip().partition("#")
    return unquote(name) if name and _is_own_page(page, base) else ""


def _is_own_page(page: str, base: str) -> bool:
    """Whether a reference without its fragment is to the page at `base`, however it is written."""
    return not page or page == base.partition("#")[0] or page_key(page) == page_key(base) != ""


def is_unsafe_url(reference: str) -> bool:
    """Whether an address would run a script or open what is not the page's."""
    return re.sub(r"[\s\x00-\x20]", "", reference).lower().startswith(("javascript:", "vbscript:", "data:"))


# --- places in the tree -----------------------------------------------------------------------------


def select(element: Element, path: str) -> list[Element]:
    """The elements that an XPath expression finds, from `element`; libxml2 is slow at `.//*[…]`."""
    found: list[Element] = element.xpath(path)
    return found


def link_targets(element: Element) -> set[str]:
    """The names that links can lead to in an element."""
    return set(_NAMES(element))


_NAMES = etree.XPath("descendant::*/@id | descendant::a/@name", smart_strings=False)


def holds(element: Element, *tags: str) -> bool:
    """Whether an element with one of these tags is in `element`, or is it."""
    return next(element.iter(*tags), None) is not None


def stands_in(element: Element, *tags: str) -> bool:
    """Whether an element with one of these tags is around `element`."""
    return next(element.iterancestors(*tags), None) is not None


def ancestors(element: Element, top: Element) -> Iterator[Element]:
    """The elements around `element`, innermost first, up to but without `top`."""
    around = element.getparent()
    while around is not None and around is not top:
        yield around
        around = around.getparent()


def is_attached(element: Element) -> bool:
    """Whether an element still stands in another: the top of a tree does not, nor what was taken out of one."""
    return element.getparent() is not None


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
