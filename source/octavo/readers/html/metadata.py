"""What a page says of its article: headline, authors, dates, language, site, address, licence."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from octavo.readers.elements.tree import language_of
from octavo.readers.html import dates, names
from octavo.readers.html.measure import Element
from octavo.readers.html.stated import Stated, one_line, text_of

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


def complete(found: Metadata, page: Element, stated: Stated, top: Element) -> None:
    """Adds what depends on where the article is: `top` is the element that holds it."""
    body = page.find("body")
    found.language = _language(page, stated)
    found.authors = names.authors(stated, body, top, found.site)
    found.published = dates.published(stated, body, top, found.url, found.language)
    found.modified = dates.modified(stated, found.language)
    found.license = _license(stated, page)
    found.description = stated.first("og:description", "description", "twitter:description")
    found.description = found.description or text_of(stated.article.get("description"))
    found.keywords = _keywords(stated)


def address(stated: Stated, text: str) -> str:
    """The page's own address, as it or the program that saved it states it."""
    saved = _SAVED.search(text[:2000])
    values = (
        stated.links.get("canonical", ""),
        stated.first("og:url"),
        (saved.group(1) or saved.group(2)) if saved else "",
        text_of(stated.article.get("url")),
    )
    for value in values:
        whole: str = urljoin(stated.first("og:url"), value)
        if whole.startswith(("http://", "https://")) and _is_address(whole):
            return whole
    return ""


def _is_address(value: str) -> bool:
    try:
        return bool(urlsplit(value).hostname)
    except ValueError:
        return False


def host(url: str) -> str:
    """The name of the machine that an address is on, without www and the last part."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return host.rpartition(".")[0] if host.count(".") == 1 else host


def site(stated: Stated) -> str:
    """The name of the site, or of the article's publisher."""
    return (
        stated.first("og:site_name")
        or text_of(stated.article.get("publisher"))
        or stated.first("application-name", "apple-mobile-web-app-title", "dc.publisher", "citation_journal_title")
    )


def _language(page: Element, stated: Stated) -> str:
    """The language of the article: of the page, as a BCP 47 tag."""
    for value in (
        language_of(page),
        stated.first("og:locale", "content-language", "language", "dc.language"),
        text_of(stated.article.get("inLanguage")),
    ):
        match = _LOCALE.match(value.strip())
        if match and (match.end() == len(value.strip()) or value.strip()[match.end()] in ",;-"):
            found: str = value if value == language_of(page) else match.group().replace("_", "-")
            return found
    return ""


def _license(stated: Stated, page: Element) -> str:
    """The licence's address, or its words."""
    if found := stated.links.get("license") or text_of(stated.article.get("license")):
        return found
    for link in page.iter("a"):
        href = link.get("href") or ""
        if "license" in (link.get("rel") or "").split() or "creativecommons.org/licenses/" in href:
            return href if href.startswith(("http", "//")) else ""
    return stated.first("dc.rights", "dcterms.license", "dcterms.rights")


def _keywords(stated: Stated) -> tuple[str, ...]:
    values = stated.all("article:tag", "keywords", "news_keywords", "parsely-tags")
    parts = [one_line(part) for value in values for part in value.split(",")]
    return tuple(dict.fromkeys(part for part in parts if part))[:30]
