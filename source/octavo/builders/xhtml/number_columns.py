"""Columns of numbers: which columns of a table are, and how their cells are set under one another.

They stand on the right, on the sign before their decimals: behind a number that has fewer decimals than the longest of
its column, as much room is left as the rest of those takes, and behind it all as much as the units that other numbers
have. The room is said as the characters that would fill it, which styles set unseen, so that it is right in every face;
no word is added to the text.

A column whose cells the author aligned is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from octavo.grid import lay_out_rows
from octavo.locale.numerals import DECIMAL_SIGNS, decimal_sign
from octavo.model import Cell, Math, Paragraph, Table
from octavo.walk import has, text

_SHARE = 0.8
"""How much of a column that is one of numbers are numbers, or signs that there is none."""

_UNITS = 3
"""How many things may stand behind the numbers of a column that is set on its decimals ("%", " km", "*")."""

_LONGEST = 40
"""Characters of the longest cell that can be a number with all that belongs to it."""

_NONE = re.compile(r"[-–—−…?·.]|[-–—]{2,3}|\.{3}|n[./]?\s?a\.?|k\.\s?A\.", re.IGNORECASE)  # "–", "n/a", "k. A."
_BEFORE = r"(?:(?:[~≈<>≤≥±]|ca?\.)\s?)?(?:[-+−–±]\s?)?(?:(?:[A-Z]{3}|US\$|[$€£¥₹₽₩₺₴฿¢])\s?)?[-+−–±]?"  # "≈ −€", "CHF "
_GROUPED = r"\d{1,3}(?:(?P<gap>%s)\d{3})(?:(?P=gap)\d{3})*"  # "1,204", "12 345 678"
_BEHIND = (
    r"(?:\s?[×x·]\s?10\s?[-−⁻]?[\d⁰¹²³⁴-⁹]+|[eE][-+−]?\d+)?"  # "× 10⁻³", "e-5"
    r"(?:\s?±\s?\d+(?:[.,]\d+)?)?"  # "± 0.3"
    r"(?:\s?(?:[%‰°′″$€£¥₹₽₩₺₴฿¢]|°?[^\W\d_]{1,5}[²³23]?(?:[/·][^\W\d_]{1,5}[²³23]?)?))?"  # " %", " km/h", "°C"
    r"[*†‡§¶¹²³]{0,3}"  # "*"
)
_TOKEN = re.compile(r"\d")


class Number(NamedTuple):
    """A number as it stands in a cell: its decimals, and what is behind them ("%"), every digit of it as 0."""

    decimals: str
    behind: str


class Room(NamedTuple):
    """The characters whose room is left behind the decimals of a number, its own unit, and the room for others."""

    decimals: str = ""
    unit: str = ""
    units: str = ""


class NumberColumn(NamedTuple):
    """What the numbers of a column have in common: the sign before decimals, how many those are, and their units.

    `units` are all that stand behind numbers of it; None where there are too many to set it on its decimals.
    """

    sign: str
    decimals: int
    units: tuple[str, ...] | None

    def is_number(self, cell: Cell) -> bool:
        """Whether a cell is one of the numbers."""
        return _parse(_words(cell), self.sign) is not None

    def find_room(self, cell: Cell) -> Room:
        """The room that is left in a cell; none in what is no number."""
        words = _words(cell)
        number = _parse(words, self.sign) or (Number("", "") if _NONE.fullmatch(words) else None)
        if number is None or self.units is None:
            return Room()
        missing = "0" * (self.decimals - len(number.decimals))
        sign = self.sign if missing and not number.decimals else ""
        units = "".join(unit for unit in self.units if unit != number.behind)
        unit = words[len(words) - len(number.behind) :]
        return Room(sign + missing, unit, units.replace(" ", "\u00a0"))


def find_number_columns(table: Table, language: str) -> Mapping[int, NumberColumn]:
    """The columns of numbers of a table in a language, by their places from 0."""
    columns: dict[int, list[Cell]] = {}
    for rows in (*table.bodies, table.foot):
        for place in lay_out_rows(rows):
            if place.width == 1:
                columns.setdefault(place.column, []).append(place.cell)
    found = ((at, _read_column(cells, language)) for at, cells in columns.items())
    return {at: column for at, column in found if column}


def _read_column(cells: Sequence[Cell], language: str) -> NumberColumn | None:
    """What the numbers of a column have in common; None if it is no column of numbers."""
    filled = [cell for cell in cells if cell.body]
    if any(cell.align for cell in filled) or sum(cell.header for cell in filled) * 2 > len(filled):
        return None
    words = [_words(cell) for cell in filled]
    readings = [_read_numbers(words, sign) for sign in DECIMAL_SIGNS]
    most = max(map(len, readings), default=0)
    missing = sum(1 for said in words if _NONE.fullmatch(said))
    if not most or most <= missing or most + missing < _SHARE * len(words):
        return None
    likely = [sign for sign, numbers in zip(DECIMAL_SIGNS, readings, strict=True) if len(numbers) == most]
    sign = likely[0] if len(likely) == 1 else _choose_sign(words, language)
    return _describe_numbers(readings[DECIMAL_SIGNS.index(sign)], sign)


def _choose_sign(words: Iterable[str], language: str) -> str:
    """The sign before decimals where the numbers themselves do not tell: that of the language."""
    return decimal_sign(language) if any(sign in said for sign in DECIMAL_SIGNS for said in words) else "."


def _read_numbers(words: Iterable[str], sign: str) -> list[Number]:
    return [number for said in words if (number := _parse(said, sign))]


def _describe_numbers(numbers: Sequence[Number], sign: str) -> NumberColumn:
    units = tuple(sorted({number.behind for number in numbers if number.behind}))
    decimals = max(len(number.decimals) for number in numbers)
    return NumberColumn(sign, decimals, units if len(units) <= _UNITS else None)


def _words(cell: Cell) -> str:
    """The words of a cell of one paragraph, but for those of notes; "" for any other."""
    if len(cell.body) != 1 or not isinstance(cell.body[0], Paragraph) or has(cell, Math):
        return ""
    return text(cell.body, footnotes=False).strip()


def _parse(words: str, sign: str) -> Number | None:
    """A number with decimals behind `sign`; None if that is not all that the words are."""
    found = _PATTERNS[sign].fullmatch(words) if len(words) <= _LONGEST else None
    return Number(found["decimals"] or "", _TOKEN.sub("0", found["behind"])) if found else None


def _make_pattern(sign: str) -> re.Pattern[str]:
    """What a number with decimals behind `sign` is."""
    grouped = _GROUPED % f"[{''.join(_group_signs(sign))}]"
    whole = rf"(?:{grouped}|\d+|(?={re.escape(sign)}\d))"
    decimals = rf"(?:{re.escape(sign)}(?P<decimals>\d+))?"
    return re.compile(rf"\(?{_BEFORE}{whole}{decimals}(?P<behind>{_BEHIND}\)?)")


def _group_signs(sign: str) -> Iterator[str]:
    """What stands between thousands where `sign` stands before decimals."""
    yield from (other for other in DECIMAL_SIGNS if other != sign)
    yield from " \u00a0\u2009\u202f'’"


_PATTERNS = {sign: _make_pattern(sign) for sign in DECIMAL_SIGNS}
