"""TeX between delimiters, in running text and in elements made for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from octavo.readers.elements.tree import MATH, Element, clean_text, swap, text_in

_DELIMITED = re.compile(
    r"\\\((?P<inline>.{1,2000}?)\\\)"  # \(x_1\)
    r"|\\\[(?P<display>.{1,6000}?)\\\]"  # \[x_1\]
    r"|\$\$(?P<dollars>[^$]{1,6000})\$\$"  # $$x_1$$
    r"|\$latex[ \xa0](?P<latex>[^$]{1,2000})\$"  # $latex x_1$, as WordPress writes it
    r"|(?P<environment>\\begin\{(?P<name>equation|align|gather|multline|eqnarray|flalign|alignat|displaymath)\*?\}.+?"
    r"\\end\{(?P=name)\*?\})",
    re.S,
)
_SINGLE_DOLLARS = re.compile(r"(?<![\\$\w])\$(?P<inline>(?![\s\d.,]+\$)[^\s$](?:[^$\n]{0,200}?[^\s$\\])?)\$(?![\w$])")
"""`$x$`, but neither "$5 or $6" nor "a$b$c"."""

MAY_BE_TEX = re.compile(r"[\\^_{}=+<>]")
"""A sign of TeX or of a formula: `x_1`, `a = b + c`, `x < y`; words between two dollars have none."""

_NO_FORMULAS = {"code", "pre", "kbd", "samp", "tt", "script", "style", "textarea", MATH, "math", "svg", "xmp"}
"""Elements in which a delimiter is a character like others."""


_RENAMED = (
    (re.compile(r"\\begin\{eqnarray(\*?)\}(.+?)\\end\{eqnarray\1\}", re.S), r"\\begin{array}{rcl}\2\\end{array}"),
    (
        re.compile(r"\\begin\{(?:alignat(\*?)\}\s*\{\d+|flalign(\*?))\}(.+?)\\end\{\w+\*?\}", re.S),
        r"\\begin{align\1\2}\3\\end{align\1\2}",
    ),
    (re.compile(r"\\begin\{displaymath\}(.+?)\\end\{displaymath\}", re.S), r"\1"),
    (
        re.compile(r"^.*?\\begin\{document\}\s*(?:\$+|\\[(\[])?(.+?)(?:\$+|\\[)\]])?\s*\\end\{document\}.*$", re.S),
        r"\1",
    ),
)
"""What TeX is called by names that few know, or has around it: documents of JATS."""


def new_formula(beside: Element, tex: str, display: bool) -> Element:
    """An element for a formula, of the tree that `beside` is in."""
    for pattern, name in _RENAMED if "\\begin{" in tex else ():
        tex = pattern.sub(name, tex)
    attributes = {"tex": clean_text(tex).strip()}
    return beside.makeelement(MATH, attributes | {"display": "block"} if display else attributes)


def put_formula(old: Element, tex: str, display: bool, mathml: Element | None = None) -> None:
    """Puts a formula in the place of `old`."""
    new = new_formula(old, tex, display)
    if name := old.get("id"):
        new.set("id", name)
    swap(old, new)
    if mathml is not None:
        mathml.tail = None
        new.append(mathml)


def strip_delimiters(tex: str, display: bool) -> tuple[str, bool]:
    """TeX without its delimiters, and whether they say that it is displayed: `display` if there are none."""
    tex = tex.strip()
    for opening, closing, kind in (("\\(", "\\)", False), ("\\[", "\\]", True), ("$$", "$$", True), ("$", "$", False)):
        if tex.startswith(opening) and tex.endswith(closing) and len(tex) > len(opening) + len(closing):
            return tex[len(opening) : -len(closing)].strip(), display or kind
    return tex, display


def normalise_delimited(element: Element, dollars: bool) -> None:
    """Puts formulas in the place of TeX between delimiters; `dollars`: single ones enclose formulas too."""
    whole = text_in(element)
    delimiters = ("\\(", "\\[", "$$", "$latex", "\\begin{", *(["$"] if dollars else []))
    if not any(delimiter in whole for delimiter in delimiters):
        return
    for found in list(element.iter()):
        if not isinstance(found.tag, str):
            continue
        if _may_hold_formulas(found.text) and not _is_in_code(found):
            _cut_text(found, dollars)
        if found is not element and _may_hold_formulas(found.tail) and not _is_in_code(found.getparent()):
            _cut_tail(found, dollars)


def _may_hold_formulas(text: str | None) -> bool:
    return text is not None and ("\\" in text or "$" in text)


def _is_in_code(element: Element | None) -> bool:
    """Whether the text of an element is code."""
    return element is not None and any(around.tag in _NO_FORMULAS for around in (element, *element.iterancestors()))


def _cut_text(found: Element, dollars: bool) -> None:
    before, formulas = _cut(found, found.text or "", dollars)
    if formulas:
        found.text = before
        found[:0] = formulas


def _cut_tail(found: Element, dollars: bool) -> None:
    before, formulas = _cut(found, found.tail or "", dollars)
    parent = found.getparent()
    if formulas and parent is not None:
        found.tail = before
        at = parent.index(found) + 1
        parent[at:at] = formulas


def _cut(beside: Element, text: str, dollars: bool) -> tuple[str, list[Element]]:
    """The words before the first formula in a text, and the formulas, each with the words after it as its tail."""
    places = _find_formulas(text, dollars)
    starts = [*(place.start for place in places), len(text)]
    formulas: list[Element] = []
    for place, following in zip(places, starts[1:], strict=True):
        formula = new_formula(beside, place.tex, place.display)
        formula.tail = text[place.end : following]
        formulas.append(formula)
    return text[: starts[0]], formulas


class _Place(NamedTuple):
    """Where a formula is in a text."""

    start: int
    end: int
    tex: str
    display: bool


def _find_formulas(text: str, dollars: bool) -> list[_Place]:
    delimited = list(_find_delimited(text))
    if delimited or not dollars:
        return delimited
    return [_Place(*match.span(), match["inline"], False) for match in _SINGLE_DOLLARS.finditer(text)]


def _find_delimited(text: str) -> Iterator[_Place]:
    for match in _DELIMITED.finditer(text):
        tex = match["inline"] or match["display"] or match["dollars"] or match["latex"] or match["environment"]
        if match["dollars"] is None or MAY_BE_TEX.search(tex) or len(tex.strip()) == 1:
            yield _Place(*match.span(), tex, match["inline"] is None and match["latex"] is None)
