r"""Formulas as TeX numbers them: macros are written out, rows get their numbers, and references lead to them.

A formula is numbered as TeX does it: `equation`, `align` and their like are, unless a star, `\notag` or `\nonumber`
says no; any other displayed formula only if it has a `\label`, because somebody refers to it. What the page's own
MathML shows as a number stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from octavo.model import Article, Book, Link, Math, Node, Text
from octavo.notes import Notes
from octavo.passes.equation_numbers import Numbered, Numberer
from octavo.tex_macros import Definition, expand_macros, take_definitions
from octavo.walk import Content, has, replace_articles, rewrite, title, visit

_WHOLE = re.compile(r"\s*\\((?:eq|c|C|auto)?ref)\{([^{}]+)\}\s*")
r"""A formula that only refers to another: `\eqref{one}`."""

_REFERENCE = re.compile(r"\\((?:eq|c|C|auto)?ref)\{([^{}]+)\}")


def set_formulas(book: Book, notes: Notes) -> Book:
    """`book` with the numbers of its formulas written into them, and links in the place of references."""
    return replace_articles(book, [number_article(article, notes) for article in book.articles])


def number_article(article: Article, notes: Notes) -> Article:
    """The same for one article."""
    if not has(article, Math):
        return article
    formulas = [node for node in visit(article.content) if isinstance(node, Math) and "\\" in node.tex]
    if not formulas:
        return article
    definitions: dict[str, Definition] = {}
    for formula in formulas:
        definitions |= take_definitions(formula.tex)[0]
    numberer = Numberer()
    numbered = {id(formula): numberer.number(_write_out(formula, definitions)) for formula in formulas}
    if all(one.formula is formula for one, formula in zip(numbered.values(), formulas, strict=True)) and not _refers(
        formulas
    ):
        return article
    where = article.origin.path or article.origin.url or title(article)
    return rewrite(article, _Formulas(article, numbered, notes.at(where)))


def _write_out(formula: Math, definitions: Mapping[str, Definition]) -> Math:
    """A formula without the macros that the article defines."""
    tex = expand_macros(take_definitions(formula.tex)[1], definitions) if definitions else formula.tex
    return formula if tex == formula.tex else replace(formula, tex=tex)


def _refers(formulas: Iterable[Math]) -> bool:
    return any("ref{" in formula.tex for formula in formulas)


class _Formulas:
    """The change that `rewrite` applies to each node of one article."""

    def __init__(self, article: Article, numbered: Mapping[int, Numbered], notes: Notes) -> None:
        self._numbered = numbered
        self._notes = notes
        self._labels = {label: number for one in numbered.values() for label, number in one.labels.items()}
        self._targets = {label: one.formula.id for one in numbered.values() for label in one.labels}
        self._ids = {node.id for node in visit(article.content) if isinstance(node, Node) and node.id}

    def __call__(self, node: Struct) -> Content:
        numbered = self._numbered.get(id(node))
        if numbered is None:
            return node
        formula = numbered.formula
        if match := _WHOLE.fullmatch(formula.tex):
            return self._refer(formula, match[1], match[2])
        if not formula.tex.strip() and not formula.mathml:
            return ()  # it only defined macros
        if "ref{" not in formula.tex:
            return formula
        return replace(formula, tex=_REFERENCE.sub(self._number_in_formula, formula.tex))

    def _refer(self, formula: Math, command: str, label: str) -> Content:
        """The link to a formula, named by its number; the label in brackets where no formula has it."""
        labels = [one.strip() for one in label.split(",")] if command in ("cref", "Cref") else [label.strip()]
        links: list[Link | Text] = []
        for one in labels:
            links += [Text(", ")] if links else []
            links.append(self._link(command, one))
        first = links[0]
        return (replace(first, id=formula.id), *links[1:]) if isinstance(first, Link) and formula.id else tuple(links)

    def _link(self, command: str, label: str) -> Link | Text:
        number = self._labels.get(label)
        if number is not None:
            words = f"({number})" if command != "ref" and not number.startswith("(") else number
            return Link((Text(words),), href=f"#{self._targets[label]}")
        if label in self._ids:
            return Link((Text(label),), href=f"#{label}")
        self._notes.add("link-dangling", f"\\{command}{{{label}}}")
        return Text(f"({label})")

    def _number_in_formula(self, match: re.Match[str]) -> str:
        number = self._labels.get(match[2].strip(), match[2])
        return f"\\text{{({number})}}" if match[1] == "eqref" else f"\\text{{{number}}}"
