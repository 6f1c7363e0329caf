"""When a page was published and changed, as ISO 8601: what it states, else what it shows near its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from octavo.readers.elements.tree import words
from octavo.readers.html.declared import Stated
from octavo.readers.html.measure import Element

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

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jänner janvier enero gennaio janeiro januari stycznia styczeń янв января ocak ledna",
            "feb february februar février fevrier febrero febbraio fevereiro februari lutego luty фев февраля "
            "şubat února fév",
            "mar march märz mars marzo março maart marca marzec мар марта mart března mär mrz",
            "apr april avril abril aprile april kwietnia kwiecień апр апреля nisan dubna avr abr",
            "may mai mayo maggio maio mei maja maj мая mayıs května mag",
            "jun june juni juin junio giugno junho czerwca czerwiec июн июня haziran června giu",
            "jul july juli juillet julio luglio julho lipca lipiec июл июля temmuz července juil lug",
            "aug august août aout agosto augustus sierpnia sierpień авг августа ağustos srpna augusti ago",
            "sep sept september septembre septiembre settembre setembro września wrzesień сен сентября eylül září set",
            "oct october oktober octobre octubre ottobre outubro października październik "
            "окт октября ekim října okt ott out",
            "nov november novembre noviembre novembro listopada listopad ноя ноября kasım",
            "dec december dezember décembre decembre diciembre dicembre dezembro grudnia grudzień "
            "дек декабря aralık prosince dez dic déc",
        ),
        1,
    )
    for name in names.split()
}
_ISO = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"
    r"(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d{2})(\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s*(?:of\s+|de\s+|-)?\s*([^\W\d_]{3,12})\.?,?\s*(?:de\s+|del\s+|-|')?\s*((?:19|20)\d\d)",
    re.I,
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+((?:19|20)\d\d)", re.I)
_EASTERN = re.compile(r"((?:19|20)\d\d)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
_CLOCK_BETWEEN = re.compile(r"([^\W\d_]{3,9})\s+(\d{1,2})\s+\d{2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{2,4}\s+)?((?:19|20)\d\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d\d)(?![\d.])")
_DATELINE = re.compile(r"\W{0,2}\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d(?!\d)")
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(\d{2})[/-]?(\d{2})(?=[/_.-]|$)")
_DATED = re.compile(
    r"(^|[-_ ])(date|dateline|datetime|timestamp|time|published|pubdate|posted|post-?meta|entry-?meta|byline|meta"
    r"|submitted|updated|entry-date|publish\w*|created|article-?info|post-?info|datum|fecha|data)([-_ ]|$|s|__)",
    re.I,
)


def published(stated: Stated, body: Element, top: Element, url: str, language: str) -> Iterator[tuple[str, str]]:
    """When the page was first published ("" for a place that does not say), and where it says so: the surest first."""
    for value, place in chain(stated.said("datePublished"), stated.each(*_PUBLISHED)):
        yield iso(value, language), place
    yield _marked(body, top), "a time element"
    yield _addressed(url), "the page's address"
    yield _shown(body, top, language), "the words around the headline"
    for value, place in stated.said("dateCreated"):
        yield iso(value, language), place


def modified(stated: Stated, language: str) -> Iterator[tuple[str, str]]:
    """When the page was last changed, and where it says so."""
    for value, place in chain(stated.said("dateModified"), stated.each(*_MODIFIED)):
        yield iso(value, language), place


def iso(text: str, language: str = "") -> str:
    """The first date in `text` as ISO 8601, with its time if it has one; "" if there is none."""
    if match := _ISO.search(text):
        year, month, day, time, zone = match.groups()
        if date := _date(year, month, day):
            return date + (f"T{time}{zone or ''}" if time else "")
    if match := _EASTERN.search(text) or _COMPACT.search(text):
        return _date(*match.groups())
    for pattern, order in ((_MONTH_FIRST, (2, 0, 1)), (_DAY_FIRST, (2, 1, 0)), (_CLOCK_BETWEEN, (2, 0, 1))):
        for match in pattern.finditer(text):
            year, month, day = (match.groups()[at] for at in order)
            number = _MONTHS.get(month.lower())
            if number and (date := _date(year, str(number), day)):
                return date
    if match := _DOTTED.search(text):
        return _date(match[3], match[2], match[1])
    if match := _SLASHED.search(text):
        first, second, year = match.groups()
        english = "/" in match.group() and language[:5].lower() in ("en", "en-us", "")
        american = int(second) > 12 or (int(first) <= 12 and english)
        return _date(year, *((first, second) if american else (second, first)))
    return ""


def _short(text: str) -> str:
    """A date whose year has two figures."""
    match = _SHORT.search(text)
    return _date(f"20{match[3]}", match[2], match[1]) if match else ""


def _date(year: str, month: str, day: str) -> str:
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and 1990 <= int(year) <= 2099:
        return f"{year}-{int(month):02}-{int(day):02}"
    return ""


def _addressed(url: str) -> str:
    match = _ADDRESS.search(url)
    return _date(*match.groups()) if match else ""


def _marked(body: Element, top: Element) -> str:
    """A time element made for the date, or the first in the article or right before it."""
    for path in (
        ".//*[@itemprop='datePublished']",
        ".//time[@pubdate]",
        ".//abbr[contains(@class, 'published')]",
        ".//time[contains(@class, 'publish') or contains(@class, 'entry-date')]",
    ):
        for found in body.xpath(path)[:1]:
            if date := iso(found.get("datetime") or found.get("content") or found.get("title") or words(found)):
                return date
    for place in (top, top.getparent(), body):
        if place is None:
            continue
        for found in list(place.iter("time"))[:2]:
            if date := iso(found.get("datetime") or "") or iso(words(found)):
                return date
    return ""


def _shown(body: Element, top: Element, language: str) -> str:
    """A date that stands alone near the headline: where a class says so first."""
    around = [top, *list(top.iterancestors())[:2], body]
    for place in around:
        for element in _dated(place):
            said = words(element)
            if 0 < len(said) < 180 and (date := iso(said, language) or _short(said)):
                return date
    for element in list(
        body.iter("p", "div", "span", "li", "small", "em", "i", "b", "strong", "font", "td", "h4", "h5", "h6")
    )[:1500]:
        said = words(element) if len(element) < 4 else ""
        if 7 < len(said) < 60 and any(character.isdigit() for character in said) and (date := iso(said, language)):
            return date
    return _dateline(top)


def _dateline(top: Element) -> str:
    """The date that one of the first paragraphs begins with."""
    openings = (_DATELINE.match(words(element)[:20]) for element in islice(top.iter("p"), 4))
    return next((iso(opening.group()) for opening in openings if opening), "")


def _dated(place: Element) -> Iterator[Element]:
    for element in place.iter(
        "p", "div", "span", "li", "small", "em", "dd", "dt", "h4", "h5", "h6", "header", "footer", "ul", "a", "abbr"
    ):
        if any(_DATED.search(name) for name in (element.get("class"), element.get("id")) if name):
            yield element
