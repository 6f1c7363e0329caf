"""What a saved page has around the title: the way to the page over it; sections, tags and buttons under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.readers.text.byline import is_dateline
from octavo.readers.text.header import Header
from octavo.readers.text.line_features import is_label, is_prose, is_sentence, looks_like_heading, looks_like_name, size
from octavo.readers.text.run import find_run
from octavo.readers.text.structure import is_chapter
from octavo.readers.text.wording import ABOVE, EMPTY, PICTURE, REPEATED, bare_words, is_section

_LONGEST = 8
"""Words; a longer line over the title is no section's name."""

_LONGEST_TAG = 3
"""Words; a longer line under the title is no tag."""

_LEAD = 20
"""A paragraph of so many words begins the article."""

_REACH = 14
"""So many lines under the title a portrait may stand."""

_PORTRAIT = re.compile(
    r"(?:(?:author |profile |staff )?(?:portrait|photo|picture|image|avatar|headshot|foto|bild|porträt)"
    r"(?: of| by| von| de)?:? )(.{3,40})|(.{3,40}?)[’']?s? (?:avatar|headshot|profile (?:photo|picture|image))",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r" [»›>→•|/] |[,•|] ")  # "Home » Coast » Ferries", "Coast, Ferries, Tides"


def mark_front_matter(texts: Sequence[str], reasons: list[str], header: Header, *, saved_page: bool) -> None:
    """Marks lines around the title that are the page's, if the text is a saved page or a byline stands at its title."""
    if not header.title:
        return
    _mark_portraits(texts, reasons, header)
    is_page = saved_page or len(header.used) > 1
    if not is_page and not any(_is_way_to(text, header.title) for text in texts[: header.title_at]):
        return
    for at in range(header.title_at):
        if not reasons[at] and at not in header.used and _is_above(texts[at], header.title, is_page=is_page):
            reasons[at] = ABOVE
    if is_page:
        _mark_under_title(texts, reasons, header, _find_lead(texts, header.title_at + 1))


def _mark_portraits(texts: Sequence[str], reasons: list[str], header: Header) -> None:
    """Marks what stands in place of a writer's portrait beside the name: "Photo of Ada Holm", "Ada Holm's avatar"."""
    for at in range(min(header.title_at + _REACH, len(texts))):
        match = _PORTRAIT.fullmatch(texts[at]) if not reasons[at] and at not in header.used else None
        if match and (match[1] or match[2]) in header.authors:
            reasons[at] = PICTURE


def _is_above(text: str, title: str, *, is_page: bool) -> bool:
    """Whether a line over the title is the way to the page, a section's name, or some other short line of a page."""
    if _is_way_to(text, title) or _is_path(text) or is_section(text):
        return True
    return is_page and size(text) <= _LONGEST and not is_sentence(text)


def _is_path(text: str) -> bool:
    """Whether a line is short names in a row: "Home » Coast » Ferries", "Coast, Ferries, Tides"."""
    parts = _SEPARATOR.split(text)
    return len(parts) > 2 and all(0 < size(part) <= 4 for part in parts[:-1])


def _is_way_to(text: str, title: str) -> bool:
    """Whether a line ends in the title: "Home » Ferries are late"; a paragraph that does is none."""
    return bare_words(text).endswith(bare_words(title)) and (not is_prose(text) or bool(_SEPARATOR.search(text)))


def _find_lead(texts: Sequence[str], start: int) -> int:
    """Where the first paragraph stands."""
    return next((at for at in range(start, len(texts)) if size(texts[at]) >= _LEAD or is_prose(texts[at])), start)


def _mark_under_title(texts: Sequence[str], reasons: list[str], header: Header, lead: int) -> None:
    """Marks short lines between the title and the first paragraph but the one that may head the paragraph."""
    open_ = [at for at in range(header.title_at + 1, lead) if not reasons[at] and at not in header.used]
    is_listed = len(open_) > 2 and all(size(texts[at]) > _LONGEST_TAG for at in open_[-3:])
    for at in open_:
        heads = (
            at == lead - 1
            and looks_like_heading(texts[at])
            and not is_section(texts[at])
            and texts[at - 1] != "Categories"
        )
        if (
            heads
            or is_listed
            or is_chapter(texts[at])
            or (texts[at].isupper() and is_chapter(texts[at - 1]))
            or is_label(texts[at])
            or is_sentence(texts[at])
        ):
            continue
        is_short = size(texts[at]) <= _LONGEST_TAG or (size(texts[at]) <= _LONGEST and at < lead - 1)
        if is_short or _is_path(texts[at]) or is_dateline(texts[at]):
            reasons[at] = EMPTY


def mark_repeated_title(texts: Sequence[str], reasons: list[str], header: Header, *, saved_page: bool) -> None:
    """Marks the title where it stands once more: anywhere on a saved page, else before the first paragraph."""
    title = bare_words(header.title)
    for at, text in enumerate(texts):
        if at in header.used or reasons[at]:
            continue
        if bare_words(text) == title:
            reasons[at] = REPEATED
        elif not saved_page and size(text) > _LONGEST_TAG:
            break


def mark_authors(texts: Sequence[str], reasons: list[str], header: Header) -> None:
    """Marks the writer's name where it stands alone once more, outside the run: inside it says who speaks."""
    run = find_run(texts, reasons)
    for at, text in enumerate(texts):
        if at in run or reasons[at] or at in header.used or not looks_like_name(text) or text not in header.authors:
            continue
        if not any(texts[place] == text for place in run):
            reasons[at] = EMPTY
