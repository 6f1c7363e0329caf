"""The headline of a page: what it shows, weighed against what it states, without the site's name."""

from __future__ import annotations

import re
import unicodedata

from octavo.readers.elements.tree import words
from octavo.readers.html.furniture import is_hidden
from octavo.readers.html.measure import Element
from octavo.readers.html.stated import Stated, text_of

_SEPARATORS = re.compile(r"\s+[|–—·•»«›>:/\\~]+\s+|\s+-+\s+|\s*[|»›•]\s*|\s*::\s*")
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
    claims = [
        text
        for text in (
            stated.first("og:title"),
            text_of(stated.article.get("headline")),
            stated.first("twitter:title"),
            stated.title,
        )
        if text
    ]
    shown = _shown(body)
    for heading in shown:
        if any(_agree(words(heading), claim) for claim in claims):
            return words(heading), heading
    stripped = [without_site(claim, site, claims) for claim in claims]
    lone = [heading for heading in shown if heading.tag == "h1"]
    if stripped:
        best = stripped[0]
        return best, next((heading for heading in shown if plain_form(words(heading)) == plain_form(best)), None)
    return (words(lone[0]), lone[0]) if lone else ("", None)


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
