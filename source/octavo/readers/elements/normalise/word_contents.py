"""Tables of contents that Word writes into the text: a book makes its own."""

from __future__ import annotations

import re

from lxml import etree

from octavo.readers.elements.context import Context
from octavo.readers.elements.tree import Element, classes, drop, words

_LINES = etree.XPath("descendant::p[contains(@class, 'MsoT')]")
_CLASS = re.compile(r"mso(?:toc\d|tocheading|tableoffigures|tof)")
_PAGE = re.compile(r"\d+$|^[ivxl]+$|\.{3}")  # "The spring........ 12"


def drop_word_contents(part: Element, context: Context) -> None:
    """Drops the lines of such a table: paragraphs of its styles that end with a page, or lead into the text."""
    for line in list(_LINES(part)):
        if not any(_CLASS.fullmatch(name) for name in classes(line)):
            continue
        said, heading = words(line), "msotocheading" in classes(line)
        leads = any((link.get("href") or "").startswith("#") for link in line.iter("a"))
        is_line = heading or leads or _PAGE.search(said) is not None
        if is_line and (not said or context.notes.leave_out("toc", said)):
            drop(line)
