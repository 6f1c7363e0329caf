"""What a page folds up: its stylesheets hide it, but a button, a link or a script of the page can show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from octavo.readers.elements.tree import Element, class_and_id

_FOLDS = re.compile(
    r"(?:^|[\s_-])(?:tabs?|panes?|panels?|accordions?|collaps\w*|toggle\w*|spoilers?|fold\w*|expand\w*|details?|faqs?"
    r"|answers?|reveal\w*|slides?|slider|carousel|swiper|drawer|more|full|content|body|lazy\w*|footnotes?|notes?|fn\d*)"
    r"(?=$|[\s_\d-])",
    re.I,
)
"""Classes and ids of what is folded up, or hidden until a script runs: "tab-pane", "accordion__body", "faq-answer"."""

_CONTROLLED = etree.XPath(
    "//@aria-controls | //@aria-owns | //@aria-describedby | //@data-target | //@data-bs-target | //@for | //@href"
)
"""Attributes that name the element that a control shows."""


class Folds:
    """What the controls and scripts of one page name."""

    def __init__(self, root: Element) -> None:
        stated = " ".join(map(str, _CONTROLLED(root)))
        self._named = {name.rpartition("#")[2] for name in stated.split()}
        self._scripts = " ".join(script.text or "" for script in root.iter("script"))
        self._in_scripts: dict[str, bool] = {}

    def can_open(self, element: Element) -> bool:
        """Whether something on the page can show an element that is hidden: then it is folded up, and no secret."""
        if any(_FOLDS.search(name) for around in _near(element) for name in class_and_id(around)):
            return True
        if element.get("role") or element.tag in ("details", "dialog") or element.get("aria-hidden") == "false":
            return True
        if any(found.get("id") in self._named for found in element.iter("*") if found.get("id")):
            return True
        return any(map(self._is_in_scripts, element.get("class", "").split()))

    def _is_in_scripts(self, name: str) -> bool:
        if name not in self._in_scripts:
            self._in_scripts[name] = name in self._scripts
        return self._in_scripts[name]


def _near(element: Element) -> Iterator[Element]:
    """An element and the three around it."""
    yield element
    yield from islice(element.iterancestors("div", "section", "ul", "dl", "li", "dd", "article"), 3)
