"""Brackets in brackets are bounded: markdown-it looks for the end of each anew, which costs the square of their number.

`[a[a[a …` of a hundred thousand signs would take an hour. When a text has cost more than any that was written by hand,
its other brackets are plain signs, with a note.
"""

from __future__ import annotations

from types import SimpleNamespace

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.rules_inline import StateInline
from markdown_it.utils import EnvType

from octavo.readers.markdown.dialects.environment import notes_of

_LEAST, _TIMES = 500_000, 4
"""Signs that may be read in search of the ends of brackets: in any text, and how many times its own length besides."""

_KEY = "signs_read_for_labels"


def add_label_bounds(parser: MarkdownIt) -> None:
    """Makes links, pictures, spans and notes look for ends of brackets until the text has cost too much."""
    helpers = SimpleNamespace(
        parseLinkLabel=_find_label_end, parseLinkDestination=parseLinkDestination, parseLinkTitle=parseLinkTitle
    )
    parser.helpers = helpers  # type: ignore[assignment]
    read_note = next(rule.fn for rule in parser.inline.ruler.__rules__ if rule.name == "footnote_inline")

    def read_bounded_note(state: StateInline, silent: bool) -> bool:
        return not _is_spent(state.env) and bool(read_note(state, silent))

    parser.inline.ruler.at("footnote_inline", read_bounded_note)


def _find_label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N803 - as it is called
    """Where the bracket that opens at `start` ends; -1 if it does not, or the text has cost too much."""
    if _is_spent(state.env):
        return -1
    end = parseLinkLabel(state, start, disableNested)
    walked = (end if end >= 0 else state.posMax) - start
    state.env[_KEY] = state.env.get(_KEY, 0) + walked
    if _is_spent(state.env):
        notes_of(state.env).add("too-deep", "brackets in brackets; those after them are plain signs")
    return end


def _is_spent(environment: EnvType) -> bool:
    return bool(environment.get(_KEY, 0) > _LEAST + _TIMES * environment.get("length", 0))
