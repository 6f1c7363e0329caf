r"""The numbers of formulas: what TeX counts, `\tag` says, or the page's own markup shows."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from octavo.model import Math
from octavo.tex import TokenStream, split_at, split_environment, tokenize

_BY_ROW = frozenset({"align", "gather", "alignat", "flalign", "eqnarray"})
"""Environments each of whose rows has a number."""

_BY_ENVIRONMENT = frozenset({"equation", "multline"})
"""Environments that have one."""

_UNNUMBERED = ("\\notag", "\\nonumber")

_MAY_HAVE_NUMBER = re.compile(
    r"\\(?:label|tag|begin\{(?:equation|multline|align|gather|alignat|flalign|eqnarray|subequations))"
)

_LABELED_ROW = re.compile(r"<(?:\w+:)?mlabeledtr\b[^>]*>\s*<(?:\w+:)?mtd\b[^>]*>(.*?)</(?:\w+:)?mtd>", re.DOTALL)
"""The number of a row in MathML 3: its first cell."""


class Numbered(Struct, frozen=True):
    """A formula with its numbers in it, and the numbers of its labels."""

    formula: Math
    labels: dict[str, str]


class Row(Struct):
    """A row of a formula: its TeX without labels and numbers, its labels, and its number ("" if it has none)."""

    tex: str
    labels: list[str]
    number: str = ""
    starred: bool = False
    is_silent: bool = False

    @property
    def tagged(self) -> str:
        """The row with its number."""
        tag = f" \\tag{'*' if self.starred else ''}{{{self.number}}}" if self.number else ""
        return self.tex.rstrip() + tag


class Numberer:
    """Numbers the formulas of one article, in reading order."""

    def __init__(self) -> None:
        self._last = 0
        self._letter = 0
        """The last letter of a group of formulas that share a number, 0 outside of one."""

    def number(self, formula: Math) -> Numbered:
        """A formula with its numbers; the same object where it has none."""
        if not formula.display or not _MAY_HAVE_NUMBER.search(formula.tex):
            return Numbered(formula, {})
        shown = [_plain(cell) for cell in _LABELED_ROW.findall(formula.mathml)]
        rows, written = self._number_rows(formula.tex, shown.copy())
        labels = {label: row.number for row in rows for label in row.labels if row.number}
        if written == formula.tex:
            return Numbered(formula, labels)
        mathml = formula.mathml if shown or not any(row.number for row in rows) else ""
        name = formula.id or next(iter(labels), "")
        return Numbered(replace(formula, tex=written, mathml=mathml, id=name), labels)

    def _number_rows(self, tex: str, shown: list[str]) -> tuple[list[Row], str]:
        """The rows of a formula, and its TeX with their numbers."""
        name, inside, stop = split_environment(tex) or ("", tex, "")
        kind = name.removesuffix("*")
        if kind == "subequations":
            return self._number_group(inside)
        if kind in _BY_ROW:
            return self._number_each_row(name, inside, stop, shown)
        row = _read_row(inside + stop if kind in _BY_ENVIRONMENT else tex)
        self._give_number(row, shown, counts=name in _BY_ENVIRONMENT)
        if not (row.labels or row.number or row.is_silent):
            return [row], tex
        return [row], f"\\begin{{{name}}}{row.tagged}\\end{{{name}}}" if kind in _BY_ENVIRONMENT else row.tagged

    def _number_each_row(self, name: str, inside: str, stop: str, shown: list[str]) -> tuple[list[Row], str]:
        """The rows of an environment each of whose rows has a number; one that is empty has none."""
        rows = [_read_row("".join(part)) for part in split_at(tokenize(inside), ("\\\\",))]
        filled = [row for row in rows if row.tex.strip(" \n&")]
        for row in filled:
            self._give_number(row, shown, counts=not name.endswith("*"))
        if not any(row.labels or row.number or row.is_silent for row in rows):
            return filled, f"\\begin{{{name}}}{inside}\\end{{{name}}}{stop}"
        joined = "\\\\".join(row.tagged for row in rows)
        return filled, f"\\begin{{{name}}}{joined}{stop}\\end{{{name}}}"

    def _number_group(self, tex: str) -> tuple[list[Row], str]:
        r"""`subequations`: one number, and a letter for each formula in it; its own label names the number."""
        self._last += 1
        self._letter = ord("a") - 1
        before, begin, after = tex.partition("\\begin")
        own = _read_row(before)
        rows, written = self._number_rows((begin + after).strip() or own.tex, [])
        self._letter = 0
        own.number = str(self._last)
        return [own, *rows], written

    def _give_number(self, row: Row, shown: list[str], *, counts: bool) -> None:
        """Gives a row its number: its own, the one that is shown, or the next."""
        if row.number:
            return
        if shown:
            row.number = shown.pop(0)
        elif (counts or row.labels) and not row.is_silent:
            row.number = self._next()

    def _next(self) -> str:
        if self._letter:
            self._letter += 1
            return f"{self._last}{chr(self._letter)}"
        self._last += 1
        return str(self._last)


def _read_row(tex: str) -> Row:
    """A row without its labels and its number, which are read."""
    row, kept = Row("", []), []
    stream = TokenStream(tex)
    for token in stream:
        if token == "\\label":
            row.labels.append(stream.take_argument().strip())
        elif token == "\\tag":
            row.starred = stream.take_star()
            row.number = stream.take_argument().strip()
        elif token in _UNNUMBERED:
            row.is_silent = True
        else:
            kept.append(token)
    row.tex = "".join(kept)
    return row


def _plain(cell: str) -> str:
    """The number that a cell of MathML shows, without its brackets."""
    words = " ".join(re.sub("<[^>]*>", "", cell).split())
    return words[1:-1] if words.startswith("(") and words.endswith(")") else words
