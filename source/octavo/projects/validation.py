"""Values become tables, or one line that says in a user's words what is wrong with them, and what was likely meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from octavo.errors import ConfigError
from octavo.profiles import suggestion

_T = TypeVar("_T", bound=Struct)


def convert_values(values: dict[str, Any], kind: type[_T], where: str, *, strict: bool = True) -> _T:
    """The table of a kind that has these values. Raises `ConfigError`, which names the place `where` they stand.

    What is not `strict` takes words for numbers, true and false.
    """
    try:
        return msgspec.convert(values, kind, strict=strict)
    except msgspec.ValidationError as error:
        message = str(error)
        raise ConfigError(_explain_error(message), where=where, hint=_suggest_key(message, kind)) from error


_UNKNOWN_KEY = re.compile(r"unknown field `([^`]*)`(?: - at `\$([^`]*))?")
"""A key and its place in a message of msgspec: "Object contains unknown field `nam` - at `$.authors[0]`"."""
_MISSING_KEY = re.compile(r"Object missing required field `([^`]*)`")
_NAME = re.compile(r"[A-Za-z][\w-]*")


def _explain_error(error: str) -> str:
    """A message of msgspec in a user's words."""
    if found := _UNKNOWN_KEY.search(error):
        table = _name_table(found[2])
        return f"“{found[1]}” is no key{f' of {table}' if table else ''}"
    what, _, where = error.partition(" - at `$.")
    what = _MISSING_KEY.sub(r"“\1” is missing", what)
    what = re.sub(r"\bobject\b", "table", re.sub(r"\barray\b", "list", what))
    return f"{where.rstrip('`')}: {what[:1].lower()}{what[1:]}" if where else what


def _suggest_key(error: str, kind: type[Struct]) -> str:
    """The key that was likely meant, as a hint."""
    found = _UNKNOWN_KEY.search(error)
    if not found:
        return ""
    table = _find_tables(kind)[_name_table(found[2])]
    return suggestion(found[1], [field.encode_name for field in fields(table)])


def _name_table(place: str | None) -> str:
    """The key that a table stands under, by its place: "articles" for ".parts[0].articles[2]", "" for the whole."""
    names = _NAME.findall(place or "")
    return names[-1] if names else ""


@cache
def _find_tables(kind: type[Struct]) -> dict[str, type[Struct]]:
    """The kinds of all tables in a table, by the keys that they stand under; "" for itself."""
    return dict(_walk_tables(kind, ""))


def _walk_tables(kind: type[Struct], name: str) -> Iterator[tuple[str, type[Struct]]]:
    yield name, kind
    for field in fields(kind):
        for inner in _structs_in(field.type):
            yield from _walk_tables(inner, field.encode_name)


def _structs_in(annotation: Any) -> Iterator[type[Struct]]:
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        yield annotation
    for part in get_args(annotation):
        yield from _structs_in(part)
