"""The lead picture of an article, where its page shows it above the element that holds the rest.

A page names the picture by which an article is known, for those who share it (og:image). Where it shows the same file
above the article, readers see it as the first thing of the article: it comes in, with its caption. A picture that is
only named is none that a reader of the page sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from octavo.readers.elements.convert.images import sources_of
from octavo.readers.elements.tree import Element, ancestors, drop
from octavo.readers.html.measures.page import MeasuredPage
from octavo.readers.html.parse.declared import Declared

_FILE = re.compile(r"([^/?&=]+)\.(?:jpe?g|png|webp|avif|gif)\b", re.IGNORECASE)
_SIZE = re.compile(r"[-_@](?:\d+x\d+|\d+w?|[\dx]+|scaled|large|original)$", re.IGNORECASE)  # "oak-1200x675", "oak@2x"
_SHORTEST = 5
"""Characters of a name that tells one picture from others: "hero" and "main" are of many."""

_OUTSIDE = {"nav", "aside", "footer", "form", "li", "table"}
"""Elements that hold pictures of other articles, or of the site."""


def take_lead_picture(top: Element, declared: Declared, page: MeasuredPage) -> None:
    """Moves the lead picture to the start of `top`, if the page shows it above and `top` does not have it."""
    wanted = {name for address in _list_claims(declared) if (name := _name(address))}
    if not wanted or any(_shows(image, wanted) for image in top.iter("img")):
        return
    for element in next(top.iterancestors("body"), top).iter():
        if element is top:
            return
        if element.tag == "img" and _shows(element, wanted) and _is_of_article(element, top, page):
            _move(_find_holder(element, top), top)
            return


def _list_claims(declared: Declared) -> Iterator[str]:
    """The addresses by which the page names the picture of its article."""
    for name in ("og:image", "og:image:secure_url", "twitter:image", "twitter:image:src"):
        yield from declared.meta.get(name, ())
    stated = declared.article.get("image")
    for one in stated if isinstance(stated, list) else [stated]:
        address = one.get("url") if isinstance(one, dict) else one
        if isinstance(address, str):
            yield address


def _name(address: str) -> str:
    """The name of a picture's file without its size, "" for one that tells nothing: "oak" of "/a/oak-1200x675.jpg"."""
    files = _FILE.findall(unquote(unquote(address)))
    name = files[-1].lower() if files else ""
    while (shorter := _SIZE.sub("", name)) != name:
        name = shorter
    return name if len(name) >= _SHORTEST else ""


def _shows(image: Element, wanted: set[str]) -> bool:
    return any(_name(source) in wanted for source in sources_of(image))


def _is_of_article(image: Element, top: Element, page: MeasuredPage) -> bool:
    """Whether nothing around a picture is the page's own, and it leads to no other page."""
    outer = {top, *top.iterancestors()}
    around = [element for element in image.iterancestors() if element not in outer]
    if any(element.tag in _OUTSIDE or page.is_boilerplate(element) for element in around):
        return False
    links = (element.get("href") or "" for element in around if element.tag == "a")
    return all(_FILE.search(href) for href in links)


def _find_holder(image: Element, top: Element) -> Element:
    """The figure that a picture is in, else the picture with all its sizes."""
    holder = image
    for around in ancestors(image, top):
        if around.tag == "figure":
            return around
        holder = around if around.tag == "picture" else holder
    return holder


def _move(holder: Element, top: Element) -> None:
    """Puts a picture before all that is in `top`, as a figure."""
    drop(holder)
    if holder.tag != "figure":
        figure = holder.makeelement("figure")
        figure.append(holder)
        holder = figure
    holder.tail, top.text = top.text, None
    top.insert(0, holder)
