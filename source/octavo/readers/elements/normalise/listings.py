"""Listings: what highlighters make of code becomes a `pre`, without the tables that hold line numbers."""

from __future__ import annotations

import re

from octavo.readers.elements.code import code_text, is_gutter, syntax_of
from octavo.readers.elements.tree import NOTE, Element, classes, holds, is_attached, stands_in, swap

_LISTING_TABLE = re.compile(r"highlight|rouge|lineno|crayon|syntax|code|gist|hljs|diff-table|blob")
"""Classes of tables made for code, or of what holds them: "rouge-table", "highlighttable", "blob-wrapper"."""


def normalise_listings(element: Element) -> None:
    """Makes listings of tables with line numbers, and of code elements that stand alone."""
    for table in list(element.iter("table")):
        if is_attached(table) and _is_listing(table):
            _replace_table(table)
    for code in list(element.iter("code")):
        if _stands_alone(code):
            code.tag = "pre"


# --- tables -----------------------------------------------------------------------------------------


def _is_listing(table: Element) -> bool:
    """Whether a table only holds code and its line numbers."""
    around = table.getparent()
    named = " ".join([*classes(table), *([] if around is None else classes(around))])
    if not _LISTING_TABLE.search(named):
        return holds(table, "pre") and table.find(".//*[@class='code']") is not None
    return holds(table, "pre", "code") or "blob" in named or "hljs" in named


def _replace_table(table: Element) -> None:
    """Puts the code of a table in its place."""
    listings = [pre for pre in table.iter("pre") if not _is_in_gutter(pre)]
    new = listings[-1] if listings else _join_rows(table)
    if syntax := syntax_of(new) or syntax_of(table):
        new.set("data-lang", syntax)
    swap(table, new)


def _is_in_gutter(found: Element) -> bool:
    for around in (found, *found.iterancestors()):
        if around.tag == "table":
            return False
        if is_gutter(around):
            return True
    return False


def _join_rows(table: Element) -> Element:
    """One listing of the rows of a table that holds a line of code in each."""
    new = table.makeelement("pre")
    new.text = "\n".join("".join(row[-1].itertext()).strip("\n") for row in table.iter("tr") if len(row))
    return new


# --- code elements ----------------------------------------------------------------------------------

_HOLDERS = ("p", "div", "figure", "section", "td", "li", "article", "body")
"""Elements that a listing may stand in."""


def _stands_alone(code: Element) -> bool:
    """Whether a code element is a listing: it has lines that are meant, and nothing stands beside it."""
    around = code.getparent()
    if around is None or around.tag not in _HOLDERS or stands_in(code, "pre", NOTE):
        return False
    lines = [line for line in code_text(code).strip().split("\n") if line.strip()]
    if len(lines) < 2:
        return False
    broken = code.find(".//br") is not None or code.find("div") is not None
    kept = "pre" in (code.get("style") or "") or len(lines) > 2 or "block" in classes(code)  # style="white-space: pre"
    beside = (around.text or "").strip() or any((child.tail or "").strip() for child in around) or len(around) > 1
    return broken or (kept and not beside)
