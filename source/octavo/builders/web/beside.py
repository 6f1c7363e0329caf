"""Notes beside the text: on wide screens a short note stands in the margin, at the height of its number.

In the document notes stand at the end of their article, where narrow screens show them and readers who listen find
them. Wide screens move them by anchors alone (CSS Anchor Positioning 1, 3): each note goes to the height of its
reference, or below the note before it where that reaches further. Browsers that know no anchors leave all of them at
the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from octavo.markup_names import Class

WIDE = "68em"
"""The width of a window that has room for notes beside the text; `web.css` says it, too."""

_MOST = 500
"""Characters of a note that has room in the margin."""

_REFERENCE = re.compile(f'<a class="{Class.NOTEREF}"[^>]*? id="([^"]*)"[^>]*? href="#([^"]*)"')
_NOTE = re.compile(f'<aside id="([^"]*)" class="{Class.FOOTNOTE}"([^>]*>)(.*?)</aside>', re.DOTALL)
_LARGE = re.compile("<(?:table|pre|img|ul|ol|dl|svg|blockquote)[ >]")
_TAG = re.compile("<[^>]*>")


def set_beside(markup: str) -> tuple[str, str]:
    """The markup of a page with its short notes marked, and the CSS that moves them."""
    references: dict[str, str] = {}
    for reference, note in _REFERENCE.findall(markup):
        references.setdefault(note, reference)
    chosen = [found[1] for found in _NOTE.finditer(markup) if found[1] in references and _is_short(found[3])]
    if not chosen:
        return markup, ""
    kept = set(chosen)
    rules = "\n".join(_rules(chosen, references))
    css = f"@media screen and (min-width: {WIDE}) {{\n@supports (top: anchor(--a top)) {{\n{rules}\n}}\n}}\n"
    return _NOTE.sub(lambda found: _mark(found) if found[1] in kept else found[0], markup), css


def _is_short(body: str) -> bool:
    """Whether a note has room in the margin."""
    return not _LARGE.search(body) and len(unescape(_TAG.sub("", body))) <= _MOST


def _mark(found: re.Match[str]) -> str:
    note, more, body = found.groups()
    return f'<aside id="{note}" class="{Class.FOOTNOTE} {Class.BESIDE}"{more}{body}</aside>'


def _rules(notes: list[str], references: dict[str, str]) -> Iterator[str]:
    """The rules of each note and its reference."""
    for number, note in enumerate(notes, 1):
        height = f"anchor(--r{number} top)"
        if number > 1:
            height = f"max({height}, calc(anchor(--n{number - 1} bottom, 0px) + 0.5rem))"
        yield f"{_by_id(references[note])} {{ anchor-name: --r{number} }}"
        yield f"{_by_id(note)} {{ anchor-name: --n{number}; top: {height} }}"


def _by_id(id_: str) -> str:
    """What selects an element by its id, which may have full stops in it."""
    written = unescape(id_).replace("\\", "\\\\").replace('"', '\\"')
    return f'[id="{written}"]'
