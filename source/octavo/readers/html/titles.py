"""The headline of a page: what it shows, weighed against what it states, without the site's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from octavo.readers.elements.tree import words
from octavo.readers.html.boilerplate import is_hidden
from octavo.readers.html.declared import Stated, one_line, text_of
from octavo.readers.html.measure import Element

_SEPARATORS = re.compile(r"\s+[|–—·•»«›>:/\\~]+\s+|\s+-+\s+|\s*[|｜»›•]\s*|\s*::\s*")
_TITLE_CLASS = re.compile(
    r"(^|[-_ ])((entry|post|article|story|page|blog|news|main|content)[-_]*(title|headline|heading)|headline"
    r"|title)([-_ ]|$)",
    re.I,
)


def plain_form(text: str) -> str:
    """`text` as titles are compared: letters and figures only, small."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def headline(stated: Stated, body: Element, site: str) -> tuple[str, Element | None]:
    """The headline, and the heading that shows it; ("", None) if the page has none."""
    claims = [_bare(claim) for claim in _claims(stated) if claim]
    shown = _shown(body)
    ranked = [(rank, heading) for heading in shown if (rank := _rank(heading, claims, site)) > 0]
    if ranked:
        best = max(rank for rank, _ in ranked)
        heading = next(heading for rank, heading in ranked if rank == best)
        return said(heading), heading
    lone = [heading for heading in shown if heading.tag == "h1" and not _is_site(said(heading), site)]
    if len(lone) == 1 and 2 <= len(said(lone[0]).split()) <= 25 and not _is_link_home(lone[0]):
        return said(lone[0]), lone[0]
    if claims:
        title = without_site(claims[0], site, claims)
        return title, next((heading for heading in shown if plain_form(said(heading)) == plain_form(title)), None)
    return (said(lone[0]), lone[0]) if lone else ("", None)


def titles(stated: Stated, body: Element) -> Iterator[tuple[str, str]]:
    """What may be the headline, as it stands, and where it stands."""
    places = ("meta og:title", "JSON-LD headline", "meta twitter:title", "title element")
    yield from zip(_claims(stated), places, strict=True)
    yield from ((said(heading), f"{heading.tag} element") for heading in _shown(body)[:4])


def _claims(stated: Stated) -> list[str]:
    """The titles that a page states, the surest first."""
    social = stated.first("og:title"), text_of(stated.article.get("headline")), stated.first("twitter:title")
    return [*social, stated.title]


def _bare(text: str) -> str:
    return text.strip(" ¶#§🔗")


def said(heading: Element) -> str:
    """The words of a heading without the sign of a link to itself."""
    return _bare(words(heading))


def _rank(heading: Element, claims: list[str], site: str) -> int:
    """How well a heading agrees with what the page states: 0 not at all, 4 word for word."""
    text = said(heading)
    if _is_site(text, site) or _is_link_home(heading) or not plain_form(text):
        return 0
    same = [plain_form(claim) == plain_form(text) for claim in claims]
    if any(same):
        return 4
    if heading.tag == "h1" and any(_agree(text, claim) for claim in claims):
        return 3
    if any(_agree(text, claim) for claim in claims):
        return 2
    return 1 if heading.tag == "h1" and any(_overlap(text, claim) > 0.6 for claim in claims) else 0


def _overlap(text: str, claim: str) -> float:
    """The share of words that two titles have in common."""
    here, there = set(plain_form(text).split()), set(plain_form(claim).split())
    return 2 * len(here & there) / (len(here) + len(there)) if len(here) > 2 else 0.0


def _is_site(text: str, site: str) -> bool:
    return bool(site) and plain_form(text).replace(" ", "") == plain_form(site).replace(" ", "")


def _is_link_home(heading: Element) -> bool:
    """Whether a heading is a link to the site's first page."""
    link = heading.find(".//a[@href]")
    if link is None:
        link = next(heading.iterancestors("a"), None)
    if link is None or len(words(link)) < len(words(heading)) - 3:
        return False
    path = re.sub(r"^(https?:)?//[^/]+", "", (link.get("href") or "").strip())
    return path in ("", "/", "./", "index.html", "/index.html")


def split_series(title: str) -> tuple[str, str]:
    """A title without the series or the volume that stands before it, and the series ("" if there is none)."""
    match = _SERIES.match(title)
    return (match["title"], match["series"]) if match else (title, "")


_SERIES = re.compile(
    r"^(?P<series>[^|]{3,80}?\((?:volume|vol\.?|book|part|band|tome)\s*\w+\))\s*[:|–—-]?\s*(?P<title>\w[^|]*)$", re.I
)


def two_lines(heading: Element | None, title: str, address: str) -> tuple[str, str]:
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


def _shown(body: Element) -> list[Element]:
    """Headings that may be the headline, the likeliest first."""
    found = [element for element in body.iter("h1") if words(element) and not _is_hidden(element)]
    found += [
        element
        for element in body.iter("h2", "h3", "div", "span", "p")
        if _TITLE_CLASS.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}")
        and 0 < len(words(element)) < 300
    ]
    found += [element for element in list(body.iter("h2"))[:3] if words(element)]
    return found


def _is_hidden(element: Element) -> bool:
    return any(is_hidden(found) for found in (element, *element.iterancestors()))


def _agree(shown: str, claim: str) -> bool:
    """Whether a heading says what a page states: all of it, or one of the parts between its separators."""
    here, there = plain_form(shown), plain_form(claim)
    if not here or len(here) < 4:
        return False
    if here == there or (here in [plain_form(part) for part in _SEPARATORS.split(claim)] and len(here.split()) > 2):
        return True
    return here in there and len(here.split()) > 2 and len(here) > len(there) * 0.5


def without_site(claim: str, site: str, claims: list[str]) -> str:
    """A stated title without the site's name: a part that is the name, or that other titles of the page leave out."""
    parts = [part for part in _SEPARATORS.split(claim) if part and part.strip()]
    if len(parts) < 2:
        return claim
    for other in claims:
        if (
            other != claim
            and plain_form(other)
            and plain_form(other) in plain_form(claim)
            and len(plain_form(other).split()) > 1
        ):
            return other if len(_SEPARATORS.split(other)) == 1 else without_site(other, site, [])
    name = plain_form(site)
    kept = [
        part
        for part in parts
        if plain_form(part) and (not name or plain_form(part).replace(" ", "") not in (name.replace(" ", ""), name))
    ]
    if kept and len(kept) < len(parts):
        start = claim.find(kept[0])
        return claim[start : claim.rfind(kept[-1]) + len(kept[-1])].strip()
    longest = max(parts, key=lambda part: len(part.split()))
    return longest if len(longest.split()) >= 3 and len(parts[-1].split()) <= 4 else claim
