"""The shape of the tree before it is read: not too deep, and without what no book can hold."""

from __future__ import annotations

from octavo.readers.elements.context import Context, Element
from octavo.readers.elements.tree import classes, clean, drop, words

DEEPEST = 60
"""Levels of elements that are kept; what lies deeper becomes paragraphs of plain words."""

_LEAVES = {"img", "math", "svg", "octavo-math", "octavo-note", "br"}
_SCRIPTS = (
    "script", "style", "template", "button", "input", "select", "textarea", "link", "meta", "base", "canvas", "dialog",
    "datalist", "noembed", "noframes", "slot",
)  # fmt: skip
_HANDLERS = "count(descendant-or-self::*/@*[starts-with(name(), 'on')])"
_LINES = {"a", "abbr", "b", "code", "em", "font", "i", "span", "strong", "sub", "sup", "u", "small", "mark", "tt"}


def flatten(element: Element, context: Context, deepest: int = DEEPEST) -> None:
    """Turns what lies deeper than `deepest` levels into paragraphs; words and pictures are kept."""
    for deep in _deepest(element, deepest):
        context.count("too-deep", f"elements deeper than {deepest} levels")
        _level(deep)


def _deepest(element: Element, deepest: int) -> list[Element]:
    """The elements at the deepest level kept that have children. Not recursive: a tree can be 100,000 deep."""
    found: list[Element] = []
    here, depth = next(iter(element), None), 1
    while here is not None:
        following = None
        if depth >= deepest and len(here):
            found.append(here)
        elif len(here):
            following, depth = here[0], depth + 1
        while following is None:
            following = here.getnext()
            if following is None:
                here, depth = here.getparent(), depth - 1
                if here is None or here is element:
                    return found
        here = following
    return found


def _level(deep: Element) -> None:
    """The descendants of `deep` as paragraphs, one for each run of words between blocks."""
    from lxml import etree

    runs: list[tuple[str, Element]] = []
    walker = etree.iterwalk(deep, events=("start", "end"))
    for event, found in walker:
        block = found.tag not in _LINES
        if event == "start" and found.tag in _LEAVES:
            walker.skip_subtree()
            runs.append(("leaf", found))
        elif event == "start" and isinstance(found.tag, str):
            runs.append(("block" if block else "", found.text or ""))
        elif event == "end" and found is not deep:
            runs.append(("block" if block and found.tag not in _LEAVES else "", found.tail or ""))
    deep.text = None
    for child in reversed(deep):
        deep.remove(child)
    _fill(deep, runs)


def _fill(deep: Element, runs: list[tuple[str, Element]]) -> None:
    paragraph: Element | None = None
    pieces: list[str] = []

    def settle() -> None:
        if paragraph is None or not pieces:
            return
        if len(paragraph):
            paragraph[-1].tail = "".join(pieces)
        else:
            paragraph.text = "".join(pieces)
        pieces.clear()

    for kind, value in runs:
        if paragraph is None or (kind == "block" and (pieces or len(paragraph))):
            settle()
            pieces.clear()
            paragraph = deep.makeelement("p")
            deep.append(paragraph)
        if kind == "leaf":
            settle()
            value.tail = None
            paragraph.append(value)
        elif value:
            pieces.append(value)
    settle()


def empty(element: Element) -> None:
    """Takes out of elements that hold nothing what the parser, which does not know them, put into them."""
    from lxml import etree

    etree.strip_tags(element, "wbr")
    for found in list(element.iter("source", "track")):
        for child in reversed(found):
            found.addnext(child)
        if found.text:
            found.tail = found.text + (found.tail or "")
            found.text = None


def strip(element: Element, context: Context) -> None:
    """Drops scripts, styles, forms' parts and event handlers: each kind is noted once, with its count."""
    handlers = int(element.xpath(_HANDLERS))
    if handlers:
        context.count("script-dropped", "event handler")
        context.tally["script-dropped", "event handler"] = handlers
    for found in list(element.iter(*_SCRIPTS)):
        if not _is_task(found):
            context.count("script-dropped", found.tag)
            drop(found)


def _is_task(element: Element) -> bool:
    return element.tag == "input" and (element.get("type") or "").lower() == "checkbox" and _item(element) is not None


def _item(element: Element) -> Element | None:
    return next((around for around in element.iterancestors() if around.tag == "li"), None)


_PERMALINKS = {"anchor", "headerlink", "heading-anchor", "header-anchor", "permalink", "anchorjs-link", "direct-link"}


def headings(element: Element, context: Context) -> None:
    """Takes the links that lead to a heading itself out of it; their ids go to the heading."""
    for heading in element.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        for link in list(heading.iter("a")):
            _permalink(heading, link, context)


def _permalink(heading: Element, link: Element, context: Context) -> None:
    said = words(link)
    inside = (link.get("href") or "").rpartition("#")[0] in ("", context.base.partition("#")[0])
    if not inside or "#" not in (link.get("href") or ""):
        return
    sign = not any(character.isalnum() for character in said)
    if link.find(".//img") is None and (sign or (not _PERMALINKS.isdisjoint(classes(link)) and said != words(heading))):
        name = link.get("id") or link.get("name")
        if name and not heading.get("id"):
            heading.set("id", clean(name))
        drop(link)
    elif said == words(heading):
        del link.attrib["href"]
