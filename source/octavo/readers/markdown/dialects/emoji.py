"""Emoji by their names, `:rocket:`, as GitHub, Slack and MkDocs write them; other words between colons are words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_NAME = re.compile(r"(?<![\w:]):([a-z0-9_+-]{1,40}):(?![\w:])")  # ":rocket:", not "10:20:30"


def add_emoji(parser: MarkdownIt) -> None:
    """Reads the names of emoji."""
    parser.inline.ruler.push("emoji", _parse_emoji)


def _parse_emoji(state: StateInline, silent: bool) -> bool:
    match = _NAME.match(state.src, state.pos, state.posMax) if state.src[state.pos] == ":" else None
    character = _emoji().get(match[1]) if match else None
    if match is None or character is None:
        return False
    if not silent:
        state.append_pending(character)
    state.pos = match.end()
    return True


@cache
def _emoji() -> dict[str, str]:
    """The emoji by their names."""
    return tomllib.loads(files(__package__).joinpath("emoji.toml").read_text(encoding="utf-8"))
