"""What a page folds up: panels of tabs, answers of accordions. It is the article's, though it is hidden at first."""

from __future__ import annotations

import re

from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import Element, tag_of, words

_FOLD_NAMES = re.compile(
    r"(?:^|[-_])(?:accordions?|accordeon|collaps\w*|details?|disclosure|expand\w*|faqs?|folds?|folded|foldable|panels?"
    r"|pane|spoilers?|tabs?|tabbed|tabpanel|toggle\w*|unfold\w*|answers?|hint|solution|read-?more-?\w*|show-?more-?\w*"
    r"|more-?(?:text|content))(?=$|[-_])|(?:accordion|tab|collaps|expand|toggle)(?:panel|content|body|item|pane|ible)"
)
"""Class tokens of what opens and closes: "accordion-body", "tab-pane", "collapse", "faq-answer"."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PARTS = {"dd", "li", "tr", "td", "tbody", "p"}
"""Elements that are part of something shown: hidden ones are opened there."""

_OPENERS = {"dt", "summary", "button", "label", *HEADINGS}
"""Elements that say what opens below them."""

_NEAR = 3
"""Elements around a hidden one that may be called a fold."""


def is_folded(hidden: Element) -> bool:
    """Whether a hidden element is opened by what stands above it or is called a fold, so that readers get to see it."""
    if hidden.get("hidden") == "until-found" or hidden.get("role") == "tabpanel" or hidden.tag in _PARTS:
        return True
    return _is_called_fold(hidden) or _is_opened(hidden)


def _is_called_fold(hidden: Element) -> bool:
    around: Element | None = hidden
    for _ in range(_NEAR):
        if around is None or around.tag in ("body", "article", "main"):
            return False
        if any(map(_FOLD_NAMES.search, _tokens(around))):
            return True
        around = around.getparent()
    return False


def _tokens(element: Element) -> list[str]:
    return [_CAMEL.sub("-", token).lower() for token in (element.get("class") or "").split()]


def _is_opened(hidden: Element) -> bool:
    """Whether a heading, a term or a button stands right above, or holds nothing but one."""
    above = hidden.getprevious()
    if above is None or (above.tail or "").strip():
        return False
    only = above[0] if len(above) == 1 and not (above.text or "").strip() else above
    return not {tag_of(above), tag_of(only)}.isdisjoint(_OPENERS) and bool(words(above))
