"""A block of front matter as values: YAML or TOML, and where one of its entries is wrong, all the others."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple


class Flaw(NamedTuple):
    """What is wrong with a block, and in which of its lines, counted from 1."""

    line: int
    reason: str


class _Entry(NamedTuple):
    """The lines of one key of a block; `head` is the table of TOML that it stands in."""

    line: int
    text: str
    head: str


def read_block(text: str, *, is_toml: bool) -> tuple[Any, list[Flaw]]:
    """The value of a block, and what is wrong with it; where something is, a mapping of the entries that are right."""
    try:
        return _parse(text, is_toml=is_toml), []
    except ValueError as error:
        whole = str(error)
    values: dict[Any, Any] = {}
    flaws: list[Flaw] = []
    for entry in _split_entries(text, is_toml=is_toml):
        found, flaw = _read_entry(entry, is_toml=is_toml)
        _merge(values, found)
        flaws += [Flaw(entry.line, flaw)] if flaw else []
    return values, flaws or [Flaw(1, whole)]


def _parse(text: str, *, is_toml: bool) -> Any:
    """The value of a text. Raises ValueError with one line that says why it has none."""
    try:
        return tomllib.loads(text) if is_toml else _parse_yaml(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    except (ValueError, LookupError, AttributeError, TypeError, ArithmeticError) as error:  # "!!int ''", "!!bool x"
        raise ValueError(_one_line(str(error))) from error


def _parse_yaml(text: str) -> Any:
    """The value of a YAML text without references. Raises ValueError, and what PyYAML raises on bad tags."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, loader)):
            raise ValueError("aliases are not read")
        return yaml.load(text, loader)
    except yaml.MarkedYAMLError as error:
        raise ValueError(error.problem or "it is no YAML") from error
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _one_line(reason: str) -> str:
    return " ".join(_PLACE.sub("", reason).split())[:200]


_PLACE = re.compile(r" ?\(at (?:line \d+, column \d+|end of document)\)")
"""Where tomllib says that a flaw is, in what it was given: "(at line 1, column 9)"."""


# --- entry by entry ----------------------------------------------------------------------------------

_YAML_KEY = re.compile(r"[^\s#\-\]}:][^:\n]{0,80}:(?:\s|$)")  # "title: A line", "tags:"
_TOML_KEY = re.compile(r"\s*[\w.\"'-]{1,80}\s*=")  # 'title = "A line"'
_TOML_HEAD = re.compile(r"\s*\[.*\]\s*(?:#.*)?")  # "[author]", "[[author]]"
_PLAIN = re.compile(r"(?P<key>[^\s:=][^:=\n]{0,80}?)\s*[:=]\s+(?P<words>[^\s\[{&*!|>@`%].*)")
"""A key with a value on the same line that is neither a list nor a reference: 'title: "An open quote'."""


def _split_entries(text: str, *, is_toml: bool) -> Iterator[_Entry]:
    """The entries of a block: each begins with a line that has a key."""
    key, head = (_TOML_KEY if is_toml else _YAML_KEY), ""
    start, lines = 1, list[str]()
    for at, line in enumerate(text.split("\n"), 1):
        begins = key.match(line) is not None
        is_head = is_toml and _TOML_HEAD.fullmatch(line) is not None and not begins
        if (begins or is_head) and lines:
            yield _Entry(start, "\n".join(lines), head)
            lines = []
        if is_head:
            head = line
        elif lines or line.strip():
            start = start if lines else at
            lines.append(line)
    if lines:
        yield _Entry(start, "\n".join(lines), head)


def _read_entry(entry: _Entry, *, is_toml: bool) -> tuple[dict[Any, Any], str]:
    """What an entry says, and what is wrong with it; a value that is one line is taken as the words that it is."""
    try:
        found = _parse(f"{entry.head}\n{entry.text}", is_toml=is_toml)
        return (found, "") if isinstance(found, dict) else ({}, "it is no key with a value")
    except ValueError as error:
        reason = str(error)
    first, _, rest = entry.text.partition("\n")
    plain = _PLAIN.fullmatch(first.strip())
    if plain is None:
        return {}, f"{_name_of(first)} was left out: {reason}"
    said = plain["words"].strip().strip("\"'").strip()
    if not any(map(str.isalpha, said)):  # "2026-13-45" is no date, and a number of 5,000 digits none
        return {}, f"{plain['key']} was left out: {reason}"
    lost = " and the lines after it were left out" if rest.strip() else ""
    return {
        plain["key"].strip("\"' "): said
    }, f"{plain['key'].strip()}: taken as the words “{said[:60]}”{lost}: {reason}"


def _name_of(line: str) -> str:
    return _one_line(re.split(r"[:=]", line)[0])[:40] or "an entry"


def _merge(values: dict[Any, Any], found: dict[Any, Any]) -> None:
    """Adds what one entry says; entries of one table of TOML come together again."""
    for key, value in found.items():
        before = values.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            before.update(value)
        elif isinstance(before, list) and isinstance(value, list):
            before.extend(value)
        else:
            values[key] = value
