"""Markdown to an article: CommonMark and what writers of books add to it, by way of HTML."""

from __future__ import annotations

import re
from typing import Any

from lxml import html

from octavo import alt_text
from octavo.errors import FetchError, ReadError
from octavo.model import Article, Inline
from octavo.notes import Notes
from octavo.readers.article import file_name, headline_or_file_name, origin
from octavo.readers.elements import Context, read_blocks, read_inlines
from octavo.readers.encoding import decode
from octavo.readers.frontmatter import FrontMatter, split
from octavo.readers.markdown import captions
from octavo.readers.markdown.dialect import DEEPEST, parser
from octavo.resources import Asset, Fetch, Resource
from octavo.walk import line

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_QUOTES = re.compile(r"^(?: {0,3}>){41,}", re.MULTILINE)
_INDENT = re.compile(r"^ {121,}(?=[-*+\d])", re.MULTILINE)


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:
    """The article of a Markdown file. Raises `ReadError` for what is empty or no text."""
    front, text = split(decode(resource, notes), notes)
    top = _tree(_shallow(text, notes), resource.location, notes)
    met: dict[str, list[str]] = {}
    context = Context(_remembering(fetch, met), notes, base=front.url)
    headline = _headline(front, top, context)
    body = read_blocks(top, context)
    heading, name = "" if front.title else line(headline), file_name(resource)
    notes.choose("headline", [(front.title, "front matter"), (heading, "first heading"), (name, "the file's name")])
    if not headline and not body:
        raise ReadError("there is no article in this file", where=resource.location)
    article = Article(
        headline=headline_or_file_name(headline, resource, notes),
        alternative_headline=_inline(front.subtitle, context),
        body=body,
        authors=front.authors,
        date_published=front.published,
        date_modified=front.modified,
        publisher=front.publisher,
        license=front.license,
        description=front.description,
        keywords=front.keywords,
        in_language=front.language.replace("_", "-"),
        direction=front.direction,
        is_part_of=front.series,
        image=_image(front.image, fetch, notes),
        origin=origin(resource, "markdown", front.url),
    )
    return _described(article, front, met, notes)


def _remembering(fetch: Fetch, met: dict[str, list[str]]) -> Fetch:
    """`fetch` that writes down which picture each reference led to."""

    def get(reference: str) -> Asset:
        found = fetch(reference)
        met.setdefault(found.name, []).append(reference)
        return found

    return get


def _described(article: Article, front: FrontMatter, met: dict[str, list[str]], notes: Notes) -> Article:
    """The article with the words that its front matter has for its pictures."""
    words, unmet = alt_text.match_pictures(front.alt, met)
    for name in unmet:
        notes.add("alt-unmet", f"{name}, in the front matter")
    return alt_text.set_alt_texts(article, words)


def _shallow(text: str, notes: Notes) -> str:
    """`text` without more quotes in quotes, or lists in lists, than can be read."""
    text, quotes = _QUOTES.subn(">" * 40, text)
    text, lists = _INDENT.subn(" " * 120, text)
    if quotes or lists:
        notes.add("too-deep", "quotations deeper than 40 levels, or lists deeper than 60")
    return text


def _tree(text: str, location: str, notes: Notes) -> Any:
    """The HTML of a Markdown text, as the children of its body."""
    markdown = parser()
    environment: dict[str, Any] = {}
    tokens = markdown.parse(text, environment)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        raise ReadError("quotations, lists and boxes are nested too deeply", where=location)
    for label, place in environment.get("footnotes", {}).get("refs", {}).items():
        if place < 0:
            notes.add("text-dropped", f"a footnote that nothing refers to: [^{label.removeprefix(':')}]")
    top = _parsed(markdown.renderer.render(tokens, markdown.options, environment))
    captions.find(top)
    return top


def _parsed(written: str) -> Any:
    """Markup as a tree. Raises `ReadError` where libxml2 would leave out what is nested too deeply."""
    page = html.HTMLParser(huge_tree=True)
    body = html.document_fromstring(f"<html><body>{written}</body></html>", parser=page).find("body")
    if any("depth" in error.message for error in page.error_log.filter_from_fatals()):
        raise ReadError("the HTML in this file is nested too deeply")
    return body


def _headline(front: FrontMatter, top: Any, context: Context) -> tuple[Inline, ...]:
    """The title of the front matter, else of the first heading; a first heading that says the same goes."""
    stated = _inline(front.title, context)
    first = next(top.iter(*_HEADINGS), None)
    if first is None or first.tag != "h1" or first.getparent() is not top:
        return stated
    if stated and line(stated).casefold() != " ".join(first.text_content().split()).casefold():
        return stated
    before = first.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (first.tail or "")
    top.remove(first)
    return stated or read_inlines(first, context)


def _inline(text: str, context: Context) -> tuple[Inline, ...]:
    """A line of Markdown as inlines."""
    if not text:
        return ()
    return read_inlines(_parsed(parser().renderInline(text, {})), context)


def _image(reference: str, fetch: Fetch, notes: Notes) -> str:
    if not reference:
        return ""
    try:
        return fetch(reference).name
    except FetchError as error:
        notes.add(error.code, f"{reference}: {error.message}")
        return ""
