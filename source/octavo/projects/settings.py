"""Settings of the command line, `key=value`, which stand in place of what a book file says."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from octavo.errors import ConfigError
from octavo.projects.toml_values import clean_values

SETTING = "--set"
"""The option of the command line, which errors name as their place."""


def apply_settings(values: dict[str, Any], settings: Sequence[str]) -> dict[str, Any]:
    """The values of a book file with those of the settings, the last of which counts.

    A key is one of TOML ('alt."plate.png"'), a value too, but words need no quotation marks. Raises `ConfigError` for
    what is no setting.
    """
    changed = deepcopy(values)
    for setting in settings:
        (*tables, last), value = split_setting(setting)
        table = changed
        for name in tables:
            if not isinstance(table.get(name), dict):
                table[name] = {}
            table = table[name]
        table[last] = value
    return clean_values(changed, SETTING)


def split_setting(setting: str) -> tuple[list[str], Any]:
    """The names of the key of a setting, from the outermost table inwards, and its value.

    Text, lists and tables are as in TOML; all else are words: who wants to know takes them for a number.
    """
    for place, sign in enumerate(setting):
        if sign == "=" and (names := _split_key(setting[:place])):
            return names, _parse_value(setting[place + 1 :].strip())
    raise ConfigError(f"“{setting}” is no setting", where=SETTING, hint=f"give it as {SETTING} key=value")


def _split_key(key: str) -> list[str]:
    """The names of a key, such as 'alt."a=b.png"'; none for what is no key."""
    try:
        found: Any = {} if "\n" in key else tomllib.loads(f"{key} = 0")
    except ValueError:
        return []
    names = []
    while isinstance(found, dict) and found:
        [(name, found)] = found.items()
        names.append(name)
    return names


def _parse_value(text: str) -> Any:
    try:
        found = tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        return text
    value = found["value"]
    return value if len(found) == 1 and isinstance(value, str | list | dict) else text
