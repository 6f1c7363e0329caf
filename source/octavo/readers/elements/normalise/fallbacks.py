"""What elements hold for programs that cannot show them (HTML, 4.8.6 to 4.8.9 and 4.12.5): a book is one of those.

Their content takes their place; what is no more than a request for another program goes. Of an embed, whose address
a book can give, the words that fit into its link stay in it (`convert/embeds.py`).
"""

from __future__ import annotations

import re

from lxml import etree

from octavo.readers.elements.context import Context
from octavo.readers.elements.tree import INLINE, Element, drop, stands_in, tag_of, words

_ASKS_FOR_MORE = re.compile(r"\bbrowser\b|\bjavascript\b|\bplug-?in\b|\bflash\b|\bhtml ?5\b", re.I)
"""What asks for another program: "Your browser does not play videos.", "Please enable JavaScript."."""

_LONGEST_REQUEST = 40
_LONGEST_LABEL = 30
"""Words of a request for another program, and of the label of a link."""

_SHOWN_BY_SCRIPTS = ("canvas", "slot", "noembed", "noframes")
_EMBEDS = ("object", "video", "audio", "iframe", "applet")
_RAW = ("iframe", "noembed", "noframes")
"""Elements whose content the parser takes for plain words (HTML, 13.2.6.2)."""

_MOST_RAW = 2
"""How often such elements are looked for in each other."""

_MARKUP = re.compile(r"<[a-z/][^<>]{0,300}>", re.I)  # "<p>", "</p>", "<a href='film.mp4'>"


def show_fallbacks(page: Element, context: Context) -> None:
    """Puts the content of what a book cannot show into its place; options and words that no menu shows are words."""
    for _ in range(_MOST_RAW):
        for raw in list(page.iter(*_RAW)):
            _read_raw(raw)
    for found in list(page.iter(*_SHOWN_BY_SCRIPTS)):
        if words(found) and not asks_for_more(words(found)):
            _unwrap(found)
    for found in list(page.iter(*_EMBEDS)):
        if asks_for_more(words(found)):
            _drop_request(found)
        elif _is_text(found):
            context.notes.add("embed-linked", f"{tag_of(found)}: its own text was read ({_address_of(found)})")
            _unwrap(found)
    for option in page.iter("option", "optgroup"):
        if not stands_in(option, "select", "datalist"):
            option.tag = "span"
    for menu in list(page.iter("select")):
        _move_words(menu)


def asks_for_more(said: str) -> bool:
    """Whether words only ask for another program."""
    return _ASKS_FOR_MORE.search(said) is not None and len(said.split()) <= _LONGEST_REQUEST


def _drop_request(embed: Element) -> None:
    """Leaves of an embed its address alone; what the request links to is the address of one that has none."""
    link = next(embed.iter("a"), None)
    if link is not None and not any(map(embed.get, ("src", "data"))) and next(embed.iter("source"), None) is None:
        embed.set("src", link.get("href") or "")
    for child in list(embed.iterchildren()):
        if child.tag not in ("source", "track", "param"):
            embed.remove(child)
        child.tail = None
    embed.text = None


def _is_text(embed: Element) -> bool:
    """Whether an embed holds more than words for its link: blocks, or a whole passage."""
    length = len(words(embed).split())
    blocks = any(isinstance(found.tag, str) and found.tag not in _IN_LINK for found in embed.iterdescendants())
    return length > _LONGEST_LABEL or (blocks and length > 0)


_IN_LINK = INLINE | {"source", "track", "param", "embed", "object", "video", "audio", "iframe", "img", "script"}
"""Elements that a label, or an embed in an embed, consists of."""


def _address_of(embed: Element) -> str:
    return embed.get("src") or embed.get("data") or "without an address"


def _read_raw(found: Element) -> None:
    """Reads the markup that the parser took for plain words, as HTML has it in frames and the like."""
    if len(found) or "<" not in (found.text or "") or not _MARKUP.search(found.text or ""):
        return
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    source = f"<html><body>{found.text}</body></html>".encode("utf-8", "replace")
    body = etree.fromstring(source, parser).find("body")
    if body is not None:
        found.text = body.text
        found.extend(list(body))


def _unwrap(found: Element) -> None:
    """Makes of an element what only holds its content: a part of a line, or a division."""
    for name in ("src", "data", "title", "aria-label"):
        found.attrib.pop(name, None)
    for parameter in list(found.iterchildren("param", "source", "track")):
        drop(parameter)
    found.tag = "span" if all(inner.tag in INLINE for inner in found.iterdescendants(etree.Element)) else "div"


def _move_words(menu: Element) -> None:
    """Puts words that stand in a menu, but in none of its options, before it."""
    said = [menu.text or "", *(child.tail or "" for child in menu)]
    if not any(text.strip() for text in said):
        return
    holder = menu.makeelement("span")
    holder.text = " ".join(text.strip() for text in said if text.strip()) + " "
    menu.text = None
    for child in menu:
        child.tail = None
    menu.addprevious(holder)
