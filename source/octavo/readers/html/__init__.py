"""Reads a web page: decodes it, finds the article in it and what the page says of it, and converts it."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urljoin

from octavo.errors import ReadError
from octavo.model import Article, Block, Direction, Inline, Origin, Person, Series, to_inlines
from octavo.notes import Notes
from octavo.readers.elements import Context, PartReader, open_page
from octavo.readers.elements.tree import direction_of, drop, words
from octavo.readers.html.clean import clean
from octavo.readers.html.container import Page, choose, widened
from octavo.readers.html.declared import stated
from octavo.readers.html.decode import decode
from octavo.readers.html.lede import take_lead
from octavo.readers.html.leftovers import leave_outside
from octavo.readers.html.measure import Element
from octavo.readers.html.metadata import Metadata, about, complete
from octavo.readers.html.parse import flat, leads_on, parse, unfold
from octavo.readers.html.subtitle import subtitle
from octavo.readers.html.titles import plain_form
from octavo.resources import Fetch, Resource

__all__ = ["read"]


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:
    """The article of a page. Raises `ReadError` if the page holds none."""
    text = decode(resource.content, resource.location, notes)
    page = _parsed(text, resource.location, notes)
    unfold(page.find("body"))
    said = stated(page)
    found = about(page, said, text, resource.location, notes)
    context = Context(fetch, notes, base=_base(page, found.url), dollars=_DOLLARS.search(text) is not None)
    parts = open_page(page.find("body"), context)
    whole = Page(page.find("body"), found.url)
    top = choose(whole, found.heading)
    complete(found, page, said, top, notes)
    top = widened(top, whole)
    under = _take_subtitle(found, top, parts)
    take_lead(top, found.heading, whole)
    leave_outside(top, found.heading, whole, notes)
    clean(top, whole, notes)
    _take_headline(top, found)
    body = parts.read_blocks(top)
    if not body:
        raise ReadError(
            "no article was found on the page", where=resource.location, hint="save the page once it is shown whole"
        )
    return _made(found, under, body, direction_of(page) or direction_of(whole.body), resource)


def _made(
    found: Metadata, under: tuple[Inline, ...], body: tuple[Block, ...], direction: Direction, resource: Resource
) -> Article:
    digest = hashlib.sha256(resource.content).hexdigest()
    return Article(
        headline=to_inlines(found.headline),
        alternative_headline=under,
        body=body,
        authors=tuple(Person(name) for name in found.authors),
        date_published=found.published,
        date_modified=found.modified,
        publisher=found.site,
        license=found.license,
        description=found.description,
        keywords=found.keywords,
        in_language=found.language,
        direction=direction,
        is_part_of=Series(found.series) if found.series else None,
        origin=Origin(url=found.url, path=resource.location, sha256=digest, reader="html"),
    )


def _parsed(text: str, location: str, notes: Notes) -> Element:
    """The page as a tree. Raises `ReadError` if there is nothing in it to read."""
    if not text.strip():
        raise ReadError("the page is empty", where=location, hint="save the page again from the browser")
    page, whole = parse(text)
    if not whole:
        page, _ = parse(flat(text))
        notes.add(
            "too-deep", "elements deeper than 2,048 levels; only paragraphs, headings and pictures are kept apart"
        )
    body = None if page is None else page.find("body")
    if page is not None and page.find("frameset") is not None:
        raise ReadError("the page is only frames around other pages", where=location, hint="save the page in the frame")
    if page is not None and (there := leads_on(page)):
        raise ReadError(f"the page only leads on to {there}", where=location, hint="save the page that is there")
    if body is None or not (words(body) or next(body.iter(*_SHOWN), None) is not None):
        raise ReadError("the page has no words", where=location, hint="save the page again, once it is shown whole")
    return page


_SHOWN = ("img", "svg", "math", "iframe", "video", "audio", "object", "embed", "picture")


def _base(page: Element, url: str) -> str:
    stated_base = page.find(".//base[@href]")
    return urljoin(url, stated_base.get("href")) if stated_base is not None and url else url


_DOLLARS = re.compile(r"""inlineMath["']?\s*[:=]\s*\[+\s*\[?\s*["']\$["']|left["']?\s*:\s*["']\$["']""")
"""How a page tells a script that single dollars enclose formulas."""


def _take_subtitle(found: Metadata, top: Element, parts: PartReader) -> tuple[Inline, ...]:
    """The line under the headline, taken out of the page."""
    line = subtitle(found.heading, top)
    if line is None:
        return ()
    drop(line)
    return parts.read_inlines(line)


def _take_headline(top: Element, found: Metadata) -> None:
    """The headline stands above the body: the heading that repeats it goes."""
    wanted = plain_form(found.headline)
    for heading in list(top.iter("h1", "h2", "h3")):
        if heading is found.heading or plain_form(words(heading)) == wanted:
            drop(heading)
            return
