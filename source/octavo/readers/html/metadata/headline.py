"""The headline of a page: the heading that agrees best with what the page declares, else what it declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from octavo.readers.elements.style.declarations import is_hidden
from octavo.readers.elements.tree import Element, classes, select, tag_of, words
from octavo.readers.html.measures.measure import count_words
from octavo.readers.html.metadata.heading_words import heading_pieces, heading_words, strip_signs
from octavo.readers.html.metadata.titles import is_same_name, plain_form, split_parts, strip_site
from octavo.readers.html.parse import Parsed
from octavo.readers.html.parse.declared import Declared, text_of


class Headline(Struct, frozen=True):
    """The headline of a page, "" if it has none."""

    text: str = ""
    heading: Element | None = None
    """The element that shows it."""
    beside: str = ""
    """What else that element says: a line over the headline, a date."""


def find_headline(parsed: Parsed, site: str) -> Headline:
    """The headline of a page whose site is called `site` ("" if not known)."""
    if (styled := _find_title_style(parsed.body)) is not None:
        return Headline(heading_words(styled), styled)
    claims = [_COUNT.sub("", strip_signs(claim)) for claim in _declared_titles(parsed.declared) if claim]
    shown = _find_headings(parsed)
    brands = [site, *(heading_words(heading) for heading in shown if _is_brand(heading))]
    shown = [heading for heading in shown if not _names_site(heading, brands)]
    if (best := _choose_heading(shown, claims)) is not None:
        found = _cut_pieces(best, claims)
        return (
            found
            if best.tag == "h1" or "|" not in found.text
            else replace(found, text=strip_site(found.text, brands, claims))
        )
    declared = parsed.declared
    address = declared.links.get("canonical") or declared.meta_value("og:url")
    return _without_agreement(shown, claims, brands, address)


_COUNT = re.compile(r"^\(\d{1,3}\+?\)\s+")  # "(4) An Oak": four messages wait for who saved the page


def headline_claims(parsed: Parsed) -> Iterator[tuple[str, str]]:
    """What may be the headline, as it stands, and where it stands."""
    places = ("meta og:title", "JSON-LD headline", "meta twitter:title", "title element")
    yield from zip(_declared_titles(parsed.declared), places, strict=True)
    for heading in _find_headings(parsed)[:4]:
        yield heading_words(heading), f"{tag_of(heading)} element"


def _declared_titles(declared: Declared) -> list[str]:
    """The titles that a page declares, the surest first."""
    headline = text_of(declared.article.get("headline"))
    return [declared.meta_value("og:title"), headline, declared.meta_value("twitter:title"), declared.title]


def _without_agreement(
    shown: Sequence[Element], claims: Sequence[str], brands: Sequence[str], address: str
) -> Headline:
    """The only h1 of a page, which may say something else than its title; else what the page declares."""
    first = {plain_form(heading_words(heading)): heading for heading in reversed(shown) if heading.tag == "h1"}
    title = strip_site(claims[0], brands, claims) if claims else ""
    lone = next(iter(first.values())) if len(first) == 1 else None if first else _find_nearest(shown, title)
    if lone is not None and not (title and _is_template(lone, title, claims)):
        said = heading_words(lone)
        if not claims or _COUNTED[0] <= count_words(said) <= _COUNTED[1] or _is_in_address(said, address):
            return _cut_pieces(lone, claims)
    same = (heading for heading in shown if plain_form(heading_words(heading)) == plain_form(title))
    return Headline(title, next(same, None)) if title else Headline()


def _find_nearest(shown: Sequence[Element], title: str) -> Element | None:
    """The first heading that has most words of what a page declares; None if there is none."""
    return next((heading for heading in shown if _overlap(heading_words(heading), title) > _FEW), None)


_FEW = 0.6
"""A share of words that headings have in common by chance."""

_COUNTED = (2, 25)
"""The least and the most words of an h1 that is taken against what the page declares."""


def _is_in_address(word: str, address: str) -> bool:
    """Whether an address ends in a word: "Oaks" in "https://example.org/trees/oaks/"."""
    return is_same_name(_AFTER_SLUG.sub("", address).rpartition("/")[2], word)


_AFTER_SLUG = re.compile(r"(\.\w{1,5})?/?([?#].*)?$")  # the end of "…/oaks/", "…/oaks.html", "…/oaks?from=feed"


_LONGEST_TEMPLATE = 7
"""Words of an h1 that is the same on every page: "The latest from our blog"."""


def _is_template(lone: Element, title: str, claims: Sequence[str]) -> bool:
    """Whether an h1 is the same on every page: it shares no word with the title that two places declare alike."""
    alike = sum(plain_form(title) in plain_form(claim) for claim in claims)
    if count_words(heading_words(lone)) > _LONGEST_TEMPLATE:
        return False
    return alike > 1 and count_words(title) > 3 and _overlap(heading_words(lone), title) < 0.3


# --- headings ---------------------------------------------------------------------------------------

_TITLE_NAMES = re.compile(
    r"(^|[-_ ])((entry|post|article|story|page|blog|news|main|content)[-_]*(title|headline|heading)|headline"
    r"|title)([-_ ]|$)",
    re.I,
)
"""Classes of headlines: "entry-title", "post-headline", "title"."""

_BRAND_NAMES = re.compile(
    r"(^|[-_ ])(site-?(title|name|logo|branding)|logo|brand(ing)?|masthead)([-_ ]|$)|(^| )menu-title( |$)",
    re.I,
)
"""Classes of the site's own name: "site-title", "navbar-brand"."""

_LONGEST = 300
"""Characters of a headline."""

_MOST_WITHIN = 12
"""Elements in a block that is called a title."""

_MOST_HEADINGS = 6
"""Headings of the second level that may be the headline."""


def _find_headings(parsed: Parsed) -> list[Element]:
    """Headings that may be the headline, the likeliest first."""
    body = parsed.body
    first = [found for found in islice(body.iter("h1"), _MOST_OF_FIRST_RANK) if words(found) and not _is_hidden(found)]
    called = parsed.names.find(_names_title, _TITLE_TAGS)
    stated = [found for found in select(body, _STATED) if found.tag in _TITLE_TAGS]
    named = [found for found in dict.fromkeys((*called, *stated)) if _is_named_title(found)]
    return [*first, *named, *islice((found for found in body.iter("h2") if words(found)), _MOST_HEADINGS)]


_MOST_OF_FIRST_RANK = 100
"""Headings h1 that are looked at: of a page with more, each is about something else, or they were never closed."""

_TITLE_TAGS = ("h2", "h3", "div", "span", "p")
_STATED = "descendant::*/@itemprop[contains(., 'itle') or contains(., 'eadline')]/.."


def _is_named_title(found: Element) -> bool:
    names = f"{found.get('class') or ''} {found.get('itemprop') or ''}"
    if not _names_title(names) or len(list(islice(found.iterdescendants(), _MOST_WITHIN + 1))) > _MOST_WITHIN:
        return False
    return 0 < len(words(found)) < _LONGEST


@lru_cache(maxsize=8192)
def _names_title(names: str) -> bool:
    return _TITLE_NAMES.search(names) is not None


def _is_hidden(element: Element) -> bool:
    return any(map(is_hidden, (element, *element.iterancestors())))


def _is_brand(heading: Element) -> bool:
    """Whether a heading is the site's name: a link to its first page, or called so."""
    near = (heading, *islice(heading.iterancestors(), 2))
    return _is_link_home(heading) or any(_BRAND_NAMES.search(around.get("class") or "") for around in near)


def _is_link_home(heading: Element) -> bool:
    link = heading.find(".//a[@href]")
    if link is None:
        link = next(heading.iterancestors("a"), None)
    if link is None or len(words(link)) < len(words(heading)) - 3:
        return False
    path = re.sub(r"^(https?:)?//[^/]+", "", (link.get("href") or "").strip())
    return path in ("", "/", "./", "index.html", "/index.html")


def _names_site(heading: Element, brands: Iterable[str]) -> bool:
    """Whether a heading says no more than the site's name."""
    said = heading_words(heading)
    return not said or any(is_same_name(said, brand) for brand in brands)


# --- the style Title of word processors --------------------------------------------------------------


def _find_title_style(body: Element) -> Element | None:
    """The paragraph of the style Title, in what Word and Google Docs save as a page.

    Word calls it MsoTitle; "title" is a usual class, and counts only where the page begins with it.
    """
    word = next((found for found in body.iter("p") if "msotitle" in classes(found) and words(found)), None)
    if word is not None:
        return word
    first = next((found for found in body.iter() if (found.text or "").strip() and found.tag not in _SCRIPTS), None)
    paragraph = first if first is None or first.tag == "p" else next(first.iterancestors("p"), None)
    return paragraph if paragraph is not None and "title" in classes(paragraph) else None


_SCRIPTS = ("script", "style", "noscript", "template")


# --- agreement --------------------------------------------------------------------------------------


def _choose_heading(shown: Sequence[Element], claims: Sequence[str]) -> Element | None:
    """The heading that agrees best with what the page declares; None if none does.

    Where one says the first part of the page's title and another one its last part, the last part is the site.
    """
    ranks = [_rank(heading, claims) for heading in shown]
    best = max(ranks, default=0)
    if best == 0:
        return None
    chosen = shown[ranks.index(best)]
    if best < _WORD_FOR_WORD and not _says_part(chosen, claims, 0) and _says_part(chosen, claims, -1):
        return next((heading for heading in shown if _says_part(heading, claims, 0)), chosen)
    return chosen


_WORD_FOR_WORD = 4


def _rank(heading: Element, claims: Sequence[str]) -> int:
    """How well a heading agrees with what the page declares: 0 not at all, 4 word for word."""
    text = heading_words(heading)
    if not plain_form(text):
        return 0
    if any(plain_form(claim) == plain_form(text) for claim in claims):
        return _WORD_FOR_WORD
    if any(_agree(text, claim) for claim in claims):
        return 3 if heading.tag == "h1" else 2
    return (
        1
        if heading.tag == "h1"
        and len(set(plain_form(text).split())) > 2
        and any(_overlap(text, claim) > 0.6 for claim in claims)
        else 0
    )


def _agree(shown: str, claim: str) -> bool:
    """Whether a heading says what a page declares: most of it, or a part; one or two words must be the first part."""
    here, there = plain_form(shown), plain_form(claim)
    parts = [plain_form(part) for part in split_parts(claim)]
    if count_words(here) <= 2:
        return here == parts[0] if parts else False
    return here in parts or (here in there and len(here) > len(there) * 0.5)


def _says_part(heading: Element, claims: Sequence[str], at: int) -> bool:
    """Whether a heading says the first (0) or the last part (-1) of a title of several parts."""
    said = plain_form(heading_words(heading))
    return any(plain_form(parts[at]) == said for parts in map(split_parts, claims) if len(parts) > 1)


def _overlap(text: str, claim: str) -> float:
    """The share of words that two titles have in common."""
    here, there = set(plain_form(text).split()), set(plain_form(claim).split())
    return 2 * len(here & there) / max(len(here) + len(there), 1)


def _cut_pieces(heading: Element, claims: Sequence[str]) -> Headline:
    """The headline in a heading that says more: a page declares one of its pieces, and nowhere the whole."""
    whole = heading_words(heading)
    if (under := _find_under_kicker(heading)) is not None:
        return under
    if any(plain_form(whole) == plain_form(claim) for claim in claims):
        return Headline(whole, heading)
    for piece, beside in heading_pieces(heading):
        if (
            any(plain_form(piece) in (plain_form(claim), *_first_part(claim)) for claim in claims)
            and count_words(piece) > 1
        ):
            return Headline(piece, heading, beside)
    return Headline(whole, heading)


_KICKER_NAMES = re.compile(
    r"(^|[-_ ])(kicker|overline|over-?title|pre-?title|top-?line|eyebrow|dachzeile|spitzmarke|roofline|super-?title)"
    r"([-_ ]|$)",
    re.I,
)
"""Classes of what stands over a headline, in its element: "article-kicker", "dachzeile"."""


def _find_under_kicker(heading: Element) -> Headline | None:
    """The headline in a heading where a class says which of its elements that is, or which stands over it."""
    within = [found for found in islice(heading.iterdescendants(), _MOST_WITHIN) if found.get("class")]
    named = [heading_words(found) for found in within if _TITLE_NAMES.search(found.get("class") or "")]
    over = [heading_words(found) for found in within if _KICKER_NAMES.search(found.get("class") or "")]
    for piece, beside in heading_pieces(heading) if named or over else ():
        if (piece in named or beside in over) and count_words(piece) > max(2, count_words(beside)):
            return Headline(piece, heading, beside)
    return None


def _first_part(claim: str) -> Iterator[str]:
    yield from map(plain_form, split_parts(claim)[:1])
