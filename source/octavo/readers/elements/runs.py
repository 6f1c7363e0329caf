"""The text of a page in runs, as it stands there before anything is moved or dropped."""

from __future__ import annotations

import re

from lxml import etree

from octavo.readers.comparison import Run
from octavo.readers.elements.style.declarations import is_hidden
from octavo.readers.elements.tree import INLINE, MATH, Element, text_in

_UNSEEN = {
    "script", "style", "template", "noscript", "select", "option", "textarea", "button", "svg", "math", MATH, "title",
    "rp",
}  # fmt: skip
"""Elements whose words are no text of the page."""

_RUN_GOES_ON = (INLINE | _UNSEEN) - {"br"}
"""Elements that do not end a run."""

_FURNITURE = {"nav", "form", "menu", "dialog", "footer", "aside"}
_FURNITURE_ROLES = {"navigation", "search", "banner", "contentinfo", "dialog", "complementary", "toolbar", "menu"}


def list_runs(page: Element) -> list[Run]:
    """The text in an element, in runs that end where a block begins or ends."""
    listing = _Listing(_find_furniture(page))
    walker = etree.iterwalk(page, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            listing.leave(element)
        elif not listing.enter(element):
            walker.skip_subtree()
    return listing.runs


class _Listing:
    """The runs so far, the pieces of the one that is not yet ended, and what is around the next."""

    def __init__(self, furniture: set[Element]) -> None:
        self.runs: list[Run] = []
        self._pieces: list[str] = []
        self._furniture = furniture
        self._depth = 0
        self._links = 0
        self._is_linked = True

    def enter(self, element: Element) -> bool:
        """Begins an element. False if its words are no text of the page."""
        tag = element.tag
        if tag not in _RUN_GOES_ON:
            self._end_run()
        is_furniture = element in self._furniture
        self._depth += is_furniture
        self._links += tag == "a"
        is_call = tag in _CALLS and _is_call(element)
        if is_call or tag in _UNSEEN or (is_furniture and tag in INLINE and is_hidden(element)):
            return False
        if text := f" {element.text or ''}" if tag == "rt" else element.text:
            self._add(text)
        return True

    def leave(self, element: Element) -> None:
        """Ends an element; the words after it go on the run around it."""
        tag = element.tag
        if tag not in _RUN_GOES_ON:
            self._end_run()
        self._depth -= element in self._furniture
        self._links -= tag == "a"
        if text := element.tail:
            self._add(text)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        if self._is_linked and not self._links and not text.isspace():
            self._is_linked = False

    def _end_run(self) -> None:
        if not self._pieces:
            return
        if said := " ".join("".join(self._pieces).split()):
            self.runs.append(Run(said, self._depth > 0 or self._is_linked))
        self._pieces.clear()
        self._is_linked = True


_CALLS = {"sup", "a"}
_CALL = re.compile(r"\W*(?:\d{1,3}(?::\d+)?|[a-z]|\W)\W*")  # "1", "[12]", "[1:2]", "(a)", "*"


def _is_call(element: Element) -> bool:
    """Whether an element is a mark that leads to a note, or back from one."""
    if element.tag == "a" and "#" not in (element.get("href") or ""):
        return False
    return _CALL.fullmatch(text_in(element)) is not None


_MAY_BE_FURNITURE = etree.XPath(
    "|".join(f"descendant::*/@{name}/.." for name in ("role", "hidden", "style", "aria-hidden"))
)


def _find_furniture(page: Element) -> set[Element]:
    """The elements whose words are no part of any article, or that no one sees."""
    return {*page.iter(*_FURNITURE), *filter(_is_called_furniture, _MAY_BE_FURNITURE(page))}


def _is_called_furniture(element: Element) -> bool:
    return element.get("aria-hidden") == "true" or element.get("role") in _FURNITURE_ROLES or is_hidden(element)
