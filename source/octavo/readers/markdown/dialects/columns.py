"""Columns of characters, in which East Asian ones are twice as wide."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

Columns = tuple[tuple[int, int], ...]
"""Where each column starts, and where it stops."""


def cut_line(line: str, column: tuple[int, int]) -> str:
    """What a line has in a column."""
    if line.isascii():
        return line[column[0] : column[1]]
    found, place = "", 0
    for character in line:
        if column[0] <= place < column[1]:
            found += character
        place += _width(character)
    return found


def _width(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
