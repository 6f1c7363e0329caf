"""Attributes in braces: `{#id .class width=50%}` (Pandoc, Djot, markdown-it), `{: .class}` (kramdown, Python-Markdown).

They stand after a picture, a link, code, a formula, `[words in brackets]`, emphasis (kramdown alone) or at the end of
a heading or a caption, or on the line before or after a block. What is in the braces is an attribute only if all of
it can be: braces around words are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from octavo.readers.markdown.dialects.environment import is_indented_code, line_text, tokenize_inside

_NAMES = r"[#.][^\s{}\"'`=<>|]+"  # "#id", ".class", ".a.b"
_PAIR = r"[A-Za-z_:@][\w:.-]*=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"'`<>=]+)"  # "width=50%", 'title="A sheet"'
_ATTRIBUTES = re.compile(rf"\{{:?[ ]?[ ]*((?:{_NAMES}|{_PAIR}|-)(?:\s+(?:{_NAMES}|{_PAIR}))*)\s*\}}")
_ITEM = re.compile(rf"{_NAMES}|{_PAIR}")
_AT_END = re.compile(r"\s*(\{[^{}]{1,500}\})\s*$")  # "Folds {#folds .x}"
_NAMES_AT_END = re.compile(rf"(?:\s|^:.*)\{{:?\s*{_NAMES}[^{{}}]*\}}\s*$", re.DOTALL)  # "An item {{.wide}}"
_KNOWN = {
    "id", "class", "style", "width", "height", "lang", "dir", "title", "alt", "role", "target", "rel", "loading",
    "align", "start", "type", "startFrom", "hl_lines", "linenums", "name", "scale", "media", "number", "kind", "cite",
}  # fmt: skip
"""Names of attributes whose values need no quotation marks; `{x=5}` alone is a sentence's."""

_STYLES = {"underline": "u", "ul": "u", "mark": "mark", "highlight": "mark", "strikeout": "del", "kbd": "kbd"}
"""Classes of words in brackets that say what elements of HTML do."""

_BEARERS = {"image", "code_inline", "link_close", "span_close", "math_inline"}
"""Tokens that attributes may follow directly."""

_KRAMDOWN = re.compile(r"\{:[^{}\n]{1,500}\}")  # "{: .class}"


def add_attributes(parser: MarkdownIt) -> None:
    """Reads attributes in braces, and words in brackets that have some."""
    parser.inline.ruler.after("link", "span", _parse_span)
    parser.inline.ruler.push("attributes", _parse_after)
    parser.block.ruler.before("fence", "attributes", _parse_line, {"alt": ["paragraph"]})
    parser.core.ruler.after("block", "block_attributes", _give_to_next)
    parser.core.ruler.after("inline", "kramdown_attributes", _take_from_lines)
    parser.core.ruler.after("inline", "attributes_at_end", _take_from_ends)


def parse_attributes(text: str, start: int = 0) -> tuple[dict[str, str], int] | None:
    """The attributes in the braces that begin at `start`, and where they end; None if they hold anything else."""
    match = _ATTRIBUTES.match(text, start)
    if match is None:
        return None
    names: list[str] = []
    found: dict[str, str] = {}
    for item in _ITEM.findall(match[1]):
        if item[0] == "#":
            found["id"] = item[1:]
        elif item[0] == ".":
            names += item[1:].split(".")
        else:
            key, _, value = item.partition("=")
            found[key] = value[1:-1] if value[0] in "\"'" else value
    if names:
        found["class"] = " ".join(filter(None, (*names, found.get("class", ""))))
    return (found, match.end()) if _are_attributes(match[0], found) else None


def _are_attributes(written: str, found: dict[str, str]) -> bool:
    """Whether what has the form of attributes is more than `{x=5}`."""
    return any(mark in written for mark in "#.\"'-:") or any(key in _KNOWN or key.startswith("data-") for key in found)


def take_attributes_at_end(opening: Token, inline: Token) -> None:
    """Gives a block the attributes in braces that its words end in, which go."""
    last = inline.children[-1] if inline.children else None
    match = _AT_END.search(last.content) if last and last.type == "text" else None
    if last is None or match is None or (found := parse_attributes(match[1])) is None:
        return
    last.content = last.content[: match.start()]
    _give(opening, found[0])


def _give(token: Token, attributes: dict[str, str]) -> None:
    """Gives a token attributes; classes are added, and what would run a script is left out."""
    for key, value in attributes.items():
        if key == "class" and token.attrGet("class"):
            token.attrs["class"] = f"{token.attrs['class']} {value}"
        elif not key.lower().startswith("on") and key.lower() not in ("src", "href"):
            token.attrs[key] = value


# --- in a line -------------------------------------------------------------------------------------


def _parse_span(state: StateInline, silent: bool) -> bool:
    """`[words]{.smallcaps}`."""
    if state.src[state.pos] != "[" or state.src.find("]{", state.pos) < 0:
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos, False)
    found = parse_attributes(state.src, end + 1) if 0 <= end < state.posMax - 1 else None
    if found is None:
        return False
    if not silent:
        tag = next((_STYLES[name] for name in found[0].get("class", "").split() if name in _STYLES), "span")
        _give(state.push("span_open", tag, 1), found[0])
        tokenize_inside(state, state.pos + 1, end)
        state.push("span_close", tag, -1)
    state.pos = found[1]
    return True


def _parse_after(state: StateInline, silent: bool) -> bool:
    """Attributes right after what can bear them."""
    if state.src[state.pos] != "{" or state.pending or not state.tokens or state.tokens[-1].type not in _BEARERS:
        return False
    found = parse_attributes(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        _give(state.tokens[_opening_of(state.tokens, len(state.tokens) - 1)], found[0])
    state.pos = found[1]
    return True


def _opening_of(tokens: Sequence[Token], at: int) -> int:
    """The place of the token that opens what the one at `at` closes; `at` if it closes nothing."""
    level = 0
    for place in range(at, -1, -1):
        level += tokens[place].nesting
        if level == 0:
            return place
    return at


# --- beside blocks ---------------------------------------------------------------------------------


def _parse_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line of attributes alone."""
    text = line_text(state, start)
    if text[:1] != "{" or is_indented_code(state, start):
        return False
    found = parse_attributes(text)
    if found is None or found[1] != len(text):
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.attrs, token.markup = dict(found[0]), text[:2]
        token.meta["before"] = start == 0 or state.isEmpty(start - 1)
        state.line = start + 1
    return True


def _give_to_next(state: StateCore) -> None:
    """Gives the attributes of each line of them to the block after it; kramdown's go to the one right before."""
    tokens: list[Token] = []
    waiting: list[Token] = []
    for token in state.tokens:
        if token.type != "attributes":
            if token.nesting >= 0:
                for attributes in waiting:
                    _give(token, {key: str(value) for key, value in attributes.attrs.items()})
            waiting.clear()
            tokens.append(token)
        elif tokens and token.markup == "{:" and not token.meta["before"]:
            _give(tokens[_opening_of(tokens, len(tokens) - 1)], {key: str(value) for key, value in token.attrs.items()})
        else:
            waiting.append(token)
    state.tokens[:] = tokens


def _take_from_lines(state: StateCore) -> None:
    """Takes kramdown's attributes that stand after emphasis."""
    for token in state.tokens:
        if token.type == "inline" and token.children and "{:" in token.content:
            for at, child in _texts_after_elements(token.children):
                if match := _KRAMDOWN.match(child.content):
                    found = parse_attributes(match[0])
                    if found is not None:
                        _give(token.children[_opening_of(token.children, at - 1)], found[0])
                        child.content = child.content[match.end() :]


def _take_from_ends(state: StateCore) -> None:
    """Takes the classes and ids in which the words of a paragraph or an item end: `An item {.wide}`."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "paragraph_open" and _NAMES_AT_END.search(inline.content):
            take_attributes_at_end(opening, inline)


def _texts_after_elements(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    for at, token in enumerate(tokens[1:], 1):
        if token.type == "text" and tokens[at - 1].nesting < 0:
            yield at, token
