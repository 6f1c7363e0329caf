"""Articles that a page holds only as data for its script: JSON in a script element or in an attribute.

`<div data-store='{"title": "The weir", "body": "[p]…[/p]"}'>`, `<script id="__NEXT_DATA__">{"props": …}</script>`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from octavo.readers.elements.tree import Element

_KEYS = (
    "articlebody", "body", "bodyhtml", "bodytext", "content", "contenthtml", "html", "text", "richtext", "markup",
    "story", "description", "paragraphs", "blocks", "sections", "elements", "components", "rendered",
)  # fmt: skip
"""Names of members that hold text, in lower case without signs."""

_TITLES = ("headline", "title", "name")
_LEAST = 5
"""Words of a text."""

_MOST_VALUES = 200_000
"""Values of one page's data that are looked at."""

_BLOCK = re.compile(
    r"\[(/?)(p|h[1-6]|ul|ol|li|list|quote|b|i|u|strike|code|\*)(?:=[^\]]{0,200})?\]", re.I
)  # "[p]", "[/b]"
_LINK = re.compile(r"\[url=[\"']?([^\]\"']{1,500})[\"']?\](.*?)\[/url\]", re.I | re.DOTALL)
_OTHER = re.compile(
    r"\[/?(?:img|url|previewyoutube|table|tr|td|th|spoiler|noparse|size|color|font|center)[^\]]{0,200}\]", re.I
)
_AS_HTML = {"list": "ul", "quote": "blockquote", "*": "li", "strike": "s"}
"""Bracket codes of forums, and the elements for them."""


class EmbeddedText(NamedTuple):
    """A text in a page's data, as HTML or as lines, and the title beside it."""

    title: str
    text: str


def find_embedded_text(page: Element) -> EmbeddedText | None:
    """The longest text in the data of a page; None if there is none."""
    found = [text for value in _read_data(page) for text in _find_texts(value)]
    return max(found, key=lambda text: len(text.text), default=None)


def _read_data(page: Element) -> Iterator[Any]:
    """The JSON in the scripts and attributes of a page."""
    for element in page.iter("script", "div", "main", "section", "article", "body", "span", "template"):
        said = [element.text or ""] if element.tag == "script" and "json" in (element.get("type") or "") else []
        for written in (*said, *(value for name, value in element.items() if name.startswith("data-"))):
            if written.lstrip()[:1] in ("{", "["):
                try:
                    yield json.loads(written, strict=False)
                except (ValueError, RecursionError):
                    continue


def _find_texts(value: Any) -> Iterator[EmbeddedText]:
    """The texts of a value: members that are called so, and lists of such."""
    waiting = [value]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        here = waiting.pop()
        if isinstance(here, dict):
            title = next((here[key] for key in _TITLES if isinstance(here.get(key), str)), "")
            for key, member in here.items():
                if _is_called_text(key) and len((said := _text_of(member)).split()) >= _LEAST:
                    yield EmbeddedText(title, said)
        waiting.extend(here.values() if isinstance(here, dict) else here if isinstance(here, list) else ())


def _is_called_text(key: str) -> bool:
    return re.sub(r"[\W_]", "", key).lower() in _KEYS


def _text_of(member: Any) -> str:
    """A member as text: a string, or the strings of a list of paragraphs: `[{"type": "p", "text": "…"}]`."""
    if isinstance(member, str):
        return _read_brackets(unescape(member) if "&lt;" in member else member)
    if not isinstance(member, list):
        return ""
    lines = [line for part in member for line in _lines_of(part)]
    return "\n".join(lines)


def _lines_of(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from (value for key, value in part.items() if _is_called_text(key) and isinstance(value, str))


def _read_brackets(text: str) -> str:
    """Text with the bracket codes of forums as HTML."""
    if not _BLOCK.search(text):
        return text
    text = _OTHER.sub(" ", _LINK.sub(r'<a href="\1">\2</a>', text))
    return _BLOCK.sub(lambda match: f"<{match[1]}{_AS_HTML.get(match[2].lower(), match[2].lower())}>", text)
