"""Tables of contents that a page writes into its text: a book makes its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from octavo.markup_names import HEADINGS
from octavo.readers.elements.context import Context
from octavo.readers.elements.tree import Element, ancestors, drop, fragment_of, stands_in, words

_LEAST = 3
"""Links that make a table of contents; fewer are a line with links."""

_BLOCKS = ("p", "div", "dt", "dd")
"""Elements that an entry is where it is no item of a list."""

_TITLE = re.compile(
    r"(?:.{1,60}[:–—-]\s*)?"  # "The valley: table of contents"
    r"(?:(?:the )?(?:table of )?contents?|(?:on|in) this (?:page|article|guide|post)|jump to(?: section)?|outline"
    r"|(?:page|article|quick) (?:contents|navigation|links)|inhalt(?:sverzeichnis|sübersicht)?|auf dieser seite"
    r"|in diesem (?:artikel|beitrag)|sommaire|table des mati[eè]res|dans cet article|(?:tabla de )?contenidos?|índice"
    r"|en este artículo|indice|sommario|in questo articolo|neste artigo|sumário|inhoud(?:sopgave)?|in dit artikel"
    r"|innehåll(?:sförteckning)?|ind?hold(?:sfortegnelse)?|innhold|sisällys(?:luettelo)?|spis treści|obsah|tartalom"
    r"|cuprins|içindekiler|содержание|оглавление|зміст|目次|目录|目錄|차례|목차)\W*",
    re.I,
)
"""What stands over a table of contents: "Contents", "On this page:", "Inhaltsverzeichnis"."""


def drop_page_contents(part: Element, context: Context) -> None:
    """Drops each list or run of links that is nothing else, where most of them say what headings below it say.

    What else leads into the text stays: links in sentences, and a list that a sentence with a colon begins.
    """
    links = [link for link in part.iter("a") if fragment_of(link.get("href") or "", context.base)]
    if len(links) < _LEAST:
        return
    places = {found: place for place, found in enumerate(part.iter("a", *HEADINGS))}
    headings = {_letters(found): place for found, place in places.items() if found.tag != "a"}
    for boxes in _find_runs(links, part):
        entries = [link for box in boxes for link in box.iter("a")]
        said = sum(headings.get(_letters(link), -1) > places[entries[0]] for link in entries)
        if said >= _LEAST and said * 4 >= len(entries) * 3:
            _drop_contents(boxes, context)


def _letters(found: Element) -> str:
    """The letters in an element: numbers, signs and spaces differ between a heading and the links that lead to it."""
    return "".join(filter(str.isalpha, words(found).casefold()))


# --- what the entries stand in ----------------------------------------------------------------------


def _find_runs(links: Iterable[Element], part: Element) -> Iterator[list[Element]]:
    """Lists, and blocks one after the other, in which nothing but such links stands."""
    inside: dict[Element, list[Element]] = {}
    for link in links:
        if (box := _find_box(link, part)) is not None:
            inside.setdefault(box, []).append(link)
    bare = (box for box, found in inside.items() if _letters(box) == "".join(map(_letters, found)))
    for _, run in groupby(bare, key=lambda box: box if box.tag in ("ul", "ol") else box.getparent()):
        yield list(run)


def _find_box(link: Element, part: Element) -> Element | None:
    """The outermost list that a link stands in, or else its block; nothing in tables."""
    around = list(ancestors(link, part))
    lists = [found for found in around if found.tag in ("ul", "ol")]
    box = lists[-1] if lists else next((found for found in around if found.tag in _BLOCKS), None)
    return None if box is None or stands_in(box, "table") else box


# --- what goes --------------------------------------------------------------------------------------


def _drop_contents(boxes: list[Element], context: Context) -> None:
    """Drops a table of contents, and its title with it."""
    before = _find_before(boxes[0])
    is_titled = before is not None and _TITLE.fullmatch(words(before)) is not None
    is_begun = before is not None and not is_titled and words(before).endswith((":", "："))
    if is_begun or not context.notes.leave_out("toc", " ".join(map(words, boxes))):
        return
    for box in boxes:
        drop(box)
    if before is not None and is_titled and context.notes.leave_out("toc", words(before)):
        drop(before)


def _find_before(box: Element) -> Element | None:
    """The element right before a box, or before those that it begins; None where words stand there."""
    here, around = box, box.getparent()
    while around is not None and here.getprevious() is None and not (around.text or "").strip():
        here, around = around, around.getparent()
    before = here.getprevious()
    return before if before is not None and not (before.tail or "").strip() else None
