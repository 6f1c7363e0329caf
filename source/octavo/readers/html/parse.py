"""From text to a tree of elements, whatever the text is."""

from __future__ import annotations

import re

from octavo.readers.elements.tree import words
from octavo.readers.html.measure import Element

_BREAKS = re.compile(r"(?:<br\b[^<>]{0,40}>\s*){100,}", re.I)
_KEPT = "html|head|body|title|meta|p|br|h[1-6]|img|script|style|hr"
_NESTED = re.compile(rf"</?(?!(?:{_KEPT})\b)[a-zA-Z][^<>]*>", re.I)


def parse(text: str) -> tuple[Element | None, bool]:
    """The page as a tree, and whether all of it is there: libxml2 stops at 2,048 levels of elements."""
    from lxml import etree

    text = _BREAKS.sub("<br><br>", text.replace("\0", ""))
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        page = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        return None, True
    _mend(page)
    return page, not any("depth" in error.message for error in parser.error_log.filter_from_fatals())


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def unfold(body: Element) -> None:
    """Makes headings of what opens a section by a button, and a page of what is shown only without scripts."""
    for button in list(body.iter("button")):
        if next(button.iter(*_HEADINGS), None) is not None:
            button.tag = "div"
        elif (heading := next(button.iterancestors(*_HEADINGS), None)) is not None:
            button.tag = "span" if words(heading) == words(button) else "button"
    for hidden in list(body.iter("noscript")):
        if len(words(hidden)) > 1000 and len(words(hidden)) * 2 > len(words(body)):
            hidden.tag = "div"


_IN_HEAD = {"title", "meta", "link", "script", "style", "base", "noscript", "template", "object", "bgsound"}


def _mend(page: Element | None) -> None:
    """Puts into the body what the parser left in the head: elements that it does not know end no head for it."""
    head = None if page is None else page.find("head")
    stray = next((child for child in (() if head is None else head) if child.tag not in _IN_HEAD), None)
    if page is None or stray is None:
        return
    body = page.find("body")
    if body is None:
        body = page.makeelement("body")
        page.append(body)
    body[:0] = [stray, *stray.itersiblings()]


def flat(text: str) -> str:
    """The markup without elements that can nest, for pages that nest too deeply to be parsed."""
    return _NESTED.sub(" ", text)


_URL = re.compile(r"url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)


def leads_on(page: Element) -> str:
    """Where a page that holds hardly a word sends its reader on to (meta refresh), "" if it does not."""
    body = page.find("body")
    for meta in page.iter("meta"):
        match = _URL.search(meta.get("content") or "")
        if match and (meta.get("http-equiv") or "").lower() == "refresh" and (body is None or _is_bare(body)):
            return str(match[1])
    return ""


def _is_bare(body: Element) -> bool:
    return len(words(body).split()) < 40
