"""When a page was published and changed, as ISO 8601: what it states, else what it shows near its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from octavo.readers.elements.tree import Element, words
from octavo.readers.html.declared import Declared
from octavo.readers.months import month_number

_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "date_published", "published_time", "published", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dc.date.created", "dcterms.date", "dc.date", "citation_publication_date",
    "citation_date", "citation_online_date", "pubdate", "publishdate", "publish_date", "publish-date",
    "publication_date",
    "originalpublicationdate", "article.published", "displaydate", "ptime", "cxenseparse:recs:publishtime",
    "article_date_original", "bt:pubdate", "rnews:datepublished", "date", "dcsext.articlefirstpublished", "created",
    "datecreated", "uploaddate", "shareaholic:article_published_time", "last-modified-original", "vr:published_time",
)  # fmt: skip
"""Names of meta elements that say when a page was published, the surest first."""

_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dateupdated",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "article:modified",
    "revised",
)

_ISO = re.compile(  # "2021-05-03", "2021/5/3", "2021-05-03T10:00:00.000+02:00"
    r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"
    r"(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d{2})(\d{2})(?!\d)")  # "20210503"
_DAY_FIRST = re.compile(  # "3rd of May, 2021", "3. Mai 2021", "3 de mayo de 2021", "3-May-2021", "3 May '2021"
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s*(?:of\s+|de\s+|-)?\s*([^\W\d_]{3,12})\.?,?"
    r"\s*(?:de\s+|del\s+|-|')?\s*((?:19|20)\d\d)",
    re.I,
)
_MONTH_FIRST = re.compile(  # "May 3, 2021", "Sept. 3rd 2021"
    r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+((?:19|20)\d\d)", re.I
)
_EASTERN = re.compile(r"((?:19|20)\d\d)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")  # "2021年5月3日"
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")  # "3.5.2021", "03. 05. 2021"
_CLOCK_BETWEEN = re.compile(  # "Mon Aug 03 12:45:00 EDT 2015"
    r"([^\W\d_]{3,9})\s+(\d{1,2})\s+\d{2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{2,4}\s+)?((?:19|20)\d\d)"
)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?!\d)")  # "5/3/2021", "03-05-2021"
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d\d)(?![\d.])")  # "28.01.22"
_DATELINE = re.compile(r"\W{0,2}\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d(?!\d)")  # "(27.1.2022) The …"
_IN_ADDRESS = re.compile(  # "/2021/05/03/title", "/20210503.html"
    r"/((?:19|20)\d\d)[/-]?(\d{2})[/-]?(\d{2})(?=[/_.-]|$)"
)
_CLASS_OF_DATES = re.compile(  # class="entry-date", "post-meta", "article__datetime", id="fecha"
    r"(^|[-_ ])(date|dateline|datetime|timestamp|time|published|pubdate|posted|post-?meta|entry-?meta|byline|meta"
    r"|submitted|updated|entry-date|publish\w*|created|article-?info|post-?info|datum|fecha|data)([-_ ]|$|s|__)",
    re.I,
)
_MADE_FOR_DATES = (
    ".//*[@itemprop='datePublished']",
    ".//time[@pubdate]",
    ".//abbr[contains(@class, 'published')]",
    ".//time[contains(@class, 'publish') or contains(@class, 'entry-date')]",
)
"""Paths to elements that hold the date of publication and nothing else."""

_HOLDERS_OF_DATES = (
    "p", "div", "span", "li", "small", "em", "dd", "dt", "h4", "h5", "h6", "header", "footer", "ul", "a", "abbr",
)  # fmt: skip
_SHORT_ELEMENTS = (
    "p", "div", "span", "li", "small", "em", "i", "b", "strong", "font", "td", "h4", "h5", "h6",
)  # fmt: skip
_MOST_ELEMENTS = 1500
"""Elements that are asked for a date where no class tells of one."""


def publication_claims(
    declared: Declared, body: Element, top: Element, url: str, language: str
) -> Iterator[tuple[str, str]]:
    """When the page was first published ("" for a place that does not say), and where it says so: the surest first."""
    for value, place in chain(declared.json_claims("datePublished"), declared.meta_claims(*_PUBLISHED)):
        yield find_moment(value, language), place
    yield _in_time_element(body, top, language), "a time element"
    yield _in_address(url), "the page's address"
    yield _near_headline(body, top, language), "the words around the headline"
    for value, place in declared.json_claims("dateCreated"):
        yield find_moment(value, language), place


def modification_claims(declared: Declared, language: str) -> Iterator[tuple[str, str]]:
    """When the page was last changed, and where it says so."""
    for value, place in chain(declared.json_claims("dateModified"), declared.meta_claims(*_MODIFIED)):
        yield find_moment(value, language), place


def find_moment(text: str, language: str = "") -> str:
    """The first date in `text` as ISO 8601, with its time if it has one; "" if there is none.

    `language` is the page's tag: it knows names of months, and whether figures between slashes are American.
    """
    if match := _ISO.search(text):
        year, month, day, time, zone = match.groups()
        if date := _iso_date(year, month, day):
            return date + (f"T{time}{zone or ''}" if time else "")
    if match := _EASTERN.search(text) or _COMPACT.search(text):
        return _iso_date(*match.groups())
    if date := _with_name_of_month(text, language):
        return date
    if match := _DOTTED.search(text):
        return _iso_date(match[3], match[2], match[1])
    if match := _SLASHED.search(text):
        first, second, year = match.groups()
        english = "/" in match.group() and language[:5].lower() in ("en", "en-us", "")
        american = int(second) > 12 or (int(first) <= 12 and english)
        return _iso_date(year, *((first, second) if american else (second, first)))
    return ""


def _with_name_of_month(text: str, language: str) -> str:
    """The first date in `text` whose month is a word."""
    for pattern, order in ((_MONTH_FIRST, (2, 0, 1)), (_DAY_FIRST, (2, 1, 0)), (_CLOCK_BETWEEN, (2, 0, 1))):
        for match in pattern.finditer(text):
            year, month, day = (match.groups()[at] for at in order)
            if (number := month_number(month, language)) and (date := _iso_date(year, str(number), day)):
                return date
    return ""


def _with_short_year(text: str) -> str:
    """A date whose year has two figures."""
    match = _SHORT_YEAR.search(text)
    return _iso_date(f"20{match[3]}", match[2], match[1]) if match else ""


def _iso_date(year: str, month: str, day: str) -> str:
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and 1990 <= int(year) <= 2099:
        return f"{year}-{int(month):02}-{int(day):02}"
    return ""


# --- where dates stand -------------------------------------------------------------------------------


def _in_address(url: str) -> str:
    match = _IN_ADDRESS.search(url)
    return _iso_date(*match.groups()) if match else ""


def _in_time_element(body: Element, top: Element, language: str) -> str:
    """The date of an element made for it, else of the first `time` in the article or right before it."""
    for path in _MADE_FOR_DATES:
        for found in body.xpath(path)[:1]:
            text = found.get("datetime") or found.get("content") or found.get("title") or words(found)
            if date := find_moment(text, language):
                return date
    for place in (top, top.getparent(), body):
        if place is None:
            continue
        for found in list(place.iter("time"))[:2]:
            if date := find_moment(found.get("datetime") or "", language) or find_moment(words(found), language):
                return date
    return ""


def _near_headline(body: Element, top: Element, language: str) -> str:
    """A date that stands alone near the headline: where a class says so first."""
    for place in (top, *islice(top.iterancestors(), 2), body):
        for element in _named_after_dates(place):
            text = words(element)
            if 0 < len(text) < 180 and (date := find_moment(text, language) or _with_short_year(text)):
                return date
    for element in islice(body.iter(*_SHORT_ELEMENTS), _MOST_ELEMENTS):
        text = words(element) if len(element) < 4 else ""
        if 7 < len(text) < 60 and any(map(str.isdigit, text)) and (date := find_moment(text, language)):
            return date
    return _in_dateline(top)


def _in_dateline(top: Element) -> str:
    """The date that one of the first paragraphs begins with."""
    openings = (_DATELINE.match(words(element)[:20]) for element in islice(top.iter("p"), 4))
    return next((find_moment(opening.group()) for opening in openings if opening), "")


def _named_after_dates(place: Element) -> Iterator[Element]:
    """The elements whose class or id says that they hold a date."""
    for element in place.iter(*_HOLDERS_OF_DATES):
        if any(_CLASS_OF_DATES.search(name) for name in (element.get("class"), element.get("id")) if name):
            yield element
