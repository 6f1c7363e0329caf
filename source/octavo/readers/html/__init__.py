"""Reads a web page: decodes it, finds the article in it and what the page says of it, and converts it."""

from __future__ import annotations

import hashlib
from urllib.parse import urljoin

from octavo.errors import ReadError
from octavo.model import Article, Origin, Person, plain
from octavo.notes import Notes
from octavo.readers.elements import Context, blocks, footnotes, formulas
from octavo.readers.elements.tree import drop, words
from octavo.readers.html.clean import clean
from octavo.readers.html.container import Page, choose
from octavo.readers.html.decode import decode
from octavo.readers.html.measure import Element
from octavo.readers.html.metadata import Metadata, address, complete, host, site
from octavo.readers.html.stated import stated
from octavo.readers.html.titles import headline, plain_form
from octavo.resources import Fetch, Resource

__all__ = ["read"]


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:
    """The article of a page. Raises `ReadError` if the page holds none."""
    text = decode(resource.content, notes)
    page = _parsed(text, resource.location)
    context = Context(fetch, notes)
    said = stated(page)
    formulas.find(page.find("body"), context)
    footnotes.gather(page.find("body"))
    whole = Page(page.find("body"))
    found = Metadata(url=address(said, text), site=site(said))
    found.headline, found.heading = headline(said, whole.body, found.site or host(found.url))
    top = choose(whole, found.heading)
    complete(found, page, said, top)
    context.base = _base(page, found.url)
    clean(top, whole, notes)
    _take_headline(top, found)
    body = blocks(top, context)
    origin = Origin(
        url=found.url, path=resource.location, sha256=hashlib.sha256(resource.content).hexdigest(), reader="html"
    )
    return Article(
        headline=plain(found.headline),
        body=body,
        authors=tuple(Person(name) for name in found.authors),
        date_published=found.published,
        date_modified=found.modified,
        publisher=found.site,
        license=found.license,
        description=found.description,
        keywords=found.keywords,
        in_language=found.language,
        origin=origin,
    )


def _parsed(text: str, location: str) -> Element:
    from lxml import html

    hint = "save the page again from the browser"
    if not text.strip():
        raise ReadError("the page is empty", where=location, hint=hint)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    if page.find("body") is None:
        raise ReadError(
            "the page is only frames around other pages", where=location, hint="save the page inside the frame"
        )
    return page


def _base(page: Element, url: str) -> str:
    stated_base = page.find(".//base[@href]")
    return urljoin(url, stated_base.get("href")) if stated_base is not None and url else url


def _take_headline(top: Element, found: Metadata) -> None:
    """The headline stands above the body: the heading that repeats it goes."""
    wanted = plain_form(found.headline)
    for heading in list(top.iter("h1", "h2", "h3")):
        if heading is found.heading or plain_form(words(heading)) == wanted:
            drop(heading)
            return
