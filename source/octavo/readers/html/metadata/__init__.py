"""What a page says of its article: headline, authors, dates, language, site, address, licence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from octavo.model import Direction
from octavo.notes import Notes
from octavo.readers.elements.tree import Element, direction_of, language_of, tag_of, words
from octavo.readers.html.metadata import dates
from octavo.readers.html.metadata.authors import find_authors
from octavo.readers.html.metadata.heading_words import heading_words
from octavo.readers.html.metadata.headline import Headline, find_headline, headline_claims
from octavo.readers.html.metadata.nearby import Shown, find_nearby_lines
from octavo.readers.html.metadata.titles import split_series, split_two_lines
from octavo.readers.html.parse import Parsed
from octavo.readers.html.parse.declared import Declared, one_line
from octavo.readers.language import Language, settle_language

# --- what is known before the article is found ------------------------------------------------------


class Identity(Struct, frozen=True):
    """What tells an article from others; "" where the page does not say."""

    headline: str
    series: str
    heading: Element | None
    """The element that shows the headline."""
    url: str
    site: str


def identify(parsed: Parsed, notes: Notes) -> Identity:
    """The headline and the series, the site, and the page's own address."""
    declared = parsed.declared
    url = notes.choose("address", _find_addresses(parsed)) or ""
    site = notes.choose("publisher", _find_sites(declared)) or ""
    found = find_headline(parsed, site or _site_of(url))
    shown, heading = _keep_wanted(found, notes), found.heading
    place = "what the page states" if heading is None else f"{tag_of(heading)} element"
    headline, series = split_two_lines(heading, declared.title, url or parsed.location)
    if not series:
        headline, series = split_series(shown)
    notes.choose("headline", chain([(headline, place)], headline_claims(parsed)))
    notes.choose("series", [(series, "the headline")])
    return Identity(headline, series, heading, url, site)


def _keep_wanted(found: Headline, notes: Notes) -> str:
    """The headline; with what its heading says beside it, if the user wants that kept."""
    if found.heading is None or not found.beside or notes.leave_out("beside the headline", found.beside):
        return found.text
    return heading_words(found.heading)


def _find_addresses(parsed: Parsed) -> Iterator[tuple[str, str]]:
    """The page's own address, as it states it, or else where it was found."""
    declared = parsed.declared
    for value, place in (
        (declared.links.get("canonical", ""), "link canonical"),
        (declared.meta_value("og:url"), "meta og:url"),
        *declared.json_claims("url"),
        (parsed.address, "where it was found"),
    ):
        whole: str = urljoin(parsed.address or declared.meta_value("og:url"), value)
        yield whole if _is_web_address(whole) and not _is_whole_site(whole, parsed.address) else "", place


def _is_whole_site(url: str, address: str) -> bool:
    """Whether a page that is not the first of its site names that one: some programs do so on every page."""
    return bool(address) and not urlsplit(url).path.strip("/") and bool(urlsplit(address).path.strip("/"))


def _is_web_address(value: str) -> bool:
    try:
        return value.startswith(("http://", "https://")) and bool(urlsplit(value).hostname)
    except ValueError:
        return False


def _site_of(url: str) -> str:
    """The name of the machine that an address is on, without www and the last part: "example" of "www.example.org"."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return host.rpartition(".")[0] if host.count(".") == 1 else host


def _find_sites(declared: Declared) -> Iterator[tuple[str, str]]:
    """The name of the site, or of the article's publisher."""
    yield from declared.meta_claims("og:site_name")
    yield from declared.json_claims("publisher")
    yield from declared.meta_claims(
        "application-name", "apple-mobile-web-app-title", "dc.publisher", "citation_journal_title"
    )


# --- what depends on where the article is -----------------------------------------------------------


class Metadata(Struct, frozen=True):
    """What else a page says of its article; "" where it does not say."""

    language: Language
    direction: Direction
    authors: list[str]
    published: str
    modified: str
    license: str
    description: str
    keywords: tuple[str, ...]


def read_metadata(parsed: Parsed, identity: Identity, top: Element, notes: Notes) -> Metadata:
    """Chooses what is said of the article; `top` is the element that holds it."""
    root, body, declared = parsed.root, parsed.body, parsed.declared
    stated = notes.choose("language", _find_languages(top, declared)) or ""
    language = settle_language(stated, _sample_prose(top), notes)
    shown = Shown(body, top, identity.heading, find_nearby_lines(identity.heading, top, body), parsed.names)
    dated = dates.publication_claims(declared, shown, identity.url, language.tag)
    described = declared.meta_claims("og:description", "description", "twitter:description")
    return Metadata(
        language=language,
        direction=direction_of(root) or direction_of(body),
        authors=notes.choose("authors", find_authors(declared, shown, identity.site)) or [],
        published=notes.choose("published", dated) or "",
        modified=notes.choose("modified", dates.modification_claims(declared, language.tag)) or "",
        license=notes.choose("licence", _find_licenses(declared, root)) or "",
        description=notes.choose("description", chain(described, declared.json_claims("description"))) or "",
        keywords=notes.choose("keywords", _find_keywords(declared)) or (),
    )


_LOCALE = re.compile(r"(?>[A-Za-z]{2,3}([-_][A-Za-z]{2,4})?)(?=[,;-]|\Z)")
"""A language at the start of a value: "en_GB", "de, en"; but not "english"."""


def _find_languages(top: Element, declared: Declared) -> Iterator[tuple[str, str]]:
    """The language of the article, as a BCP 47 tag: what the element around it states, else what the page does."""
    for around in (top, *top.iterancestors()):
        yield language_of(around), f"{tag_of(around)} lang"
    named = declared.meta_claims("og:locale", "content-language", "language", "dc.language")
    for value, place in chain(named, declared.json_claims("inLanguage")):
        if match := _LOCALE.match(value.strip()):
            yield match.group().replace("_", "-"), place


_SAMPLE = 12_000
"""Characters of prose that tell a language."""


def _sample_prose(top: Element) -> str:
    """The words of paragraphs; of everything where there are none."""
    found, length = [], 0
    for paragraph in top.iter("p"):
        found.append(words(paragraph))
        length += len(found[-1])
        if length > _SAMPLE:
            break
    return " ".join(found) or words(top)[:_SAMPLE]


def _find_licenses(declared: Declared, root: Element) -> Iterator[tuple[str, str]]:
    """The licence's address, or its words."""
    yield declared.links.get("license", ""), "link license"
    yield from declared.json_claims("license")
    for link in root.iter("a"):
        href = link.get("href") or ""
        if "license" in (link.get("rel") or "").split() or "creativecommons.org/licenses/" in href:
            yield href if href.startswith(("http", "//")) else "", "a link on the page"
    yield from declared.meta_claims("dc.rights", "dcterms.license", "dcterms.rights")


def _find_keywords(declared: Declared) -> Iterator[tuple[tuple[str, ...], str]]:
    """Keywords, no more than thirty."""
    for name in ("article:tag", "keywords", "news_keywords", "parsely-tags"):
        parts = [one_line(part) for value in declared.meta.get(name, ()) for part in value.split(",")]
        yield tuple(dict.fromkeys(part for part in parts if part))[:30], f"meta {name}"
