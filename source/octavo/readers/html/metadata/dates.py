"""When a page was published and changed, as ISO 8601: what it states, else what it shows near its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain, islice

from octavo.readers.elements.tree import Element, select, text_in, words
from octavo.readers.html.measures.measure import count_words
from octavo.readers.html.metadata.nearby import NearbyLines, Shown, stands_with_others
from octavo.readers.html.parse.declared import Declared
from octavo.readers.months import month_number

_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "date_published", "published_time", "published", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dc.date.created", "dcterms.date", "dc.date", "citation_publication_date",
    "citation_date", "citation_online_date", "pubdate", "publishdate", "publish_date", "publish-date",
    "publication_date", "ms.date", "originalpublicationdate", "article.published", "displaydate", "ptime",
    "cxenseparse:recs:publishtime", "article_date_original", "bt:pubdate", "rnews:datepublished", "date",
    "dcsext.articlefirstpublished", "created", "datecreated", "uploaddate",
    "shareaholic:article_published_time", "last-modified-original", "vr:published_time",
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

_ISO = re.compile(  # "2021-05-03", "2021/5/3", "2021. 5. 3.", "2021-05-03T10:00:00.000+02:00"
    r"(?<!\d)((?:19|20)\d\d)(?:[-/.]|\. )(\d{1,2})(?:[-/.]|\. )(\d{1,2})(?!\d)"
    r"(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d{2})(\d{2})(?!\d)")  # "20210503"
_DAY_FIRST = re.compile(  # "3rd of May, 2021", "3. Mai 2021", "3 de mayo de 2021", "3-May-2021", "3/may/2021"
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s*(?:of\s+|de\s+|-|/)?\s*([^\W\d_]{3,12})\.?,?"
    r"\s*(?:de\s+|del\s+|-|/|')?\s*((?:19|20)\d\d)",
    re.I,
)
_MONTH_FIRST = re.compile(  # "May 3, 2021", "Sept. 3rd 2021"
    r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+((?:19|20)\d\d)", re.I
)
_YEAR_FIRST = re.compile(  # "2023 Jan 7", "2021. május 3."
    r"(?<!\d)((?:19|20)\d\d)\.?[ ,]\s*([^\W\d_]{3,12})\.?\s+(\d{1,2})(?!\d)", re.I
)
_DAY_BEFORE = re.compile(  # "5 – " of "5 – 11 May 2021", "5. bis " of "5. bis 11. Mai 2021"; but not "10:05 – "
    r"(?<![\d:.])(\d{1,2})\.?\s*(?:[-–—]|bis|to|until|au|al|til|till|do|до)\s*\Z", re.I
)
_EASTERN = re.compile(r"((?:19|20)\d\d)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")  # "2021年5月3日"
_DOTTED = re.compile(  # "3.5.2021", "03. 05. 2021", "03 . 05 . 2021", "03|05|2021"
    r"(?<!\d)(\d{1,2})\s?[.|]\s?(\d{1,2})\s?[.|]\s?((?:19|20)\d\d)(?!\d)"
)
_CLOCK_BETWEEN = re.compile(  # "Mon Aug 03 12:45:00 EDT 2015"
    r"([^\W\d_]{3,9})\s+(\d{1,2})\s+\d{2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{2,4}\s+)?((?:19|20)\d\d)"
)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?!\d)")  # "5/3/2021", "03-05-2021"
_MONTH_AND_SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2})\.?[ -]([^\W\d_]{3,12})\.?[ -]['’]?(\d\d)(?!\d|:)")  # "3 May 21"
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d\d)(?![\d.])")  # "28.01.22"
_SLASHED_SHORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/])")  # "01/25/26"
_DATELINE = re.compile(r"\W{0,2}\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d(?!\d)")  # "(27.1.2022) The …"
_DATELINE_WITH_PLACE = (
    re.compile(  # "Vik, (27.1.2022). The …", "VIK, May 3, 2021 /Wire/ -- The …", "Vik, 3. Mai 2021 – …"
        r"\(?[^\W\d_a-z][\w .'’-]{1,40}, \(?"
        r"(?:\d{1,2}\.\s?\d{1,2}\.\s?|[^\W\d_]{3,9}\.? \d{1,2}, |\d{1,2}\.? (?:de )?[^\W\d_]{3,12},? (?:de )?)"
        r"(?:19|20)\d\d(?!\d)(?=\s*[)/–—:-]|\.|\s\()"
    )
)
_IN_ADDRESS = re.compile(  # "/2021/05/03/title", "/20210503.html"
    r"/((?:19|20)\d\d)[/-]?(\d{2})[/-]?(\d{2})(?=[/_.-]|$)"
)
_NAMED_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})(?=/|$)")  # "/2021/may/03/title"
_CLASS_OF_DATES = re.compile(  # class="entry-date", "post-meta", "article__datetime", id="fecha"
    r"(^|[-_ ])(date|dateline|datetime|timestamp|time|published|pubdate|posted|post-?meta|entry-?meta|byline|meta"
    r"|submitted|updated|entry-date|publish\w*|created|article-?info|post-?info|datum|fecha|data)([-_ ]|$|s|__)"
    r"|(?-i:(?<=[a-z])(Date|Datum|Fecha)(?![a-z]))",  # class="articleDate", "storyDateBlock"
    re.I,
)
_MADE_FOR_DATES = (
    "descendant::*/@itemprop[. = 'datePublished']/..",
    "descendant::time[@pubdate]",
    "descendant::abbr[contains(@class, 'published')]",
    "descendant::time[contains(@class, 'publish') or contains(@class, 'entry-date')]",
)
"""Paths to elements that hold the date of publication and nothing else."""

_HOLDERS_OF_DATES = (
    "p", "div", "span", "li", "small", "em", "dd", "dt", "h4", "h5", "h6", "header", "footer", "ul", "a", "abbr",
)  # fmt: skip
_SHORT_ELEMENTS = (
    "p", "div", "span", "li", "small", "em", "i", "b", "strong", "font", "td", "h3", "h4", "h5", "h6",
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_MOST_ELEMENTS = 400
"""Elements that are asked for a date where no class tells of one."""


def publication_claims(declared: Declared, shown: Shown, url: str, language: str) -> Iterator[tuple[str, str]]:
    """When the page was first published ("" for a place that does not say), and where it says so: the surest first."""
    near = partial(_near_headline, shown, language)
    changed = {value for value, _ in declared.json_claims("dateModified")}
    for value, place in chain(declared.json_claims("datePublished"), declared.meta_claims(*_PUBLISHED)):
        stated = find_moment(value, language)
        if stated and "T" in stated and value in changed:  # the moment at which a program made the page, perhaps
            yield next((day for day in near() if day[:10] < stated[:10]), ""), "the words around the headline"
        if stated:
            yield next((day for day in near() if _is_next_day(day, stated)), ""), "the words around the headline"
        yield stated, place
    yield _in_own_time_element(shown, language), "a time element"
    yield next(near(), ""), "the words around the headline"
    yield _in_address(url), "the page's address"
    yield _on_page(shown, language), "the words of the article"
    yield _find_time((shown.body.iter("time"),), shown, language), "a time element"
    for value, place in declared.json_claims("dateCreated"):
        yield find_moment(value, language), place


def _near_headline(shown: Shown, language: str) -> Iterator[str]:
    """The dates in the headline, and in the lines around it."""
    yield from _in_headline(shown.heading, language)
    yield from _in_lines(shown.lines, language)


def _is_next_day(shown: str, stated: str) -> bool:
    """Whether a page shows the day before or after the one that it declares, which is that of another time zone."""
    try:
        return abs((date.fromisoformat(shown[:10]) - date.fromisoformat(stated[:10])).days) == 1
    except ValueError:
        return False


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
        if found := _iso_date(year, month, day):
            return found + (f"T{time}{zone or ''}" if time else "")
    if match := _EASTERN.search(text) or _COMPACT.search(text):
        return _iso_date(*match.groups())
    if named := _with_name_of_month(text, language):
        return named
    if match := _DOTTED.search(text):
        return _iso_date(match[3], match[2], match[1])
    if match := _SLASHED.search(text):
        return _read_slashed(match[1], match[2], match[3], "/" in match.group() and _is_american(language))
    return ""


_WITH_MONTH_NAMES = (
    (_MONTH_FIRST, (2, 0, 1)),
    (_DAY_FIRST, (2, 1, 0)),
    (_CLOCK_BETWEEN, (2, 0, 1)),
    (_YEAR_FIRST, (0, 1, 2)),
)
"""Patterns, and where in them year, month and day are."""


def _with_name_of_month(text: str, language: str) -> str:
    """The first date in `text` whose month is a word."""
    for pattern, order in _WITH_MONTH_NAMES:
        for match in pattern.finditer(text):
            year, month, day = (match.groups()[at] for at in order)
            number = 0 if _ends_range(match, day) else month_number(month, language)
            if number and (found := _iso_date(year, str(number), day)):
                return found
    return ""


def _ends_range(match: re.Match[str], day: str) -> bool:
    """Whether a date is the last one of an event, which is none of publication: "5 – 11 May 2021"."""
    start = match.start()
    before = _DAY_BEFORE.search(match.string, max(start - 12, 0), start) if match.group().startswith(day) else None
    return before is not None and int(before[1]) < int(day)


def _with_short_year(text: str, language: str) -> str:
    """A date whose year has two figures; between slashes the month is first in English."""
    named = _MONTH_AND_SHORT_YEAR.search(text)
    if named and (number := month_number(named[2], language)):
        return _iso_date(f"20{named[3]}", str(number), named[1])
    if match := _SHORT_YEAR.search(text):
        return _iso_date(f"20{match[3]}", match[2], match[1])
    match = _SLASHED_SHORT.search(text)
    return _read_slashed(match[1], match[2], f"20{match[3]}", _is_american(language)) if match else ""


def _is_american(language: str) -> bool:
    return language[:5].lower() in ("en", "en-us", "")


def _read_slashed(first: str, second: str, year: str, american: bool) -> str:
    """A date in figures, whose month is the first one in American, or where the second can be none."""
    is_month_first = int(second) > 12 or (int(first) <= 12 and american)
    return _iso_date(year, *((first, second) if is_month_first else (second, first)))


def _iso_date(year: str, month: str, day: str) -> str:
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and 1990 <= int(year) <= 2099:
        return f"{year}-{int(month):02}-{int(day):02}"
    return ""


# --- where dates stand -------------------------------------------------------------------------------


def _in_address(url: str) -> str:
    if match := _IN_ADDRESS.search(url):
        return _iso_date(*match.groups())
    match = _NAMED_IN_ADDRESS.search(url)
    return _iso_date(match[1], str(month_number(match[2])), match[3]) if match else ""


def _in_own_time_element(shown: Shown, language: str) -> str:
    """The date of an element made for it, else of the first `time` in the article or right before it."""
    made = (select(shown.body, path) for path in _MADE_FOR_DATES)
    parent = shown.top.getparent()
    times = (place.iter("time") for place in (shown.top, parent) if place is not None)
    return _find_time(chain(made, times), shown, language)


def _find_time(places: Iterable[Iterable[Element]], shown: Shown, language: str) -> str:
    """The first date of the first elements in each of some places; what belongs to others is passed over."""
    around = _around(shown)
    for found in chain.from_iterable(islice(place, _MOST_TIMES) for place in places):
        if stands_with_others(found, around):
            continue
        texts = (found.get("datetime"), found.get("content"), found.get("title"), words(found)[:_LONGEST])
        if day := next((day for text in texts if text and (day := find_moment(text, language))), ""):
            return day
    return ""


_MOST_TIMES = 4
"""Elements that are asked in each place."""

_LONGEST, _LONGEST_WRITTEN = 180, 3000
"""Characters of a line that says when, and the same with the white space of the source."""

_UPDATED = re.compile(
    r"(last |zuletzt |dernière )?(updated?|modified|edited|revised|aktualisiert|geändert|stand|mise? à jour|modifié"
    r"|actualizad[oa]|modificad[oa]|aggiornato|bijgewerkt|gewijzigd|oppdatert|uppdaterad|opdateret|zaktualizowano|обновлено|更新)",
    re.I,
)
"""What stands before the date of a change: "Last updated 3 May 2021"."""


def _in_headline(heading: Element | None, language: str) -> Iterator[str]:
    """The dates in elements of the headline: "<h1>An Oak <small>3.5.2021</small></h1>"."""
    for found in () if heading is None else heading.iterdescendants():
        text = words(found)
        if len(text) < 100 and any(map(str.isdigit, text)) and (day := find_moment(text, language)):
            yield day


def _in_lines(lines: NearbyLines, language: str) -> Iterator[str]:
    """The dates in the lines around the headline; those of changes last."""
    changed = []
    for line in (*lines.after, *lines.before):
        text = line.text if len(line.pieces) < 30 else ""
        if not 5 < len(text) < _LONGEST or not any(map(str.isdigit, text)) or count_words(text) > _MOST_WORDS:
            continue
        if day := find_moment(text, language) or _with_short_year(text, language):
            if _UPDATED.match(text):
                changed.append(day)
            else:
                yield day
    yield from changed


_MOST_WORDS = 24
"""Words of a line near the headline that says when; what has more is text."""


def _on_page(shown: Shown, language: str) -> str:
    """A date that stands alone: where a class says so, in the article's element first; else in its first lines."""
    around = _around(shown)
    named = shown.names.find(_CLASS_OF_DATES.search, _HOLDERS_OF_DATES)
    for place in (shown.top, *islice(shown.top.iterancestors(), 2), shown.body):
        for element in (found for found in named if found is place or place in found.iterancestors()):
            may_be_date = _is_small(element) and len(text_in(element)) < _LONGEST_WRITTEN
            text = words(element) if may_be_date and not stands_with_others(element, around) else ""
            if 0 < len(text) < _LONGEST and (day := find_moment(text, language) or _with_short_year(text, language)):
                return day
    first = (islice(place.iter(*_SHORT_ELEMENTS), _MOST_ELEMENTS) for place in (shown.top, shown.body))
    for element in chain.from_iterable(first):
        may_be_date = len(element) < 4 and _is_small(element) and _DIGIT.search(text_in(element)) is not None
        text = words(element) if may_be_date else ""
        if not 7 < len(text) < 60 or stands_with_others(element, around):
            continue
        if day := find_moment(text, language):
            return day
    return _in_dateline(shown.top)


def _is_small(element: Element) -> bool:
    """Whether an element holds few others: what frames half a page is no date, and long to read."""
    return next(islice(element.iterdescendants(), _MOST_WITHIN, None), None) is None


_MOST_WITHIN = 40
"""Elements in one that holds a date, with an icon and what else a byline has."""


def _around(shown: Shown) -> set[Element]:
    """What is around the article and its headline, and so is not asked whose it is."""
    heading = () if shown.heading is None else shown.heading.iterancestors()
    return {shown.top, *shown.top.iterancestors(), *heading}


def _in_dateline(top: Element) -> str:
    """The date that one of the first paragraphs begins with, after the name of a place perhaps."""
    texts = (words(element)[:_LONGEST_DATELINE] for element in islice(top.iter("p"), 4))
    openings = (_DATELINE.match(text) or _DATELINE_WITH_PLACE.match(text) for text in texts)
    return next((find_moment(opening.group()) for opening in openings if opening), "")


_LONGEST_DATELINE = 80
"""Characters from the start of a paragraph."""
