"""Notes beside the text: on wide screens a short note stands in the margin, at the height of its number.

In the document notes stand at the end of their article, where narrow screens show them and readers who listen find
them. Wide screens move them by anchors alone (CSS Anchor Positioning 1, 3): each note goes to the height of its
reference, or below the note before it where that reaches further. Browsers that know no anchors leave all of them at
the end. The rules are in a sheet of their own, which all pages share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from octavo.builders.xhtml.markup import attributes
from octavo.markup_names import Class, Data
from octavo.theme import styles_folder

SHEET = "notes.css"

_WIDE = "68em"
"""The width of a window that has room for notes beside the text; `beside.css` says it, too."""

_MOST = 500
"""Characters of a note that has room in the margin."""

_REFERENCE = re.compile(f'<a class="{Class.NOTEREF}"([^>]*?) href="#([^"]*)"')
_NOTE = re.compile(f'<aside id="([^"]*)" class="{Class.FOOTNOTE}"([^>]*>)(.*?)</aside>', re.DOTALL)
_LARGE = re.compile("<(?:table|pre|img|ul|ol|dl|svg|blockquote)[ >]")
_TAG = re.compile("<[^>]*>")


class NotesBeside:
    """Marks the short notes of a page and the first reference to each with one number."""

    def __init__(self, markup: str) -> None:
        referred = {note for _, note in _REFERENCE.findall(markup)}
        short = (found[1] for found in _NOTE.finditer(markup) if found[1] in referred and _is_short(found[3]))
        self._numbers = {note: str(number) for number, note in enumerate(short, 1)}
        self._referred: set[str] = set()
        self.count = len(self._numbers)
        self.markup = _NOTE.sub(self._mark_note, _REFERENCE.sub(self._mark_reference, markup)) if self.count else markup

    def _mark_reference(self, found: re.Match[str]) -> str:
        note = found[2]
        if note in self._referred or note not in self._numbers:
            return found[0]
        self._referred.add(note)
        return f"{found[0]}{attributes(**{Data.NOTE: self._numbers[note]})}"

    def _mark_note(self, found: re.Match[str]) -> str:
        note, more, body = found.groups()
        if note not in self._numbers:
            return found[0]
        kind = attributes(class_=f"{Class.FOOTNOTE} {Class.BESIDE}", **{Data.NOTE: self._numbers[note]})
        return f'<aside id="{note}"{kind}{more}{body}</aside>'


def _is_short(body: str) -> bool:
    """Whether a note has room in the margin."""
    return not _LARGE.search(body) and len(unescape(_TAG.sub("", body))) <= _MOST


def write_sheet(count: int) -> str:
    """The sheet that moves so many notes."""
    looks, rules = (styles_folder() / "beside.css").read_text(encoding="utf-8"), "\n".join(_rules(count))
    return f"{looks}\n@media screen and (min-width: {_WIDE}) {{\n@supports (top: anchor(--a top)) {{\n{rules}\n}}\n}}\n"


def _rules(count: int) -> Iterator[str]:
    """The rules of each note and its reference."""
    for number in range(1, count + 1):
        height = f"anchor(--r{number} top)"
        if number > 1:
            height = f"max({height}, calc(anchor(--n{number - 1} bottom, 0px) + 0.5rem))"
        numbered = f'[{Data.NOTE}="{number}"]'
        yield f".{Class.NOTEREF}{numbered} {{ anchor-name: --r{number} }}"
        yield f".{Class.BESIDE}{numbered} {{ anchor-name: --n{number}; top: {height} }}"
