"""The authors that a page shows: in the lines near its headline, after the article, or where a class names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from octavo.readers.elements.tree import Element, class_and_id, select, words
from octavo.readers.html.metadata.names import (
    GUEST,
    is_full_name,
    is_job,
    is_nobody,
    names_others,
    parse_label,
    parse_names,
)
from octavo.readers.html.metadata.nearby import Line, Piece, Shown, stands_with_others
from octavo.readers.html.metadata.titles import plain_form


class Byline(Struct, frozen=True):
    """Names that a page shows, in its order."""

    names: tuple[str, ...] = ()
    is_labelled: bool = False
    """Whether words say that these are the authors: "By Ada Holm"."""
    is_linked: bool = False
    """Whether each name leads to a page on its author."""
    is_guest: bool = False
    """Whether words say that they are guests of who put the article up."""


_NAMES = re.compile(
    r"(^|[-_ ])(byline|by-line|author|authors|author-?names?|article-?author|post-?author|entry-?author|post-?by"
    r"|posted-?by|contributors?|writer|vcard|fn|autor|autoren|auteurs?|autore|credits?|writtenby"
    r"|d-byline|p-author|signature)([-_ ]|$|s|__)",
    re.I,
)
"""Classes and ids of bylines: "byline", "post-author", "vcard", "credit"."""

_TAGS = {"byline", "d-byline", "author", "address"}
"""Elements of bylines, some of which no standard has."""

_PROFILE = re.compile(
    r"/(authors?|editors|people|contributors?|writers?|profile|staff|autor|autoren|auteurs?|by)/[^/]+/?$", re.I
)
"""Addresses of an author's page: "/people/ada-green/"."""

_LONGEST = 160
"""Characters of a byline."""


# --- lines -------------------------------------------------------------------------------------------


def read_byline(lines: Sequence[Line]) -> Byline:
    """The first byline among lines: where words say that it is one, else where a class or a link does."""
    labelled = [found for at in range(len(lines)) if (found := _read_labelled(lines, at)).names]
    named = [found for line in lines if (found := _read_named(line)).names]
    bylines = [*labelled, *named]
    return next((one for one in bylines if is_full_name(one.names[0])), bylines[0] if bylines else Byline())


def read_bare_name(lines: Sequence[Line]) -> Byline:
    """A whole name that nothing calls one, before a job or beside its portrait; a date after it is too little."""
    parts = [(part.strip(), piece) for line in lines for piece in line.pieces for part in _BARS.split(piece.text)]
    parts = [(part, piece) for part, piece in parts if part]
    after = [*(part for part, _ in parts[1:]), ""]
    for (name, piece), following in zip(parts, after, strict=False):
        is_whole = name[0].isupper() and len(name.split()) < 4 and is_full_name(name)
        if is_whole and ((len(following) < 60 and is_job(following)) or _has_portrait(piece.element, name)):
            return Byline((name,))
    return Byline()


def _has_portrait(element: Element, name: str) -> bool:
    """Whether a picture beside an element shows who is named: `<img alt="Ada Holm"> <p>Ada Holm</p>`."""
    said, most = plain_form(name), len(name) + _MOST_BESIDE
    for around in islice((element, *element.iterancestors()), _REACH):
        within = (found for found in islice(around.iter(), _MOST_WITHIN) if found.tag == "img")
        texts = (found.get("alt") or "" for found in within)
        if any(len(text) <= most and said in plain_form(text) for text in texts):
            return True
    return False


_REACH, _MOST_WITHIN = 4, 30
"""Elements around a name, and in each of those, that are asked for a portrait."""

_MOST_BESIDE = 12
"""Characters that a portrait's description may have beside the name: "Photo of ", "'s avatar"."""

_BARS = re.compile(r"\s*[|·•]\s*")


def _read_labelled(lines: Sequence[Line], at: int) -> Byline:
    """The names in a line that begins as a byline does, or that follow it where it says no more."""
    pieces = lines[at].pieces
    for place, piece in enumerate(pieces[:4]):
        rest = parse_label(piece.text)
        if rest is None:
            continue
        following = pieces[place + 1 :]
        if not rest.strip(" :") and not following and at + 1 < len(lines):
            following = lines[at + 1].pieces
        names = _read_names(([Piece(rest, piece.element)] if rest.strip() else []) + list(following))
        if names:
            return Byline(_keep_persons(names, pieces), is_labelled=True, is_guest=GUEST.match(piece.text) is not None)
    return Byline()


def _keep_persons(names: list[str], pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The names without what is told beside a whole name: a newspaper, a town."""
    if is_full_name(names[0]):
        return tuple(name for name in names if is_full_name(name) or _is_linked(pieces, name))
    return tuple(names[:1])


def _read_named(line: Line) -> Byline:
    """The names in a line that stands where a class or a link says that authors do."""
    if len(line.text) > _LONGEST or names_others(line.text):
        return Byline()
    for reach in (1, 4):
        named = [piece for piece in line.pieces if _is_named(piece.element, reach)]
        names = [name for name in _read_names(named) if is_full_name(name) or _is_linked(named, name)]
        if names:
            linked = {piece.text for piece in named if _leads_to_author(piece.element)}
            return Byline(tuple(names), is_linked=linked.issuperset(names))
    return Byline()


def _read_names(pieces: Sequence[Piece]) -> list[str]:
    """The names in the first pieces of a byline; what is said after them ends it."""
    names: list[str] = []
    for piece in pieces[:12]:
        said = piece.text.strip(" ,;&|·•–—-:\u00a0")
        if not said or _JOINS.fullmatch(said):
            continue
        if not names and is_job(said) and (is_job(said.split(maxsplit=1)[0]) or not parse_names(said)):
            continue
        found = [] if len(said) > _LONGEST or names_others(said) or _is_topic(piece.element) else parse_names(said)
        if not found:
            break
        if names and _goes_on(piece, names[-1]):
            names[-1] = f"{names[-1]} {found.pop(0)}"
        names += found
    return names


def _is_topic(element: Element) -> bool:
    """Whether a link leads to articles on the same topic."""
    return element.tag == "a" and _TOPIC.search(f"{element.get('rel') or ''} {element.get('href') or ''}") is not None


_TOPIC = re.compile(
    r"(^| )tag\b|/(tags?|categor(y|ies)|topics?|rubrik|kategorie)/", re.I
)  # rel="category tag", "/tag/oaks/"

_JOINS = re.compile(r"and|und|et|y|e|en|og|och|with|mit|by|von|par", re.I)
"""What stands between two names, as a piece of its own."""


def _goes_on(piece: Piece, name: str) -> bool:
    """Whether a piece is the surname to the name before it: "<span>Ada</span> <span>Holm</span>"."""
    return (
        " " not in name
        and " " not in piece.text
        and re.search(r"last|family|sur", piece.element.get("class") or "") is not None
    )


def _is_named(element: Element, reach: int) -> bool:
    """Whether an element, or one of those right around it, is called a byline; `reach` is how many are asked."""
    return any(_is_byline_element(around) for around in islice((element, *element.iterancestors()), reach))


def _is_byline_element(element: Element) -> bool:
    if (
        element.tag in _TAGS
        or element.get("rel") == "author"
        or (element.get("itemprop") or "") in ("author", "creator")
    ):
        return True
    return any(map(_NAMES.search, class_and_id(element))) or _leads_to_author(element)


def _leads_to_author(element: Element) -> bool:
    return element.tag == "a" and _PROFILE.search(element.get("href") or "") is not None


def _is_linked(pieces: Sequence[Piece], name: str) -> bool:
    return any(name in piece.text and piece.element.tag == "a" for piece in pieces)


# --- elsewhere ---------------------------------------------------------------------------------------

_ELEMENTS = (
    "p",
    "div",
    "span",
    "a",
    "li",
    "address",
    "h3",
    "h4",
    "h5",
    "h6",
    "strong",
    "em",
    "small",
    "cite",
    "section",
)


_SHORT = ("p", "div", "span", "h3", "h4", "h5", "h6", "em", "strong", "small")
_MOST_SHORT = 250
"""Elements that are asked for a byline where no class tells of one."""


def find_elsewhere(shown: Shown) -> Iterator[Byline]:
    """Bylines in the article's element, then on the page, where the markup says that they are; nothing of others."""
    top, heading = shown.top, shown.heading
    around = {top, *top.iterancestors()} | (set() if heading is None else {*heading.iterancestors()})
    parent = top.getparent()
    marked = list(_find_marked(shown))
    for place in dict.fromkeys((top, top if parent is None else parent, shown.body)):
        for element in (found for found in marked if found is place or place in found.iterancestors()):
            said = words(element)
            if 0 < len(said) <= _LONGEST and not names_others(said) and not stands_with_others(element, around):
                yield Byline(tuple(_names_within(element, said)), is_labelled=parse_label(said) is not None)
    for element in islice(shown.body.iter(*_SHORT), _MOST_SHORT):
        start = (element.text or "")[:40].strip()
        said = words(element) if start and len(element) < 4 and parse_label(start) is not None else ""
        if 0 < len(said) < 90 and not stands_with_others(element, around):
            yield Byline(tuple(filter(is_full_name, parse_names(said))), is_labelled=True)


_AUTHORS = "descendant::*/@rel[. = 'author']/.. | descendant::*/@itemprop[. = 'author']/..//*[@itemprop='name']"


def _find_marked(shown: Shown) -> Iterator[Element]:
    """Elements that markup calls bylines, the surest first."""
    yield from select(shown.body, _AUTHORS)
    yield from select(shown.body, "descendant::*/@itemprop[. = 'author']/..")
    for link in shown.body.iter("a"):
        if _leads_to_author(link) and is_full_name(words(link)):
            yield link
    yield from shown.names.find(_NAMES.search, _ELEMENTS)


def _names_within(element: Element, said: str) -> list[str]:
    """The names in an element: of its links to authors, else of its words; one word is a name only as a link."""
    links = [words(link) for link in element.iter("a") if link.get("rel") == "author" or _leads_to_author(link)]
    names = [name for link in links for name in parse_names(link) if is_full_name(name)] or parse_names(said)
    logins = [link for link in links if _LOGIN.fullmatch(link) and not is_nobody(link)]
    return [name for name in names if is_full_name(name) or name in links] or logins[:1]


_LOGIN = re.compile(r"[\w.-]{3,30}")  # "adaholm", as a link to the page of an author who goes by it
