"""What a heading says: without what only its page needs, such as links to itself, buttons, and marks of notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice

from octavo.locale.characters import UNSEEN
from octavo.readers.elements.tree import NOTE, Element, drop, words

_UNSAID = ("style", "script", "template", "noscript", "button", "svg", NOTE)
"""Elements in headings whose words are none of the heading's."""

_UNSAID_NAMES = re.compile(
    r"(^|[-_ ])(header-?link|heading-?anchor|anchor-?(link|js)|perma-?link|hash-?link|sr-only|visually-hidden"
    r"|screen-reader-text)([-_ ]|$)",
    re.I,
)
"""Classes of links to the heading itself, and of words that are not shown: "headerlink", "sr-only"."""

_NOTE_MARK = re.compile(r"[\[(](?:\d{1,3}|[a-z])[\])]|[*†‡]{1,3}")  # "[1]", "(a)", "*"; but not "Chapter 1"
_RAISED_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?")  # "1", "[2]", "§"
_SIGNS = re.compile(r"^(?:[¶🔗]\s*|#(?=\s))+|(?:\s+[#§]|\s*[¶🔗])+$")
"""Signs of links to a heading, at its edges: "An Oak ¶"; but not those of "C#" and "#oaks"."""


def heading_words(heading: Element) -> str:
    """The words of a heading."""
    unsaid = _find_unsaid(heading)
    return strip_signs(_words_without(heading, unsaid) if unsaid else words(heading))


def strip_signs(text: str) -> str:
    """`text` without signs of links, signs of icon fonts and signs that nobody sees at its edges."""
    while (bare := _SIGNS.sub("", _strip_unseen(text).strip())) != text:
        text = bare
    return text


def heading_pieces(heading: Element) -> Iterator[tuple[str, str]]:
    """What a heading says in one of its elements, or beside one of them, and what it says else."""
    whole, unsaid = heading_words(heading), _find_unsaid(heading)
    for found in islice(heading.iterdescendants(), _MOST):
        inner = "" if found in unsaid or found.tag in _PHRASES else heading_words(found)
        if inner and inner != whole and len(inner) < len(whole):
            rest = strip_signs(_words_without(heading, [found, *unsaid]))
            yield inner, rest
            yield rest, inner


_MOST = 50
"""Elements of a heading in which it is looked for a part of it; of one with more, none is the site's name."""

_PHRASES = ("em", "i", "b", "strong", "code", "sub", "sup", "cite", "q", "a")
"""Elements that are part of a sentence: what is in them is not said apart."""


def _find_unsaid(heading: Element) -> list[Element]:
    return [found for found in heading.iterdescendants() if _is_unsaid(found)] if len(heading) else []


def _is_unsaid(found: Element) -> bool:
    if found.tag in _UNSAID or _UNSAID_NAMES.search(found.get("class") or ""):
        return True
    return found.tag in ("a", "sup") and _is_mark(found)


def _is_mark(found: Element) -> bool:
    """Whether an element is the mark of a note: a raised number, or a sign, that leads into the page."""
    link = found if found.tag == "a" else found.find("a")
    if link is None or not (link.get("href") or "").partition("#")[2]:
        return False
    is_raised = found.tag == "sup" or link.get("role") == "doc-noteref"
    return (_RAISED_MARK if is_raised else _NOTE_MARK).fullmatch(words(found)) is not None


def _words_without(heading: Element, unsaid: list[Element]) -> str:
    """The words of a heading without those of some elements in it."""
    places = {at for at, found in enumerate(heading.iter()) if found in unsaid}
    bare = deepcopy(heading)
    bare.tail = None
    for found in [found for at, found in enumerate(bare.iter()) if at in places]:
        drop(found)
    return words(bare)


def _strip_unseen(text: str) -> str:
    """`text` without what shows nothing at its edges: no-width spaces, signs of private use."""
    start, end = 0, len(text)
    while start < end and _is_unseen(text[start]):
        start += 1
    while end > start and _is_unseen(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_unseen(sign: str) -> bool:
    return sign.isspace() or UNSEEN.fullmatch(sign) is not None or unicodedata.category(sign) == "Co"
