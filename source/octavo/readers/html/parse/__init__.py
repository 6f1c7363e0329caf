"""From text to a tree of elements, whatever the text is."""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct

from octavo.errors import ReadError
from octavo.notes import Notes
from octavo.readers.elements.style.backgrounds import show_backgrounds
from octavo.readers.elements.style.cascade import apply_stylesheets
from octavo.readers.elements.style.sheets import sheets_of
from octavo.readers.elements.tree import Element, collapse, holds, words
from octavo.readers.html.parse.declared import Declared, read_declared
from octavo.readers.html.parse.declared_body import show_declared_body
from octavo.readers.html.parse.names import Names
from octavo.readers.html.parse.unfold import unfold


class Parsed(Struct, frozen=True):
    """A page as a tree."""

    root: Element
    body: Element
    declared: Declared
    """What the page says of itself for machines."""
    source: str
    """The text that was parsed."""
    location: str
    """The path or address that a user knows the page by."""
    address: str
    """Where it was found on the web, as its record or the program that saved it says; "" where neither does."""
    names: Names
    """Who bears which. It holds all elements, so that lxml need not make them anew for each walk."""


def parse_page(source: str, location: str, notes: Notes, address: str = "") -> Parsed:
    """The page as a tree; `address` is where it was found on the web. Raises `ReadError` if it has nothing to read."""
    if not source.strip():
        raise ReadError("the page is empty", where=location, hint="save the page again from the browser")
    root = parse_tree(source, notes)
    if root is not None and root.find("frameset") is not None:
        raise ReadError("the page is only frames around other pages", where=location, hint="save the page in the frame")
    if root is not None and (target := _find_redirect(root)):
        raise ReadError(f"the page only leads on to {target}", where=location, hint="save the page that is there")
    body = None if root is None else root.find("body")
    declared = None if root is None else read_declared(root)
    if root is not None and body is not None and declared is not None:
        show_declared_body(root, body, declared.article, notes)
    if (
        root is None
        or body is None
        or declared is None
        or not (any(map(collapse, body.itertext())) or holds(body, *_SHOWN))
    ):
        raise ReadError("the page has no words", where=location, hint="save the page again, once it is shown whole")
    unfold(body)
    _show_noscript(body)
    sheets = [*sheets_of(root)]
    show_backgrounds(root, sheets)
    apply_stylesheets(root, sheets)
    found = address or _find_saved_address(source)
    return Parsed(root, body, declared, source, location, found, Names(list(body.iter(etree.Element))))


_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)")
"""What browsers write at the top of a page that they save: `<!-- saved from url=(0019)https://example.org -->`."""


def _find_saved_address(source: str) -> str:
    """The address that the program wrote into the page that saved it."""
    saved = _SAVED.search(source[:2000])
    return (saved[1] or saved[2]) if saved else ""


_SHOWN = ("img", "svg", "math", "iframe", "video", "audio", "object", "embed", "picture")
"""What a page without words can show."""


# --- the tree ---------------------------------------------------------------------------------------

_MOST_BREAKS = 100
_BREAKS = re.compile(rf"(?:<br\b[^<>]{{0,40}}>\s*){{{_MOST_BREAKS},}}", re.I)
"""More line ends in a row than anyone means."""

_FLAT = "html|head|body|title|meta|p|br|img|script|style|hr"
_NESTING_TAGS = [re.compile(rf"</?(?!(?:{kept})\b)[a-zA-Z][^<>]*>", re.I) for kept in (f"{_FLAT}|h[1-6]", _FLAT)]
"""Tags of all elements but those that do not nest; of headings only some pages make nests."""


def parse_tree(source: str, notes: Notes) -> Element | None:
    """The page as a tree; one that nests too deeply for libxml2 loses the tags of what nests. None if it is no page."""
    root, is_whole = _parse(source)
    if is_whole:
        return root
    notes.add("too-deep", "elements deeper than 2,048 levels; only paragraphs, headings and pictures are kept apart")
    for tags in _NESTING_TAGS:
        root, is_whole = _parse(tags.sub(" ", source))
        if is_whole:
            break
    return root


def _parse(source: str) -> tuple[Element | None, bool]:
    """The page as a tree, and whether all of it is there: libxml2 stops at 2,048 levels of elements."""
    text = _BREAKS.sub("<br><br>", source) if source.lower().count("<br") >= _MOST_BREAKS else source
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        return None, True
    if root is not None:  # libxml2 makes nothing of what holds no element
        _repair_head(root)
    return root, not any("depth" in error.message for error in parser.error_log.filter_from_fatals())


_IN_HEAD = {"title", "meta", "link", "script", "style", "base", "noscript", "template", "object", "bgsound"}


def _repair_head(root: Element) -> None:
    """Puts into the body what the parser left in the head: elements that it does not know end no head for it."""
    head = root.find("head")
    stray = next((child for child in (() if head is None else head) if child.tag not in _IN_HEAD), None)
    if stray is None:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    body[:0] = [stray, *stray.itersiblings()]


# --- what scripts would show ------------------------------------------------------------------------


def _show_noscript(body: Element) -> None:
    """Makes a page of what is shown only without scripts."""
    for hidden in list(body.iter("noscript")):
        length = len(words(hidden))
        if length > _LEAST_PAGE and length * 2 > len(words(body)):
            hidden.tag = "div"


_LEAST_PAGE = 1000
"""Characters of a page that is shown without scripts; less is a request to allow them."""


_URL = re.compile(r"url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)
"""`<meta http-equiv="refresh" content="0; url=https://example.org/">`."""


def _find_redirect(root: Element) -> str:
    """Where a page that holds hardly a word sends its reader on to (meta refresh), "" if it does not."""
    body = root.find("body")
    for meta in root.iter("meta"):
        match = _URL.search(meta.get("content") or "")
        if match and (meta.get("http-equiv") or "").lower() == "refresh" and (body is None or _is_bare(body)):
            return match[1]
    return ""


def _is_bare(body: Element) -> bool:
    return len(words(body).split()) < 40
