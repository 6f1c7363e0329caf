"""The headline of a page: what it shows, weighed against what it declares, without the site's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from octavo.readers.elements.tree import Element, tag_of, words
from octavo.readers.html.boilerplate import is_hidden
from octavo.readers.html.declared import Declared, one_line, text_of

_SEPARATORS = re.compile(r"\s+[|–—·•»«›>:/\\~]+\s+|\s+-+\s+|\s*[|｜»›•]\s*|\s*::\s*")
"""What stands between a title and the name of its site: " | ", " – ", " :: "."""


def plain_form(text: str) -> str:
    """`text` as titles are compared: letters and figures only, small."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


# --- the headline -----------------------------------------------------------------------------------


def find_headline(declared: Declared, body: Element, site: str) -> tuple[str, Element | None]:
    """The headline, and the heading that shows it; ("", None) if the page has none."""
    claims = [_strip_sign(claim) for claim in _declared_titles(declared) if claim]
    shown = _find_headings(body)
    ranked = [(rank, heading) for heading in shown if (rank := _rank(heading, claims, site)) > 0]
    if ranked:
        best = max(rank for rank, _ in ranked)
        heading = next(heading for rank, heading in ranked if rank == best)
        return heading_words(heading), heading
    lone = [heading for heading in shown if heading.tag == "h1" and not _is_site(heading_words(heading), site)]
    if len(lone) == 1 and 2 <= len(heading_words(lone[0]).split()) <= 25 and not _is_link_home(lone[0]):
        return heading_words(lone[0]), lone[0]
    if claims:
        title = strip_site(claims[0], site, claims)
        same = (heading for heading in shown if plain_form(heading_words(heading)) == plain_form(title))
        return title, next(same, None)
    return (heading_words(lone[0]), lone[0]) if lone else ("", None)


def headline_claims(declared: Declared, body: Element) -> Iterator[tuple[str, str]]:
    """What may be the headline, as it stands, and where it stands."""
    places = ("meta og:title", "JSON-LD headline", "meta twitter:title", "title element")
    yield from zip(_declared_titles(declared), places, strict=True)
    for heading in _find_headings(body)[:4]:
        yield heading_words(heading), f"{tag_of(heading)} element"


def _declared_titles(declared: Declared) -> list[str]:
    """The titles that a page declares, the surest first."""
    headline = text_of(declared.article.get("headline"))
    return [declared.meta_value("og:title"), headline, declared.meta_value("twitter:title"), declared.title]


def _strip_sign(text: str) -> str:
    """`text` without the sign of a link to itself."""
    return text.strip(" ¶#§🔗")


# --- headings ---------------------------------------------------------------------------------------

_TITLE_NAMES = re.compile(
    r"(^|[-_ ])((entry|post|article|story|page|blog|news|main|content)[-_]*(title|headline|heading)|headline"
    r"|title)([-_ ]|$)",
    re.I,
)
"""Classes of headlines: "entry-title", "post-headline", "title"."""

_LONGEST = 300
"""Characters of a headline."""


def heading_words(heading: Element) -> str:
    """The words of a heading without the sign of a link to itself."""
    return _strip_sign(words(heading))


def _find_headings(body: Element) -> list[Element]:
    """Headings that may be the headline, the likeliest first."""
    first = [found for found in body.iter("h1") if words(found) and not _is_hidden(found)]
    named = [found for found in body.iter("h2", "h3", "div", "span", "p") if _is_named_title(found)]
    return [*first, *named, *(found for found in islice(body.iter("h2"), 3) if words(found))]


def _is_named_title(found: Element) -> bool:
    names = f"{found.get('class') or ''} {found.get('itemprop') or ''}"
    return _TITLE_NAMES.search(names) is not None and 0 < len(words(found)) < _LONGEST


def _is_hidden(element: Element) -> bool:
    return any(map(is_hidden, (element, *element.iterancestors())))


def _is_link_home(heading: Element) -> bool:
    """Whether a heading is a link to the site's first page."""
    link = heading.find(".//a[@href]")
    if link is None:
        link = next(heading.iterancestors("a"), None)
    if link is None or len(words(link)) < len(words(heading)) - 3:
        return False
    path = re.sub(r"^(https?:)?//[^/]+", "", (link.get("href") or "").strip())
    return path in ("", "/", "./", "index.html", "/index.html")


# --- agreement --------------------------------------------------------------------------------------


def _rank(heading: Element, claims: list[str], site: str) -> int:
    """How well a heading agrees with what the page declares: 0 not at all, 4 word for word."""
    text = heading_words(heading)
    if _is_site(text, site) or _is_link_home(heading) or not plain_form(text):
        return 0
    if any(plain_form(claim) == plain_form(text) for claim in claims):
        return 4
    if any(_agree(text, claim) for claim in claims):
        return 3 if heading.tag == "h1" else 2
    return 1 if heading.tag == "h1" and any(_overlap(text, claim) > 0.6 for claim in claims) else 0


def _agree(shown: str, claim: str) -> bool:
    """Whether a heading says what a page declares: all of it, or one of the parts between its separators."""
    here, there = plain_form(shown), plain_form(claim)
    if not here or len(here) < 4:
        return False
    if here == there:
        return True
    if len(here.split()) <= 2:
        return False
    parts = [plain_form(part) for part in _SEPARATORS.split(claim)]
    return here in parts or (here in there and len(here) > len(there) * 0.5)


def _overlap(text: str, claim: str) -> float:
    """The share of words that two titles have in common."""
    here, there = set(plain_form(text).split()), set(plain_form(claim).split())
    return 2 * len(here & there) / (len(here) + len(there)) if len(here) > 2 else 0.0


def _is_site(text: str, site: str) -> bool:
    """Whether words are the name of the site."""
    return bool(site) and plain_form(text).replace(" ", "") == plain_form(site).replace(" ", "")


# --- without the site's name ------------------------------------------------------------------------


def strip_site(claim: str, site: str, claims: list[str]) -> str:
    """A declared title without the site's name: a part that is the name, or that other titles of the page leave out."""
    parts = [part for part in _SEPARATORS.split(claim) if part and part.strip()]
    if len(parts) < 2:
        return claim
    if shorter := next((other for other in claims if other != claim and _is_part(other, claim)), ""):
        return shorter if len(_SEPARATORS.split(shorter)) == 1 else strip_site(shorter, site, [])
    kept = [part for part in parts if plain_form(part) and not _is_site(part, site)]
    if kept and len(kept) < len(parts):
        start = claim.find(kept[0])
        return claim[start : claim.rfind(kept[-1]) + len(kept[-1])].strip()
    longest = max(parts, key=lambda part: len(part.split()))
    return longest if len(longest.split()) >= 3 and len(parts[-1].split()) <= 4 else claim


def _is_part(other: str, claim: str) -> bool:
    """Whether a title of two words or more is in another one."""
    bare = plain_form(other)
    return bare in plain_form(claim) and len(bare.split()) > 1


# --- series -----------------------------------------------------------------------------------------

_SERIES = re.compile(
    r"^(?P<series>[^|]{3,80}?\((?:volume|vol\.?|book|part|band|tome)\s*\w+\))\s*[:|–—-]?\s*(?P<title>\w[^|]*)$", re.I
)
"""A title after its series: "On Trees (Volume 2): Oak"."""


def split_series(title: str) -> tuple[str, str]:
    """A title without the series or the volume that stands before it, and the series ("" if there is none)."""
    match = _SERIES.match(title)
    return (match["title"], match["series"]) if match else (title, "")


def split_two_lines(heading: Element | None, title: str, address: str) -> tuple[str, str]:
    """The title and the series of a heading of two lines, ("", "") if it is not one.

    The page's title joins both lines by a separator, and its address names the second line only.
    """
    if heading is None or len(heading) != 1 or (line := heading.find("br")) is None:
        return "", ""
    series, name = one_line(heading.text or ""), one_line(line.tail or "")
    first, second, slug = plain_form(series), plain_form(name), plain_form(address.replace("_", " "))
    joined = [plain_form(part) for part in re.split(r"\s*[:|–—]\s+|\s+-\s+", title, maxsplit=1)]
    if first and second and joined == [first, second] and second in slug and first not in slug:
        return name, series
    return "", ""
