"""Reads a web page: decodes it, finds the article in it and what the page says of it, and converts it."""

from __future__ import annotations

from octavo.errors import ReadError
from octavo.model import Article, Origin, plain
from octavo.notes import Notes
from octavo.readers.elements import Context, blocks, footnotes
from octavo.readers.html.clean import clean
from octavo.readers.html.container import Page, choose
from octavo.readers.html.decode import decode
from octavo.resources import Fetch, Resource

__all__ = ["read"]


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:
    """The article of a page. Raises `ReadError` if the page holds none."""
    from lxml import html

    text = decode(resource.content, notes)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser) if text.strip() else None
    if page is None or page.find("body") is None:
        raise ReadError("the page is empty", where=resource.location, hint="save the page again from the browser")
    body = page.find("body")
    title = " ".join((page.findtext(".//title") or "").split())
    footnotes.gather(body)
    whole = Page(body)
    found = choose(whole)
    clean(found, whole, notes)
    article = blocks(found, Context(fetch, notes))
    return Article(headline=plain(title), body=article, origin=Origin(reader="html"))
