"""The body of the navigation document (EPUB 3.3, 7): contents, landmarks, and the pages of the printed book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from octavo.builders.epub.pagelist import PageTarget
from octavo.builders.xhtml.markup import attributes, escape, words_heading
from octavo.markup_names import Class


class TocEntry(Struct, frozen=True):
    """A line of the contents. `order` counts from 1 in reading order.

    `language` and `direction` are "" where they are the book's.
    """

    order: int
    label: str
    href: str
    language: str
    entries: tuple[TocEntry, ...]
    direction: str = ""


class Landmark(Struct, frozen=True):
    """A part that reading systems offer by name; `kind` is a word of the EPUB structure vocabulary."""

    kind: str
    label: str
    href: str


def nav_markup(
    entries: Sequence[TocEntry],
    landmarks: Sequence[Landmark],
    targets: Sequence[PageTarget],
    words: Mapping[str, str],
) -> str:
    """The three lists; that of the pages only where there are any."""
    toc = attributes(class_=Class.TOC, epub_type="toc", role="doc-toc", aria_label=words["contents"])
    shown = [f"<nav{toc}>\n{words_heading('contents', words)}\n{_list_entries(entries)}</nav>\n"]
    places = attributes(class_=Class.LANDMARKS, epub_type="landmarks", aria_label=words["landmarks"], hidden="hidden")
    lines = (f"<a{attributes(epub_type=one.kind)}{_link(one.href, one.label)}" for one in landmarks)
    shown.append(f"<nav{places}>\n<h2>{escape(words['landmarks'])}</h2>\n{_list(lines)}</nav>\n")
    if targets:
        named = attributes(
            class_=Class.PAGE_LIST, epub_type="page-list", role="doc-pagelist",
            aria_label=words["pages"], hidden="hidden",
        )  # fmt: skip
        lines = (f"<a{_link(target.href, target.label)}" for target in targets)
        shown.append(f"<nav{named}>\n<h2>{escape(words['pages'])}</h2>\n{_list(lines)}</nav>\n")
    return "".join(shown)


def _list_entries(entries: Iterable[TocEntry]) -> str:
    """Entries and those under them."""
    return _list(
        f"<a{_link(one.href, one.label, lang=one.language, xml_lang=one.language, dir=one.direction)}"
        f"{_list_entries(one.entries) if one.entries else ''}"
        for one in entries
    )


def _list(lines: Iterable[str]) -> str:
    return "<ol>\n" + "".join(f"<li>{line}</li>\n" for line in lines) + "</ol>\n"


def _link(href: str, label: str, **more: str) -> str:
    """What follows the name of a link's element, to its end."""
    return f"{attributes(href=href, **more)}>{escape(label)}</a>"
