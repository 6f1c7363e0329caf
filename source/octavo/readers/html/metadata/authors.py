"""The authors of a page: what it declares and what it shows, weighed against each other; none rather than invented."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from octavo.readers.html.metadata.names import EDGES, is_full_name, is_name, is_nobody, parse_label
from octavo.readers.html.metadata.nearby import Shown, find_foot_lines
from octavo.readers.html.metadata.shown_authors import Byline, find_elsewhere, read_bare_name, read_byline
from octavo.readers.html.metadata.titles import is_same_name, plain_form
from octavo.readers.html.parse.declared import Declared, one_line, text_of
from octavo.readers.persons import is_organisation, split_names

_MOST = 12
"""Authors of an article."""


def find_authors(declared: Declared, shown: Shown, site: str) -> Iterator[tuple[list[str], str]]:
    """Names, in the page's order, and where they stand: the surest place first."""
    near = _without_site(read_byline((*shown.lines.after, *shown.lines.before)), site)
    for names, place in _choose(declared, near, shown, site):
        yield [name for name in dict.fromkeys(names) if name][:_MOST], place


def _without_site(near: Byline, site: str) -> Byline:
    """A byline without the site's name, which may stand beside a whole name; else it is the site's own."""
    names = tuple(name for name in near.names if not _is_site(name, site) and not is_same_name(name, site))
    if names == near.names:
        return near
    return replace(near, names=names) if names and is_full_name(names[0]) else Byline()


def _choose(declared: Declared, near: Byline, shown: Shown, site: str) -> Iterator[tuple[Sequence[str], str]]:
    """What is declared, mended by what is shown; then what is shown near the headline, at the foot, elsewhere."""
    stated = [(names, place) for names, place in _find_declared(declared) if names]
    for names, place in stated:
        persons = [name for name in names if not (is_organisation(name) or _is_site(name, site))]
        if persons and not _is_short_form(persons):
            yield from _mend(persons, place, near, shown)
    yield near.names, "the byline"
    yield read_bare_name(shown.lines.after).names, "the lines under the headline"
    for names, place in stated:
        yield [name for name in names if not _is_site(name, site)], place
    yield read_byline(find_foot_lines(shown.top, shown.body)).names, "the foot of the article"
    for found in find_elsewhere(shown):
        yield found.names, "the byline"


def _is_short_form(names: Sequence[str]) -> bool:
    """Whether the only name is a short form in capitals, as firms have: "WXYZ"."""
    return len(names) == 1 and names[0].isascii() and names[0].isupper() and len(names[0]) < 6


def _mend(persons: list[str], place: str, near: Byline, shown: Shown) -> Iterator[tuple[Sequence[str], str]]:
    """Declared persons, or what the byline says in their stead: a guest, more of them, a name written out."""
    if (
        near.is_guest
        or _contradicts(near, persons)
        or ((near.is_labelled or near.is_linked) and len(near.names) > len(persons) and _are_in(persons, near.names))
    ):
        yield near.names, "the byline"
    if len(persons) == 1 and not is_full_name(persons[0]):
        foot = read_byline(find_foot_lines(shown.top, shown.body))
        whole = (found.names for found in (near, foot, *find_elsewhere(shown)))
        yield next((names for names in whole if any(_writes_out(name, persons[0]) for name in names)), ()), "the byline"
    yield persons, place


def _contradicts(near: Byline, persons: Sequence[str]) -> bool:
    """Whether words at the headline say that somebody else is the author: who put it up is declared then."""
    shown, stated = ({word for name in names for word in plain_form(name).split()} for names in (near.names, persons))
    are_whole = bool(near.names) and is_full_name(near.names[0]) and is_full_name(persons[0])
    return near.is_labelled and are_whole and not shown & stated


def _are_in(persons: Sequence[str], names: Sequence[str]) -> bool:
    return {plain_form(name) for name in persons} <= {plain_form(name) for name in names}


def _writes_out(name: str, short: str) -> bool:
    """Whether a name is the whole of a first name, or of a login: "Ada Holm" of "Ada", "adaholm", "aholm"."""
    parts, wanted = plain_form(name).split(), plain_form(short).replace(" ", "")
    squeezed = "".join(parts)
    return len(parts) > 1 and wanted in (parts[0], squeezed, parts[0][0] + parts[-1])


# --- what is declared --------------------------------------------------------------------------------


def _find_declared(declared: Declared) -> Iterator[tuple[list[str], str]]:
    yield _read_json(declared.article), "JSON-LD author"
    for names in _meta_names(declared):
        place = next((place for _, place in declared.meta_claims(*names)), "")
        yield _parse_declared(declared.meta_values(*names)), place


def _meta_names(declared: Declared) -> Iterator[tuple[str, ...]]:
    """Meta elements for authors, the surest first; some of them are often used for other things."""
    yield "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"
    if any(map(is_full_name, declared.meta_values("article:author"))):  # most are addresses
        yield ("article:author",)
    yield "author", "article:author", "byl", "byline", "og:article:author"
    if parse_label(declared.meta_value("twitter:label1")) == "":  # "Written by", "Verfasst von"
        yield ("twitter:data1",)


def _read_json(article: dict[str, Any]) -> list[str]:
    """The authors that JSON-LD names: persons first."""
    for key in ("author", "creator"):
        values = article.get(key)
        found = [found for value in (values if isinstance(values, list) else [values]) for found in _read_value(value)]
        if found:
            return [name for is_firm, name in found if not is_firm] or [name for _, name in found]
    return []


def _read_value(value: Any) -> Iterator[tuple[bool, str]]:
    """The names in one value, and whether they are an organisation's."""
    is_firm = isinstance(value, dict) and "Organization" in str(value.get("@type"))
    inner = value.get("name") if isinstance(value, dict) else value
    for one in inner if isinstance(inner, list) else [inner]:
        if one:
            yield from ((is_firm, name) for name in _parse_declared([text_of(one)]))


def _is_site(name: str, site: str) -> bool:
    here, there = plain_form(name).replace(" ", ""), plain_form(site).replace(" ", "")
    return bool(there) and (
        (is_same_name(name, site) and not is_full_name(name))
        or (is_organisation(name) and here in there and len(here) > 5)
    )


_ADDRESS = re.compile(r"https?:|www\.|@\w|\.(com|org|net|de|co|io|ch|at|fr)$", re.I)
"""An address where a name should be: "https://example.org/ada", "@ada", "example.org"."""

_SURNAME_FIRST = re.compile(r"^([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+)$")
"""A name with the surname first: "Green, Ada"."""


def _is_seat(line: str) -> bool:
    """Whether a line says what a firm is called, and the town and the country that it is in."""
    firm, *places = line.split(", ")
    is_firm = is_organisation(firm) or _ADDRESS.search(firm) is not None or not is_name(firm)
    return len(places) == 2 and is_firm and not any(" " in place for place in places)


def _parse_declared(values: Sequence[str]) -> list[str]:
    """The names in what a page states for machines: not as strictly as in what it shows."""
    lines = [one_line(value) for value in values]
    lines = [parse_label(line) or line for line in lines if not _ADDRESS.search(line) and not _is_seat(line)]
    names = [name.strip(EDGES) for line in lines for name in split_names(_SURNAME_FIRST.sub(r"\2 \1", line))]
    names = [name for name in names if 2 < len(name) < 60 and len(name.split()) < 8 and not is_nobody(name)]
    return [name.title() if name.isupper() and " " in name else name for name in names]
