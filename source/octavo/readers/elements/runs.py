"""The text of a page in runs, as it stands there before anything is moved or dropped."""

from __future__ import annotations

import re

from lxml import etree

from octavo.readers.comparison import Run
from octavo.readers.elements.tree import INLINE, MATH, Element

_UNSEEN = {
    "script", "style", "template", "noscript", "select", "option", "textarea", "button", "svg", "math", MATH, "title",
}  # fmt: skip
"""Elements whose words are no text of the page."""

_RUN_GOES_ON = INLINE | _UNSEEN
"""Elements that do not end a run."""

_FURNITURE = {"nav", "form", "menu", "dialog", "footer", "aside"}
_FURNITURE_ROLES = {"navigation", "search", "banner", "contentinfo", "dialog", "complementary", "toolbar", "menu"}


def list_runs(page: Element) -> list[Run]:
    """The text in an element, in runs that end where a block begins or ends."""
    listing = _Listing()
    walker = etree.iterwalk(page, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            listing.leave(element)
        elif not listing.enter(element):
            walker.skip_subtree()
    return listing.runs


class _Listing:
    """The runs so far, the pieces of the one that is not yet ended, and what is around the next."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._pieces: list[str] = []
        self._furniture = 0
        self._links = 0
        self._is_linked = True

    def enter(self, element: Element) -> bool:
        """Begins an element. False if its words are no text of the page."""
        if element.tag == "br" or element.tag not in _RUN_GOES_ON:
            self._end_run()
        self._furniture += _is_furniture(element)
        self._links += element.tag == "a"
        if element.tag in _UNSEEN or _is_call(element) or (element.tag in INLINE and _is_hidden(element)):
            return False
        self._add(element.text)
        return True

    def leave(self, element: Element) -> None:
        """Ends an element; the words after it go on the run around it."""
        if element.tag not in _RUN_GOES_ON:
            self._end_run()
        self._furniture -= _is_furniture(element)
        self._links -= element.tag == "a"
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            self._is_linked = self._is_linked and (self._links > 0 or not text.strip())

    def _end_run(self) -> None:
        if said := " ".join("".join(self._pieces).split()):
            self.runs.append(Run(said, self._furniture > 0 or self._is_linked))
        self._pieces.clear()
        self._is_linked = True


_CALL = re.compile(r"\W*(?:\d{1,3}|[a-z]|\W)\W*")  # "1", "[12]", "(a)", "*"


def _is_call(element: Element) -> bool:
    """Whether an element is a mark that leads to a note, or back from one."""
    if element.tag == "a":
        return "#" in (element.get("href") or "") and _CALL.fullmatch("".join(element.itertext())) is not None
    return element.tag == "sup" and _CALL.fullmatch("".join(element.itertext())) is not None


def _is_furniture(element: Element) -> bool:
    if element.tag in _FURNITURE or element.get("aria-hidden") == "true" or _is_hidden(element):
        return True
    role = element.get("role")
    return role is not None and role in _FURNITURE_ROLES


_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)  # style="display: none"


def _is_hidden(element: Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDES.search(style) is not None)
