"""Boxes that stand before or after the text of an article: of its author, and the foot of the page.

They hold sentences, so that neither a name nor links tell of them. What stands in the middle of the text stays.
"""

from __future__ import annotations

import re

from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import Element, holds, words
from octavo.readers.html import boilerplate
from octavo.readers.html.clean.survey import Survey
from octavo.readers.html.measures.page import MeasuredPage

_BOXES = {"div", "section", "aside", "footer", "header", "li"}
_SET_APART = {"em", "i", "small"}

_LEAST, _LONGEST_BIOGRAPHY = 6, 150
"""Words in a box that says who wrote the article."""

_OPENING = re.compile(r"\W*(?:(?:about|by|über|von|par|por|di)\s)?\W*")
"""What can stand before a name: "About Ada Green", "By Ada Green"."""

_MOST_NAMES = 3
"""Names at the beginning: the one that is a heading, that of who wrote with her, and hers in the sentence."""

_IS = re.compile(
    r"\W{0,3}(?:\([^)]*\)\W*)?"
    r"(?:is|was|has|are|writes|works|covers|lives|loves|joined|holds|serves|specializes|spends|enjoys|teaches|leads|reports"
    r"|ist|war|schreibt|arbeitet|lebt|studierte|berichtet|leitet|est|écrit|travaille|vit|es|escribe|trabaja|vive|è|scrive"
    r"|lavora|é|escreve|trabalha|schrijft|werkt|woont|är|skriver|er|jest|pisze|пишет|on)\b"
)
"""What follows a name in a sentence that says who somebody is."""


def find_biographies(survey: Survey) -> set[Element]:
    """Boxes that say who wrote the article; none where there are more than one for each author.

    Such a box stands in the second half of the article, and begins with the name of an author and says what they are
    or do, or has the name on a line of its own. What opens an article is its own.
    """
    authors = [author for author in survey.byline.authors if author.strip()]
    if not authors:
        return set()
    names, half = _Names(authors), len(survey.numbering.first) // 2
    found: list[Element] = []
    for element, number in survey.numbering.first.items():
        is_new = number > half and not (found and found[-1] in element.iterancestors())
        if is_new and _may_be_biography(element, survey.page):
            said = words(element)
            if names.begin(said) or names.label(element, said):
                found.append(element)
    return set(found) if len(found) <= len(authors) + 1 else set()


def _may_be_biography(element: Element, page: MeasuredPage) -> bool:
    measure = page.measures.get(element)
    if measure is None or not measure.prose or not _LEAST <= measure.words <= _LONGEST_BIOGRAPHY:
        return False
    return element.tag in _BOXES or _is_set_apart(element)


def _is_set_apart(element: Element) -> bool:
    """Whether a paragraph is slanted or small as a whole."""
    return (
        element.tag == "p" and len(element) == 1 and element[0].tag in _SET_APART and not (element.text or "").strip()
    )


class _Names:
    """The names of authors, as what is said of them begins."""

    def __init__(self, authors: list[str]) -> None:
        self._authors = authors
        parts = {part for author in authors for part in (author.split()[0], author.split()[-1]) if len(part) > 2}
        self._starts = [name.lower() for name in sorted({*authors, *parts}, key=len, reverse=True)]

    def begin(self, said: str) -> bool:
        """Whether a text begins with one of them, or several, and says who that is: "Ada Green writes on trees."."""
        rest = _OPENING.sub("", said.lower(), count=1)
        for _ in range(_MOST_NAMES):
            name = next((name for name in self._starts if rest.startswith(name)), None)
            if name is None:
                return False
            rest = rest[len(name) :]
            if _IS.match(rest):
                return True
            rest = rest.lstrip(" .,:;|–—-")
        return False

    def label(self, box: Element, said: str) -> bool:
        """Whether one of them is all that some element of a box says, and the box says more: `<h4>Ada Green</h4>`."""
        named = [author for author in self._authors if author in said and len(said) > 2 * len(author)]
        return bool(named) and any(words(found) in named for found in box.iter(*_LABELS))


_LABELS = ("a", "span", "strong", "b", "div", "p", "h2", "h3", "h4", "h5", "h6")


# --- the foot of the page -----------------------------------------------------------------------------

_LONGEST_FOOT = 80
"""Words at the foot of a page."""


def find_foot(survey: Survey) -> list[Element]:
    """The box around two or more links to what the law wants on a page: its foot, if it has few words."""
    links = [link for link in survey.top.iter("a") if len(link) < 2 and boilerplate.LEGAL.fullmatch(words(link))]
    found: Element | None = None
    for around in links[-1].iterancestors() if len(links) > 1 else ():
        measure = survey.page.measures.get(around)
        if around is survey.top or measure is None or measure.words > _LONGEST_FOOT or holds(around, *HEADINGS):
            break
        if found is not None or links[-2] in around.iter("a"):
            found = around
    return [] if found is None else [found]
