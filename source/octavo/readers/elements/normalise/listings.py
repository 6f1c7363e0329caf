"""Code: listings with their white space and language, without line numbers and copy buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.model import CodeBlock
from octavo.readers.elements.context import Context, Element, block
from octavo.readers.elements.convert.verse import is_verse, verse
from octavo.readers.elements.tree import classes, clean, common, drop, swap, words
from octavo.walk import Flat

_GUTTER = re.compile(
    r"(^|[-_])(gutter|lineno|linenos|line-?numbers?|linenodiv|lnt|ln|line-numbers-rows|blob-num|linenumber|copy|copy-?btn|code_*-?copy.*|"
    r"copy[-_]*button|clipboard|code-?toolbar|code[-_]*header|toolbar|lang-label|zeroclipboard.*|copybtn|highlight-?language)$"
)
_LANGUAGE = re.compile(
    r"^(?:language|lang|highlight-source|highlight-text|highlight|brush:?|source|code-block|src)[-:](.+)$"
)
_TOKEN = re.compile(r"[a-z][a-z0-9+#._-]{0,19}")
_WRAPPERS = {
    "highlight",
    "sourcecode",
    "codehilite",
    "prettyprint",
    "hljs",
    "src",
    "prism-code",
    "code",
    "brush",
    "rouge",
}
_NO_LANGUAGE = {
    "wrapper", "source", "box", "lines", "container", "table", "content", "inner", "body", "area", "toolbar", "figure",
    "none", "text", "plain", "plaintext", "nohighlight", "default", "txt", "no-highlight", "code", "linenums",
    "auto", "raw",
    "hljs", "highlight", "highlighter-rouge", "sourcecode", "codehilite", "prettyprint", "prettyprinted",
    "numbersource", "src",
    "prism-code", "brush", "rouge", "numberlines", "wrap", "literal-block", "notranslate", "block", "pre",
    "rougehighlight",
}  # fmt: skip
_LINES = {"div", "p", "li", "tr"}


def find(element: Element) -> None:
    """Makes plain listings of what highlighters make: tables with line numbers, lines in elements of their own."""
    for table in list(element.iter("table")):
        if table.getparent() is not None and _is_listing(table):
            _untable(table)
    for code in list(element.iter("code")):
        if _stands_alone(code):
            code.tag = "pre"


def _is_listing(table: Element) -> bool:
    """Whether a table only holds code and its line numbers."""
    named = " ".join([*classes(table), *(classes(table.getparent()))])
    if not re.search(r"highlight|rouge|lineno|crayon|syntax|code|gist|hljs|diff-table|blob", named):
        return next(table.iter("pre"), None) is not None and table.find(".//*[@class='code']") is not None
    return next(table.iter("pre", "code"), None) is not None or "blob" in named or "hljs" in named


def _untable(table: Element) -> None:
    """Puts the code of a table in its place."""
    listing = [pre for pre in table.iter("pre") if not _is_gutter(pre)]
    new = listing[-1] if listing else _joined(table)
    syntax = syntax_of(new) or syntax_of(table)
    if syntax:
        new.set("data-lang", syntax)
    swap(table, new)


def _joined(table: Element) -> Element:
    """One listing of the rows of a table that holds a line of code in each."""
    new = table.makeelement("pre")
    lines = ["".join(row[-1].itertext()).strip("\n") for row in table.iter("tr") if len(row)]
    new.text = "\n".join(lines)
    return new


def _is_gutter(found: Element) -> bool:
    for around in (found, *found.iterancestors()):
        if around.tag == "table":
            return False
        if any(_GUTTER.search(name) for name in classes(around)):
            return True
    return False


def _stands_alone(code: Element) -> bool:
    """Whether a code element is a listing: it has lines, and nothing stands beside it."""
    parent = code.getparent()
    if parent is None or parent.tag not in ("p", "div", "figure", "section", "td", "li", "article", "body"):
        return False
    if any(around.tag in ("pre", "octavo-note") for around in code.iterancestors()):
        return False
    text = "".join(_pieces(code))
    lines = [line for line in text.strip().split("\n") if line.strip()]
    broken = code.find(".//br") is not None or code.find("div") is not None
    kept = (
        broken or ("pre" in (code.get("style") or "") and len(lines) > 1) or len(lines) > 2 or "block" in classes(code)
    )
    beside = (parent.text or "").strip() or any((child.tail or "").strip() for child in parent) or len(parent) > 1
    return len(lines) > 1 and kept and (not beside or broken)


@block("pre", "listing", "xmp")
def _listing(element: Element, context: Context) -> list[Flat]:
    if is_verse(element):
        return verse(element, context)
    for found in list(element.iterdescendants()):
        if isinstance(found.tag, str) and found.getparent() is not None and _is_furniture(found):
            drop(found)
    _unnumber(element)
    text = clean("".join(_pieces(element)).replace("\r\n", "\n").replace("\r", "\n")).removeprefix("\n")
    text = re.sub(r"\A(?:[ \t]*\n)+", "", text).rstrip()
    if not text.strip():
        return []
    return [CodeBlock(text, syntax=syntax_of(element), **common(element, context))]


def _unnumber(element: Element) -> None:
    """Drops the numbers of lines that start each row of a listing, where nothing but their order tells them."""
    for holder in element.iter("pre", "code", "div", "tbody", "ol"):
        firsts = [row[0] for row in holder if len(row) and not (row.text or "").strip()]
        numbers = [words(first) for first in firsts]
        if 1 < len(firsts) == len(holder) and _in_order(numbers):
            for first in firsts:
                drop(first)


def _in_order(numbers: list[str]) -> bool:
    """Whether these are numbers, each one more than the one before."""
    if not all(number.isdecimal() and len(number) < 7 for number in numbers):
        return False
    return [int(number) for number in numbers] == list(range(int(numbers[0]), int(numbers[0]) + len(numbers)))


def _is_furniture(found: Element) -> bool:
    """Whether an element in a listing is no code: a number, a button."""
    if found.tag == "button":
        return True
    if found.tag in ("code", "pre", "table", "tbody", "ol"):
        return False
    if any(_GUTTER.search(name) for name in classes(found)):
        said = words(found)
        return not said or len(said) < 24 or all(part.isdecimal() for part in said.split())
    return False


def _pieces(element: Element) -> Iterator[str]:
    """The characters of a listing; an element for each line ends it."""
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif isinstance(child.tag, str):
            pieces = list(_pieces(child))
            yield from pieces
            if child.tag in _LINES and not "".join(pieces).endswith("\n") and _more(child):
                yield "\n"
        yield child.tail or ""


def _more(child: Element) -> bool:
    """Whether a line's element is followed by another without a line end between them."""
    return child.getnext() is not None and "\n" not in (child.tail or "")


def syntax_of(element: Element) -> str:
    """The programming language of a listing, as it, its code or a wrapper around it says; "" if none does."""
    inner = list(element.iter("code", "pre"))[:3]
    outer: list[Element] = []
    for around in element.iterancestors():
        if len(outer) == 3 or len(around) > 3 or around.tag in ("body", "article", "main", "li", "blockquote"):
            break
        outer.append(around)
    for found in [element, *inner, *outer]:
        if syntax := _stated(found):
            return syntax
    return ""


def _stated(found: Element) -> str:
    for name in ("data-lang", "data-language", "lang" if found.tag in ("pre", "code") else "data-lang"):
        if (value := (found.get(name) or "").strip().lower()) and _TOKEN.fullmatch(value):
            return "" if value in _NO_LANGUAGE else value
    named = classes(found)
    for at, name in enumerate(named):
        match = _LANGUAGE.match(name)
        value = (
            match.group(1).strip(";")
            if match
            else named[at + 1].strip(";")
            if name in ("brush:", "src") and at + 1 < len(named)
            else ""
        )
        value = value.removeprefix("src-")
        if value and _TOKEN.fullmatch(value) and value not in _NO_LANGUAGE:
            return value
    if found.tag in ("pre", "code", "div", "figure") and not _WRAPPERS.isdisjoint(named):
        rest = [name for name in named if name not in _NO_LANGUAGE and _TOKEN.fullmatch(name) and len(name) < 13]
        rest = [name for name in rest if "-" not in name and "_" not in name]
        return rest[0] if len(rest) == 1 else ""
    return ""
