"""Tables that only set displayed formulas and their numbers: of LaTeXML (arXiv), TeX4ht, and of pages made by hand."""

from __future__ import annotations

import re

from lxml import etree

from octavo.readers.elements.tree import MATH, Element, classes, swap

_NUMBER = re.compile(r"[(\[]\s*([A-Z]?\.?\d[\w.*′'-]{0,9})\s*[)\]]")
"""The number of an equation: "(1)", "[2.3a]", "(A.1)"."""

_NAMES = re.compile(
    r"(^|[-_])(equations?|equationgroup|eqnarray|eqn|align(ed|at)?|gather|multline|displaymath)([-_*]|$)|eqn_table"
)
"""Classes of tables made for formulas: "ltx_equation", "equation-star", "eqnarray"."""


def normalise_equation_tables(element: Element) -> None:
    """Puts a paragraph for each row in the place of such a table: its formulas are one, with the number as its tag."""
    tables = dict.fromkeys(next(formula.iterancestors("table"), None) for formula in element.iter(MATH))
    for table in tables:
        if table is not None and (rows := _read_rows(table)):
            _replace_table(table, rows)


def _read_rows(table: Element) -> list[tuple[Element, str]]:
    """The rows of a table of formulas, each with its number ("" if none); nothing for any other table."""
    named = any(_NAMES.search(name) for name in classes(table))
    rows: list[tuple[Element, str]] = []
    for row in table.iter("tr"):
        numbers = [said for cell in row.iterchildren("td", "th") if (said := _words_beside_formulas(cell))]
        if len(numbers) > 1 or any(not _NUMBER.fullmatch(number) for number in numbers):
            return []
        filled = sum(cell.find(f".//{MATH}") is not None for cell in row.iterchildren("td", "th"))
        if not filled or (not named and (filled > 1 or not numbers)):
            return []
        rows.append((row, numbers[0] if numbers else ""))
    holds_more = any(table.find(f".//{tag}") is not None for tag in ("table", "caption", "img"))
    return [] if holds_more else rows


def _words_beside_formulas(cell: Element) -> str:
    pieces: list[str] = cell.xpath(f".//text()[not(ancestor::{MATH})]")
    return " ".join("".join(pieces).split())


def _replace_table(table: Element, rows: list[tuple[Element, str]]) -> None:
    box = table.makeelement("div")
    for row, number in rows:
        paragraph = etree.SubElement(box, "p")
        paragraph.append(_join_formulas(row, number, row.get("id") or (table.get("id") if row is rows[0][0] else None)))
    swap(table, box)


def _join_formulas(row: Element, number: str, name: str | None) -> Element:
    """The formulas of a row as one that is displayed; its TeX and its MathML only where all of them have it."""
    formulas = list(row.iter(MATH))
    new = row.makeelement(MATH, {"display": "block"})
    if name or (name := formulas[0].get("id")):
        new.set("id", name)
    tex = [formula.get("tex") or "" for formula in formulas]
    match = _NUMBER.fullmatch(number)
    if all(tex):
        new.set("tex", " ".join(tex) + (f" \\tag{{{match[1]}}}" if match else ""))
    if all(len(formula) for formula in formulas):
        new.append(_join_mathml([formula[0] for formula in formulas], number))
    return new


def _join_mathml(markups: list[Element], number: str) -> Element:
    math = markups[0].makeelement("math", {"display": "block"})
    for markup in markups:
        part = etree.SubElement(math, "mrow")
        part.text = markup.text
        part.extend(list(markup))
    if number:
        etree.SubElement(math, "mspace", {"width": "2em"})
        etree.SubElement(math, "mtext").text = number
    return math
