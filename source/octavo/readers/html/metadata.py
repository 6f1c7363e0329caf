"""What a page says of its article: headline, authors, dates, language, site, address, licence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from octavo.notes import Notes
from octavo.readers.elements.tree import language_of
from octavo.readers.html import dates, names, titles
from octavo.readers.html.declared import Stated, one_line
from octavo.readers.html.measure import Element

_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)")
_LOCALE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z]{2,4})?")


class Metadata(Struct):
    """What was found; "" where the page does not say. `heading` is the element that shows the headline."""

    headline: str = ""
    series: str = ""
    heading: Element = None
    authors: list[str] = []
    published: str = ""
    modified: str = ""
    language: str = ""
    site: str = ""
    url: str = ""
    license: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()


def about(page: Element, stated: Stated, text: str, location: str, notes: Notes) -> Metadata:
    """What can be known before the article is found: the headline and the series, the site and the page's address."""
    url = notes.choose("address", _addresses(stated, text)) or ""
    site = notes.choose("publisher", _sites(stated)) or ""
    body = page.find("body")
    shown, heading = titles.headline(stated, body, site or host(url))
    place = "what the page states" if heading is None else f"{heading.tag} element"
    headline, series = titles.two_lines(heading, stated.title, url or location)
    if not series:
        headline, series = titles.split_series(shown)
    notes.choose("headline", chain([(headline, place)], titles.titles(stated, body)))
    notes.choose("series", [(series, "the headline")])
    return Metadata(headline=headline, series=series, heading=heading, url=url, site=site)


def complete(found: Metadata, page: Element, stated: Stated, top: Element, notes: Notes) -> None:
    """Adds what depends on where the article is: `top` is the element that holds it."""
    body = page.find("body")
    found.language = notes.choose("language", _languages(page, stated)) or ""
    found.authors = notes.choose("authors", names.authors(stated, body, top, found.site)) or []
    dated = dates.published(stated, body, top, found.url, found.language)
    found.published = notes.choose("published", dated) or ""
    found.modified = notes.choose("modified", dates.modified(stated, found.language)) or ""
    found.license = notes.choose("licence", _licenses(stated, page)) or ""
    described = stated.each("og:description", "description", "twitter:description")
    found.description = notes.choose("description", chain(described, stated.said("description"))) or ""
    found.keywords = notes.choose("keywords", _keywords(stated)) or ()


def _addresses(stated: Stated, text: str) -> Iterator[tuple[str, str]]:
    """The page's own address, as it or the program that saved it states it."""
    saved = _SAVED.search(text[:2000])
    for value, place in (
        (stated.links.get("canonical", ""), "link canonical"),
        (stated.first("og:url"), "meta og:url"),
        ((saved.group(1) or saved.group(2)) if saved else "", "the program that saved the page"),
        *stated.said("url"),
    ):
        whole: str = urljoin(stated.first("og:url"), value)
        yield whole if whole.startswith(("http://", "https://")) and _is_address(whole) else "", place


def _is_address(value: str) -> bool:
    try:
        return bool(urlsplit(value).hostname)
    except ValueError:
        return False


def host(url: str) -> str:
    """The name of the machine that an address is on, without www and the last part."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return host.rpartition(".")[0] if host.count(".") == 1 else host


def _sites(stated: Stated) -> Iterator[tuple[str, str]]:
    """The name of the site, or of the article's publisher."""
    yield from stated.each("og:site_name")
    yield from stated.said("publisher")
    yield from stated.each("application-name", "apple-mobile-web-app-title", "dc.publisher", "citation_journal_title")


def _languages(page: Element, stated: Stated) -> Iterator[tuple[str, str]]:
    """The language of the article: of the page, as a BCP 47 tag."""
    yield language_of(page), "html lang"
    for value, place in chain(
        stated.each("og:locale", "content-language", "language", "dc.language"), stated.said("inLanguage")
    ):
        match = _LOCALE.match(value.strip())
        if match and (match.end() == len(value.strip()) or value.strip()[match.end()] in ",;-"):
            yield match.group().replace("_", "-"), place


def _licenses(stated: Stated, page: Element) -> Iterator[tuple[str, str]]:
    """The licence's address, or its words."""
    yield stated.links.get("license", ""), "link license"
    yield from stated.said("license")
    for link in page.iter("a"):
        href = link.get("href") or ""
        if "license" in (link.get("rel") or "").split() or "creativecommons.org/licenses/" in href:
            yield href if href.startswith(("http", "//")) else "", "a link on the page"
    yield from stated.each("dc.rights", "dcterms.license", "dcterms.rights")


def _keywords(stated: Stated) -> Iterator[tuple[tuple[str, ...], str]]:
    for name in ("article:tag", "keywords", "news_keywords", "parsely-tags"):
        parts = [one_line(part) for value in stated.meta.get(name, ()) for part in value.split(",")]
        yield tuple(dict.fromkeys(part for part in parts if part))[:30], f"meta {name}"
