"""What kinds of boxes there are, and their HTML: one form for the boxes of all dialects."""

from __future__ import annotations

from html import escape
from typing import get_args

from msgspec import Struct, field

from octavo.model import CalloutKind

KINDS = {
    "note", "info", "tip", "hint", "warning", "caution", "danger", "important", "attention", "error", "notice",
    "example", "abstract", "tldr", "question", "success", "failure", "bug", "seealso", "todo", "help", "check", "done",
    "alert", "remark", "summary", "quote", "cite", "faq", "fail", "missing", "working", "exercise", "definition",
    "theorem", "proof", "lemma",
}  # fmt: skip
"""Names of boxes with a title of their own; a prefix does not count: `callout-note`, `admonition-tip`."""

_FOLDED = {"details", "collapse", "spoiler", "dropdown", "toggle", "accordion", "expand", "expandable"}
"""Names of boxes that a page opens at a click."""

_GENERIC = {"admonition", "callout", "box", "aside", "sidebar", "topic", "margin"}
"""Names of boxes that say nothing of what is in them."""

_CALLED = {*get_args(CalloutKind)}
"""Kinds that a book says by itself, in its own language."""

_PREFIXES = ("callout-", "admonition-", "alert-", "block-")


class Box(Struct, frozen=True):
    """A box: the names that a dialect gives it, first the kind, its title ("" if it has none) and other attributes."""

    names: tuple[str, ...]
    title: str = ""
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The first name, without what dialects put before it."""
        name = self.names[0].lower() if self.names else ""
        return next((name.removeprefix(prefix) for prefix in _PREFIXES if name.startswith(prefix)), name)

    @property
    def is_known(self) -> bool:
        """Whether it is a box in the eyes of all dialects, not only a division with a class."""
        return self.kind in KINDS or self.kind in _FOLDED or self.kind in _GENERIC

    @property
    def is_folded(self) -> bool:
        """Whether a page shows its title alone until it is opened."""
        return self.kind in _FOLDED


def open_box(box: Box, *, title: str = "", titled: bool = False) -> str:
    """The start of a box in HTML; `title` is its title as HTML, else its own is taken, else its kind.

    A box is `titled` if its content begins with its title. What books say by themselves is no title.
    """
    title = title or escape(box.title)
    if box.is_folded:
        return f"<details>\n<summary>{title}</summary>\n"
    names = box.names
    if box.is_known:
        names = ("admonition", box.kind, *names)
        if not titled and (title or box.kind not in _GENERIC | _CALLED):
            title = f'<p class="admonition-title">{title or escape(box.kind.capitalize())}</p>\n'
    elif title:
        title = f"<p><strong>{title}</strong></p>\n"
    stated = "".join(f' {key}="{escape(value)}"' for key, value in box.attributes.items() if _may_state(key))
    return f'<div class="{escape(" ".join(dict.fromkeys(names)))}"{stated}>\n{title}'


def close_box(box: Box) -> str:
    """The end of a box in HTML."""
    return "</details>\n" if box.is_folded else "</div>\n"


def _may_state(key: str) -> bool:
    return key in ("id", "lang", "dir", "style", "role")


def open_label(words: str) -> str:
    """The label of a tab, of which a page shows one at a time, before what the tab holds."""
    return f"<p><strong>{escape(words)}</strong></p>\n"
