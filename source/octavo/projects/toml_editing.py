"""Changes of a document of TOML that leave its comments, its order and its spaces as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from tomlkit import TOMLDocument, item, parse, table
from tomlkit import value as parse_value
from tomlkit.items import AoT, Array, Comment, Item, Table, Whitespace

Row: TypeAlias = Array | AoT
"""A list of values: in brackets, or of tables, each under its own [[name]]."""

_INDENT = " " * 4
_WIDEST = 100
"""Characters of a list that is written on one line."""


def write_value(value: Any, *, apart: bool = False) -> str:
    """A value as TOML writes it; each member of a list on a line of its own where they are to stand `apart`."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {write_value(inner)}' for key, inner in value.items())} }}"
    if not isinstance(value, list | tuple):
        return str(item(value).as_string())
    members = [write_value(member) for member in value]
    line = f"[{', '.join(members)}]"
    if len(line) <= _WIDEST and not apart:
        return line
    return "".join(("[\n", *(f"{_INDENT}{member},\n" for member in members), "]"))


def add_key(document: TOMLDocument, key: str, value: str) -> TOMLDocument:
    """The document with a new key and its value, as TOML writes it.

    It comes where a comment shows it ("# title = …"), else after the last key that is in no table, else before the
    first table and the comment that stands before that.
    """
    text = document.as_string()
    end = "\r\n" if "\r\n" in text else "\n"
    line = f"{key} = {value}\n".replace("\n", end)
    if places := _list_places(document, key):
        trivia = places[-1].trivia
        trivia.trail = f"{trivia.trail or end}{line}"
        return parse(document.as_string())
    lines = text.splitlines(keepends=True)
    place = _find_first_table(lines)
    if place and not lines[place - 1].endswith("\n"):
        lines[place - 1] += end
    return parse("".join((*lines[:place], line, *lines[place:])))


def _list_places(document: TOMLDocument, key: str) -> list[Item]:
    """What a key may come after: comments that show it, else all values that are in no [table]."""
    shown = re.compile(rf"#\s*{re.escape(key)}\s*=")
    comments: list[Item] = [
        one for _, one in document.body if isinstance(one, Comment) and shown.match(one.trivia.comment)
    ]
    return comments or [
        leaf for name, member in document.body if name for leaf in _plain_leaves(name.is_dotted(), member)
    ]


def _plain_leaves(dotted: bool, member: Item) -> Iterator[Item]:
    """The values of a key that belongs to no [table]: of `series.name = "x"`, the name."""
    if isinstance(member, Table) and dotted:
        for key, inner in member.value.body:
            if key is not None:
                yield from _plain_leaves(True, inner)
    elif not isinstance(member, Table | AoT):
        yield member


def _find_first_table(lines: Sequence[str]) -> int:
    """The number of the line before which a first key may stand: that of the first table's comment, else the last."""
    place = next((number for number, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    if place == len(lines):
        return place
    while place and lines[place - 1].startswith("#") and not lines[place - 1].startswith("#:"):
        place -= 1
    return place


def insert_members(row: Row, members: Iterable[tuple[int, str | Mapping[str, Any]]]) -> None:
    """Puts values into a list, one after the other, each at its place: mappings into one of tables.

    A list that is on one line gets a line for each of its members.
    """
    for place, value in members:
        if isinstance(row, AoT):
            _insert_table(row, place, value)
        else:
            row.insert(place, parse_value(write_value(value)))
    if isinstance(row, Array) and "\n" not in row.as_string():
        row.multiline(True)


def _insert_table(row: AoT, place: int, value: str | Mapping[str, Any]) -> None:
    """Puts a table between two others; what stands before the second one, a blank line or a comment, stays there."""
    assert isinstance(value, Mapping)
    made = table()
    made.update(value)
    if place:
        body = row[place - 1].value.body
        made.value.body.extend(tail := _take_tail(body))
        del body[len(body) - len(tail) :]
    row.insert(place, made)


def _take_tail(body: Sequence[tuple[Any, Item]]) -> list[tuple[Any, Item]]:
    """What stands behind the last key of a table and belongs to the next one: from the first blank line on, or all."""
    last = max(number for number, (key, _) in enumerate(body) if key is not None)
    tail = list(body[last + 1 :])
    blank = next((number for number, (_, member) in enumerate(tail) if isinstance(member, Whitespace)), 0)
    return tail[blank:]
