"""Listings: what highlighters make of code becomes a `pre`, without the tables that hold line numbers."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from octavo.readers.elements.code import is_gutter, numbers_in_order, syntax_of
from octavo.readers.elements.code_lines import code_text, is_line_name
from octavo.readers.elements.context import Context
from octavo.readers.elements.normalise.code_bars import drop_code_bars
from octavo.readers.elements.tree import NOTE, Element, classes, holds, is_attached, select, stands_in, swap, words

_LISTING_TABLE = re.compile(r"highlight|rouge|lineno|lntable|chroma|crayon|syntax|code|gist|hljs|diff-table|blob")
"""Classes of tables made for code, or of what holds them: "rouge-table", "highlighttable", "blob-wrapper"."""


def normalise_listings(element: Element, context: Context) -> None:
    """Makes listings of tables and blocks that hold lines of code, and of code elements that stand alone."""
    for table in list(element.iter("table")):
        if is_attached(table) and _is_listing(table):
            _replace_table(table)
    for block in select(element, _MAY_BE_LINES) if _NAMES_LINES(element) else ():
        if is_attached(block) and _holds_lines(block):
            _become_listing(block)
    for code in list(element.iter("code")):
        if _stands_alone(code):
            code.tag = "pre"
    _join_paragraphs_of_code(element)
    drop_code_bars(element, context)


# --- tables -----------------------------------------------------------------------------------------


def _is_listing(table: Element) -> bool:
    """Whether a table only holds code and its line numbers."""
    around = table.getparent()
    named = " ".join([*classes(table), *([] if around is None else classes(around))])
    if not _LISTING_TABLE.search(named):
        return (holds(table, "pre") and table.find(".//*[@class='code']") is not None) or _is_numbered(table)
    return holds(table, "pre", "code") or "blob" in named or "hljs" in named or "crayon" in named


def _is_numbered(table: Element) -> bool:
    """Whether each row of a table is a number, one more than the row before, and a cell of code."""
    rows = [list(row) for row in table.iter("tr")]
    if len(rows) < 2 or any(len(row) != 2 or row[1].find("code") is None for row in rows):
        return False
    is_code = all(words(row[1]) == "".join(map(words, row[1].iterchildren("code"))) for row in rows)
    return is_code and numbers_in_order([words(row[0]) for row in rows])


def _replace_table(table: Element) -> None:
    """Puts the code of a table in its place."""
    listings = [pre for pre in table.iter("pre") if not _is_in_gutter(pre) and not numbers_in_order(words(pre).split())]
    new = listings[-1] if len(listings) == 1 else _join_rows(table)
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
    """One listing of the rows of a table: each holds a line of code, or all of them, in its last cell."""
    new = table.makeelement("pre")
    new.text = "\n".join(code_text(row[-1]).strip("\n") for row in table.iter("tr") if len(row))
    return new


# --- blocks -----------------------------------------------------------------------------------------

_CODE_NAMES = re.compile(
    r"code|highlight|syntax|crayon|enlighter|mirror|^ace|monaco|shiki|prism|editor|snippet|listing"
)
"""Classes of what holds code: "crayon-pre", "EnlighterJS", "CodeMirror-code", "code-snippet"."""

_NAMES_LINES = etree.XPath("boolean(descendant::*/@class[contains(., 'ine') or contains(., 'enlighter')])")
"""Whether there is a class of lines at all: few have one, and it is found sooner."""

_MAY_BE_LINES = (
    "descendant::*[self::div or self::ol or self::ul]"
    "[contains(concat(' ', @class, ' '), ' enlighter ') or count(*) > 1 and "
    "*[1]/descendant-or-self::*[contains(@class, 'line') or contains(@class, 'Line')]]"
)


def _holds_lines(block: Element) -> bool:
    """Whether all that is in a block are lines of code, as their names and that of the block or one around it say."""
    if stands_in(block, "pre", "table") or (block.text or "").strip():
        return False
    if "enlighter" in classes(block):
        return True
    around = (block, *islice(block.iterancestors(), 3))
    if not any(_CODE_NAMES.search(name) for found in around for name in classes(found)):
        return False
    return len({child.tag for child in block}) == 1 and all(
        not (child.tail or "").strip() and _is_line_block(child) for child in block
    )


def _is_line_block(child: Element) -> bool:
    named = (child, *child) if len(child) < 4 else (child,)
    return child.tag in ("div", "p", "li", "pre", "code") and any(
        is_line_name(name) for found in named for name in classes(found)
    )


def _become_listing(block: Element) -> None:
    if syntax := syntax_of(block):
        block.set("data-lang", syntax)
    for found in list(block.iter("pre")):
        found.tag = "div"
    block.tag = "pre"


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


def _join_paragraphs_of_code(element: Element) -> None:
    """A paragraph that only holds code elements, a line each, is a listing: `<p><code>a</code><br><code>b</code>`."""
    for paragraph in element.iter("p"):
        if paragraph.find("code") is None or paragraph.find("br") is None or stands_in(paragraph, "pre"):
            continue
        loose = [paragraph.text, *(child.tail for child in paragraph)]
        if all(child.tag in ("code", "br") for child in paragraph) and not any((text or "").strip() for text in loose):
            lines = "".join("\n" if child.tag == "br" else code_text(child) for child in paragraph)
            _replace_content(paragraph, lines)


def _replace_content(paragraph: Element, lines: str) -> None:
    syntax = syntax_of(paragraph)
    for child in list(paragraph):
        paragraph.remove(child)
    paragraph.tag, paragraph.text = "pre", lines
    if syntax:
        paragraph.set("data-lang", syntax)
