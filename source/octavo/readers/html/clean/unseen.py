"""Words in a line that are not for its readers: hidden, said a second time, or links that edit a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.markup_names import HEADINGS
from octavo.readers.elements.style.declarations import is_hidden
from octavo.readers.elements.tree import INLINE, Element, classes, stands_in, words
from octavo.readers.html.boilerplate.class_names import boilerplate_name
from octavo.readers.html.clean.survey import Survey

_FOR_SCREEN_READERS = {
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader", "screenreader-only",
}  # fmt: skip
_LONGEST = 8
"""Words of what is hidden in a line; more are the rest of a text, which a button shows."""


def find_unseen(survey: Survey) -> Iterator[Element]:
    """Elements of lines that no one sees, and that say nothing that is not said beside them."""
    for found in survey.numbering.first:
        is_in_line = found.tag in INLINE and found not in survey.numbering.mixed
        if is_in_line and (_is_hidden(found) or _is_said_twice(found) or _edits_heading(found)):
            yield found


def _is_hidden(element: Element) -> bool:
    return is_hidden(element) and len(words(element).split()) < _LONGEST


def _is_said_twice(element: Element) -> bool:
    """Whether words for screen readers stand beside words that only others get: `<i aria-hidden="true">mins</i>`."""
    if _FOR_SCREEN_READERS.isdisjoint(classes(element)):
        return False
    around = element.getparent()
    near = [element.getnext(), element.getprevious()]
    if around is not None and around.tag in INLINE:
        near += [around.getnext(), around.getprevious()]
    return any(found is not None and found.get("aria-hidden") == "true" and words(found) for found in near)


_EDITS = re.compile(r"[?&](ve)?action=edit\b|/edit/?$|/edit\?")  # "/w/index.php?title=Oak&action=edit"


def _edits_heading(element: Element) -> bool:
    """Whether an element of a heading is called a tool, and all its words but brackets are links that edit the page."""
    if not boilerplate_name(element.get("class") or "") or not stands_in(element, *HEADINGS):
        return False
    links = [link for link in element.iter("a") if _EDITS.search(link.get("href") or "")]
    return bool(links) and sum(len(words(link).split()) for link in links) >= len(words(element).strip("[] ").split())
