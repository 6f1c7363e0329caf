"""List files: one address or one file a line, as people keep them and as tables are saved."""

from __future__ import annotations

import csv
import re

_COMMENT = re.compile(r"(?:^|\s)#.*$")  # "# later", "https://example.org/a  # the best one", but not "…/a#b"
_BULLET = re.compile(r"^(?:[-*+•]|\d{1,3}[.)])\s+(?=https?://|<https?://)", re.I)
_ENCLOSED = re.compile(r"^<([^<>]+)>$")
_ADDRESS = re.compile(r"https?://", re.I)
_HEADER = re.compile(r"(?:urls?|links?|address(?:es)?|href|source|file|title|name)s?", re.I)


def read_list(text: str) -> tuple[str, ...]:
    """The addresses and files of a list, in order, each once.

    Each line is one; blank lines and comments (`#` at its start or after a space) count for nothing. Of a table, be its
    columns parted by tabs, commas or semicolons, the first one is read, without its heading.
    """
    lines = [_COMMENT.sub("", line).strip() for line in text.removeprefix("\ufeff").splitlines()]
    lines = [line for line in lines if line]
    mark = _column_mark(lines)
    cells = [_first_cell(line, mark) for line in lines]
    if mark and cells and _HEADER.fullmatch(cells[0]):
        del cells[0]
    return tuple(dict.fromkeys(cell for cell in cells if cell))


def _column_mark(lines: list[str]) -> str:
    """What parts the columns of all lines, "" if they are no table: a comma may be part of an address."""
    return next((mark for mark in "\t;," if lines and all(mark in line for line in lines)), "")


def _first_cell(line: str, mark: str) -> str:
    line = _BULLET.sub("", line.partition("\t")[0] if mark != "\t" else line)
    cell = next(csv.reader([line], delimiter=mark or "\t"), [""])[0].strip()
    enclosed = _ENCLOSED.match(cell)
    return enclosed[1].strip() if enclosed else cell


def is_list(text: str) -> bool:
    """Whether a text is a list of addresses and nothing else."""
    found = read_list(text)
    return bool(found) and all(_ADDRESS.match(line) and not re.search(r"\s", line) for line in found)
