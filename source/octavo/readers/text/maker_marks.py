"""What the program that made a text put into it: heads and feet of printed pages, "[edit]" after headings of a wiki.

Each goes on two signs: a page's head stands beside a form feed and is there on other pages too, but for its number;
"[edit]" ends a line, and others as well.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from octavo.notes import Notes
from octavo.readers.encoding import FORM_FEED
from octavo.readers.text.line_features import is_prose

PAGE_HEAD = "the head or foot of a printed page"
BUTTON_OF_WIKI = "a button after a heading"

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")  # "101", "xii"
_NUMBER_ALONE = re.compile(r"\W{0,3}#\W{0,3}")  # "- 101 -", with the number taken out
_EDIT = re.compile(  # "History[edit]", "Geschichte [Bearbeiten | Quelltext bearbeiten]"
    r"^[ \t]*(?P<heading>[^\s\[][^\n\[]{0,100}?)[ \t]*(?P<mark>\[ ?(?:edit(?: source)?|bearbeiten|"
    r"modifier(?: le code)?|editar|modifica|bewerken|edytuj|redigera|править|編集|编辑|編輯)"
    r"(?: ?\| ?[\w ]{3,25})? ?\])[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def strip_maker_marks(text: str, notes: Notes) -> str:
    """A text without them."""
    return _strip_edit_marks(_join_pages(text.split(FORM_FEED), notes), notes)


def _strip_edit_marks(text: str, notes: Notes) -> str:
    """A text without them; the lines that have them are headings."""
    marks = [match["mark"] for match in _EDIT.finditer(text)]
    if len(marks) < 2 or not all(notes.leave_out(BUTTON_OF_WIKI, mark) for mark in marks):
        return text
    return _EDIT.sub(r"\n## \g<heading>\n", text)


def _join_pages(pages: Sequence[str], notes: Notes) -> str:
    """The text of printed pages; a paragraph that runs over the end of one is one again."""
    lines = [page.split("\n") for page in pages]
    ends = [(page, at) for page in lines for at in _find_ends(page)]
    counts = Counter(_unnumber(page[at]) for page, at in ends)
    for page, at in ends if len(pages) > 1 else ():
        bare = _unnumber(page[at])
        is_head = (counts[bare] > 1 and not is_prose(page[at].strip())) or _NUMBER_ALONE.fullmatch(bare)
        if is_head and notes.leave_out(PAGE_HEAD, page[at].strip()):
            page[at] = ""
    texts = ["\n".join(page) for page in lines]
    joints = [_join(before, page) for before, page in itertools.pairwise(texts)]
    return "".join(part for page, joint in zip(texts, [*joints, ""], strict=True) for part in (page.strip("\n"), joint))


def _find_ends(page: Sequence[str]) -> set[int]:
    """The places of the first and the last line that are not blank."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return {filled[0], filled[-1]} if filled else set()


def _unnumber(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.split()))


def _join(before: str, page: str) -> str:
    """What stands between two pages: a line end in a paragraph, else a blank line."""
    last, first = before.rstrip()[-1:], page.lstrip()[:1]
    return "\n" if first.islower() and (last.isalpha() or last in ",;-") else "\n\n"
