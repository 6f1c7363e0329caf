"""Markdown to an article: CommonMark and what writers of books add to it, by way of HTML."""

from __future__ import annotations

import re
from math import inf

from lxml import etree

from octavo import alt_text
from octavo.errors import FetchError, ReadError
from octavo.markup_names import HEADINGS
from octavo.model import Article, Footnote, Inline
from octavo.notes import Notes
from octavo.readers.article import file_name, headline_or_file_name, origin
from octavo.readers.comparison import compare_with_source
from octavo.readers.elements import Context, OpenedPage, open_page, read_inlines
from octavo.readers.elements.convert.lead import widen_lead
from octavo.readers.elements.tree import NOTE, Element, drop, select
from octavo.readers.encoding import decode, drop_controls
from octavo.readers.frontmatter import FrontMatter, split_front_matter
from octavo.readers.language import with_language
from octavo.readers.markdown.captions import find_captions
from octavo.readers.markdown.dialect import DEEPEST, markdown_parser
from octavo.readers.markdown.dialects.environment import new_environment
from octavo.readers.markdown.dialects.title_block import split_title_block
from octavo.resources import Asset, Fetch, Resource
from octavo.walk import has, line

_ANY = inf
"""CSS pixels of pictures on one line: whoever writes them so means it, however large they are."""

_MOST_QUOTES, _WIDEST_INDENT = 40, 120
_DEEP_QUOTES = re.compile(rf"^(?: {{0,3}}>){{{_MOST_QUOTES + 1},}}", re.MULTILINE)  # "> > > … words"
_DEEP_LISTS = re.compile(rf"^ {{{_WIDEST_INDENT + 1},}}(?=[-*+\d])", re.MULTILINE)  # "            …   - words"


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:
    """The article of a Markdown file. Raises `ReadError` for what is empty or no text."""
    front, text = split_title_block(*split_front_matter(decode(resource, notes), notes), notes)
    top = _render(_flatten(text, notes), resource.location, notes)
    references: dict[str, list[str]] = {}
    context = Context(_recording(fetch, references), notes, base=front.url, widest_row=_ANY)
    page = open_page(top, context)
    headline = _take_headline(front, page)
    body = widen_lead(page.read_blocks(top), context.picture_sizes)
    heading, name = "" if front.title else line(headline), file_name(resource)
    notes.choose("headline", [(front.title, "front matter"), (heading, "first heading"), (name, "the file's name")])
    if not headline and not body:
        raise ReadError("there is no article in this file", where=resource.location)
    article = Article(
        headline=headline_or_file_name(headline, resource, notes),
        alternative_headline=_read_line(front.subtitle, context),
        body=body,
        authors=front.authors,
        date_published=front.published,
        date_modified=front.modified,
        publisher=front.publisher,
        license=front.license,
        description=front.description,
        keywords=front.keywords,
        in_language=front.language,
        direction=front.direction,
        is_part_of=front.series,
        image=_fetch_cover(front.image, fetch, notes),
        origin=origin(resource, "markdown", front.url),
    )
    compare_with_source(context.runs, article, notes)
    return with_language(_add_alt_texts(article, front, references, notes), notes)


# --- pictures ----------------------------------------------------------------------------------------


def _recording(fetch: Fetch, references: dict[str, list[str]]) -> Fetch:
    """`fetch` that writes down which references led to each picture."""

    def get(reference: str) -> Asset:
        found = fetch(reference)
        references.setdefault(found.name, []).append(reference)
        return found

    return get


def _add_alt_texts(article: Article, front: FrontMatter, references: dict[str, list[str]], notes: Notes) -> Article:
    """The article with the words that its front matter has for its pictures."""
    words, unmet = alt_text.match_pictures(front.alt, references)
    for name in unmet:
        notes.add("alt-unmet", f"{name}, in the front matter")
    return alt_text.set_alt_texts(article, words)


def _fetch_cover(reference: str, fetch: Fetch, notes: Notes) -> str:
    """The name of the picture that stands for the article, "" if there is none that can be read."""
    if not reference:
        return ""
    try:
        return fetch(reference).name
    except FetchError as error:
        notes.add(error.code, f"{reference}: {error.message}")
        return ""


# --- from Markdown to HTML ---------------------------------------------------------------------------


def _flatten(text: str, notes: Notes) -> str:
    """`text` without more quotes in quotes, or lists in lists, than can be read."""
    text, quotes = _DEEP_QUOTES.subn(">" * _MOST_QUOTES, text)
    text, lists = _DEEP_LISTS.subn(" " * _WIDEST_INDENT, text)
    if quotes or lists:
        notes.add("too-deep", "quotations deeper than 40 levels, or lists deeper than 60")
    return text


def _render(text: str, location: str, notes: Notes) -> Element:
    """The HTML of a Markdown text, as the children of its body. Raises `ReadError` for what is nested too deeply."""
    markdown = markdown_parser()
    environment = new_environment(notes, text)
    tokens = markdown.parse(text, environment)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        raise ReadError("quotations, lists and boxes are nested too deeply", where=location)
    for label, place in environment.get("footnotes", {}).get("refs", {}).items():
        if place < 0:
            notes.add("text-dropped", f"a footnote that nothing refers to: [^{label.removeprefix(':')}]")
    top = _parse_html(markdown.renderer.render(tokens, markdown.options, environment), notes)
    find_captions(top)
    return top


def _parse_html(markup: str, notes: Notes) -> Element:
    """Markup as the children of a body. Raises `ReadError` where libxml2 would leave out what is nested too deeply."""
    parser = etree.HTMLParser(huge_tree=True)
    source = drop_controls(f"<html><body>{markup}</body></html>", notes, has_references=True)
    (body,) = select(etree.fromstring(source, parser=parser), "body")
    if any("depth" in error.message for error in parser.error_log.filter_from_fatals()):
        raise ReadError("the HTML in this file is nested too deeply")
    return body


# --- the headline ------------------------------------------------------------------------------------


def _take_headline(front: FrontMatter, page: OpenedPage) -> tuple[Inline, ...]:
    """The title of the front matter, else of the first heading; a first heading that says the same goes.

    A note on it is a note of the title.
    """
    stated = _read_line(front.title, page.context)
    first = next(page.page.iter(*HEADINGS), None)
    if first is None or first.tag != "h1" or first.getparent() is not page.page:
        return stated
    if stated and line(stated).casefold() != _words_without_notes(first).casefold():
        return stated
    drop(first)
    own = page.read_inlines(first)
    return own if has(own, Footnote) else stated or own


def _words_without_notes(heading: Element) -> str:
    pieces: list[str] = heading.xpath(f".//text()[not(ancestor::{NOTE})]")
    return " ".join("".join(pieces).split())


def _read_line(text: str, context: Context) -> tuple[Inline, ...]:
    """A line of Markdown as inlines."""
    if not text:
        return ()
    markup = markdown_parser().renderInline(text, new_environment(context.notes, text))
    return read_inlines(_parse_html(markup, context.notes), context)
