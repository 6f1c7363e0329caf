"""What a list of pages is called: by its page, or by what the titles of its members begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from octavo.discovery.page import WebPage
from octavo.readers.elements.tree import Element, words
from octavo.readers.html.metadata.titles import split_parts, strip_site
from octavo.readers.html.parse.declared import Declared, text_of


def title_of(page: WebPage) -> str:
    """The title of an index page: its one main heading, else what it declares, without the site's name."""
    declared = page.declared
    headings = [said for heading in page.body.iter("h1") if (said := words(heading)) and not _leads_home(heading, page)]
    sites = [declared.meta_value("og:site_name", "application-name")]
    claims = [claim for claim in (declared.meta_value("og:title"), declared.title) if claim]
    if len(headings) == 1 and headings[0] not in sites:
        return headings[0]
    return strip_site(claims[0], sites, [*claims, *headings]) if claims else next(iter(headings), "")


def site_title(page: WebPage) -> str:
    """What a book of many pages is called: its site's name, else what its first page's title ends with."""
    declared = page.declared
    parts = split_parts(declared.title)
    return declared.meta_value("og:site_name", "application-name") or (parts[-1] if len(parts) > 1 else title_of(page))


def _leads_home(heading: Element, page: WebPage) -> bool:
    """Whether a heading is the name of the site: a link to its first page."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return any(urlsplit(page.leads_to(link) or "/-").path.strip("/") == "" for link in links)


_LEADS_OVER = re.compile(
    r"[\s,;:(\[|–—-]*(?:\b(?:part|pt|chapter|episode|lesson|volume|teil|kapitel|folge|band|partie|chapitre|épisode|parte"
    r"|capítulo|capitolo|episodio|deel|hoofdstuk|del|część|часть|глава|no|nr)\b\.?\s*#?|#|[:|–—]\s|\s-\s|\s(?=$))",
    re.I,
)
"""What leads over from the name of a series to the number or the name of a part: ", part ", " – ", ": "."""


def find_series_title(titles: Sequence[str], stated: Sequence[str] = ()) -> str:
    """The name of a series: what most of its pages state, else what all their titles begin with; "" if there is none.

    "The Trees, part 1: Roots" and "The Trees, part 2: Bark" are of "The Trees".
    """
    claims = [claim for claim in stated if claim]
    if claims and claims.count(claims[0]) * 2 > len(titles):
        return claims[0]
    shared = _shared_start([" ".join(title.split()) for title in titles])
    bounds = [match for match in _LEADS_OVER.finditer(shared) if match.end() < len(shared) or _is_bound(match, titles)]
    name = shared[: bounds[-1].start()] if bounds else ""
    return name if len(name) > 2 and re.search(r"[^\W\d]", name) else ""


def _shared_start(titles: Sequence[str]) -> str:
    """What all titles begin with, without a number that differs only in its last figures."""
    if len(titles) < 2:
        return ""
    first, last = min(titles), max(titles)
    length = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:length].rstrip("0123456789")


def _is_bound(bound: re.Match[str], titles: Sequence[str]) -> bool:
    """Whether a space at the end of what is shared leads over to numbers: "Trees 1", "Trees 2"."""
    return bound[0] != " " or all(" ".join(title.split())[bound.end() :][:1].isdigit() for title in titles)


def read_stated_series(declared: Declared) -> str:
    """The name of the series that a page states to be part of (schema.org, isPartOf); "" if it states none."""
    whole = declared.article.get("isPartOf")
    parts = whole if isinstance(whole, list) else [whole]
    for part in parts:
        kinds = str(part.get("@type", "")) if isinstance(part, dict) else ""
        if (
            isinstance(part, dict)
            and re.search("series|collection|book|volume", kinds, re.I)
            and (name := text_of(part))
        ):
            return name
    return ""
