"""Changes as CriticMarkup writes them: `{++new++}`, `{--old--}`, `{~~old~>new~~}`, `{==marked==}`, `{>>a comment<<}`.
Comments go with a note, as private ones do."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from octavo.readers.markdown.dialects.environment import notes_of, tokenize_inside

_CHANGE = re.compile(  # "{++new++}", "{~~old~>new~~}"
    r"\{(?:\+\+(?P<ins>.{1,2000}?)\+\+|--(?P<del>.{1,2000}?)--|==(?P<mark>.{1,2000}?)==|"
    r"~~(?P<old>.{0,2000}?)~>(?P<new>.{0,2000}?)~~|>>(?P<comment>.{1,2000}?)<<)\}",
    re.DOTALL,
)


def add_critic(parser: MarkdownIt) -> None:
    """Reads changes and comments in braces."""
    parser.inline.ruler.before("highlight", "critic", _parse_change)


def _parse_change(state: StateInline, silent: bool) -> bool:
    match = _CHANGE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    if match is None:
        return False
    if match["comment"] and not (silent or notes_of(state.env).leave_out("a comment", match["comment"])):
        return False
    if not silent:
        for name, tag in (("ins", "ins"), ("del", "del"), ("mark", "mark"), ("old", "del"), ("new", "ins")):
            if match[name]:
                state.push(f"{tag}_open", tag, 1)
                tokenize_inside(state, *match.span(name))
                state.push(f"{tag}_close", tag, -1)
    state.pos = match.end()
    return True
