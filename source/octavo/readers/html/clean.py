"""Takes out of the article's element what is no part of the article; each passage leaves a note."""

from __future__ import annotations

import re

from lxml import etree

from octavo.notes import Notes
from octavo.readers.elements.tree import drop, words
from octavo.readers.html import boilerplate
from octavo.readers.html.container import Page
from octavo.readers.html.measure import Element, count

KEPT = "octavo-kept"
"""The attribute of what the user wants kept, with all that is in it."""

_SILENT = {"script", "style", "template", "noscript"}
_MEDIA = ("img", "video", "iframe", "svg", "math", "octavo-math", "table", "pre", "picture", "object", "audio")


def clean(top: Element, page: Page, notes: Notes) -> None:
    """Drops furniture by name, then what follows the end, then what says that it is the page's, then lists of links."""
    for element, why in page.furniture.items():
        listed = why == "toc" and page.measures[element].words > page.measures[top].words
        if why not in _SILENT and element is not top and _in(element, top) and not listed:
            _leave_out(element, why, notes)
    _meta(top, notes)
    _after(top, page, notes)
    _said(top, page, notes)
    _links(top, page, notes)


def _in(element: Element, top: Element) -> bool:
    return any(around is top for around in element.iterancestors())


def _leave_out(element: Element, why: str, notes: Notes) -> None:
    if any(KEPT in around.attrib for around in (element, *element.iterancestors()) if notes.keep):
        return
    said = words(element)
    if said and not notes.leave_out(why, said):
        element.set(KEPT, "")
        return
    drop(element)


def _meta(top: Element, notes: Notes) -> None:
    """Bylines and dates: they are read as metadata."""
    for found in list(top.iter(etree.Element)):
        if found is not top and boilerplate.is_meta(found) and _in(found, top) and _is_byline(found):
            _leave_out(found, "byline", notes)


def _is_byline(found: Element) -> bool:
    """Whether what is called a byline is short and holds no paragraph or picture."""
    length = len(words(found).split())
    if length >= 40 or _in_prose(found):
        return False
    if next(found.iter(*_MEDIA, "h1", "h2"), None) is not None:
        return (
            length < 25
            and found.find(".//img") is not None
            and found.find(".//h1") is None
            and found.find(".//h2") is None
        )
    return length < 25 or next(found.iter("p"), None) is None


def _in_prose(found: Element) -> bool:
    """Whether an element stands in a sentence, or in something that is shown."""
    if any(outer.tag in _SHOWS for outer in found.iterancestors()):
        return True
    parent = found.getparent()
    return parent is not None and parent.tag in _LINES and count(words(parent)) > count(words(found)) + 12


_SHOWS = {"figure", "figcaption", "blockquote", "table", "pre", "footer"}
_LINES = {"p", "span", "li", "td", "dd", "figcaption", "cite", "em"}


_LONGEST = 40
"""Words in a block that says what only pages say."""


def _said(top: Element, page: Page, notes: Notes) -> None:
    """Short blocks that say what only pages say."""
    for found in list(
        top.iter("p", "div", "span", "a", "li", "h2", "h3", "h4", "h5", "h6", "section", "strong", "ul", "small")
    ):
        measure = page.measures.get(found)
        if found.getparent() is None or found is top or (measure is not None and measure.words > _LONGEST):
            continue
        if next(found.iter(*_MEDIA), None) is not None:
            continue
        said = words(found)
        if not said or len(said) > 200 or not boilerplate.SAYS.fullmatch(said):
            continue
        if found.tag in ("span", "a", "strong", "small", "li") and not _alone(found):
            continue
        _leave_out(found, "the page says", notes)


def _alone(found: Element) -> bool:
    """Whether an element is all that its block holds, or an item of a list of such."""
    parent = found.getparent()
    if found.tag == "li":
        return all(len(words(item)) < 25 for item in parent)
    return parent.tag not in ("td", "th", "pre", "code", "dt") and words(parent) == words(found) and parent.tag != "li"


def _links(top: Element, page: Page, notes: Notes) -> None:
    """Lists and boxes that only lead elsewhere."""
    for found in list(top.iter("ul", "ol", "div", "section", "aside", "table", "dl")):
        measure = page.measures.get(found)
        if found is top or measure is None or found.getparent() is None or not _in(found, top):
            continue
        if measure.words > page.measures[top].words:  # the page is a list: of chapters, of works
            continue
        lone = boilerplate.is_links(measure) and measure.prose < 12 and found.find(".//img[@alt]") is None
        if lone and (_is_contents(found) or (measure.words > 12 and not _cited(found, page))):
            _with_heading(found, "links", notes)


def _is_contents(found: Element) -> bool:
    links = found.findall(".//a[@href]")
    return all((link.get("href") or "").startswith("#") for link in links)


def _cited(found: Element, page: Page) -> bool:
    """Whether a list of links belongs to the text: a sentence with a colon leads to it, or it leads to other sites."""
    before = found.getprevious()
    if before is not None and before.tag == "p" and words(before).endswith(":"):
        return True
    hosts = [_HOST.match(link.get("href")) for link in found.findall(".//a[@href]")]
    outside = [host for host in hosts if host and page.host and host.group(1) != page.host]
    return len(outside) * 3 > len(hosts) * 2


_HOST = re.compile(r"\s*(?:https?:)?//(?:www\.)?([^/?#]+)")


def _with_heading(found: Element, why: str, notes: Notes) -> None:
    before = found.getprevious()
    _leave_out(found, why, notes)
    if (
        before is not None
        and before.tag in ("h2", "h3", "h4", "h5", "h6")
        and boilerplate.ENDS.fullmatch(words(before).strip(":. "))
    ):
        _leave_out(before, why, notes)


def _after(top: Element, page: Page, notes: Notes) -> None:
    """What follows a heading that ends articles, if it is less than a third of the whole."""
    total = max(page.prose(top), 1)
    for head in list(top.iter("h2", "h3", "h4", "h5", "h6", "h1")):
        if head.getparent() is None or not boilerplate.ENDS.fullmatch(words(head).strip(":. ")):
            continue
        rest = _under(head)
        if sum(page.prose(other) for other in rest) * 3 < total:
            for other in rest:
                _leave_out(other, "after the end", notes)


def _under(head: Element) -> list[Element]:
    """A heading and what follows it, up to the next of its level or higher."""
    rest = [head]
    for other in head.itersiblings(etree.Element):
        if other.tag in ("h1", "h2", "h3", "h4", "h5", "h6") and other.tag <= head.tag:
            break
        rest.append(other)
    return rest
