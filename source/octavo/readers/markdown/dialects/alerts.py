"""Alerts of GitHub and callouts of Obsidian: quotations that begin with their kind, `> [!NOTE]`, `> [!tip]- Title`; or
with its name in bold alone in the first line, `> **Note**`, as GitHub had them before."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.readers.markdown.dialects.callouts import Box

_MARK = re.compile(r"\[!([A-Za-z][\w-]*)(?:\|[^\]]*)?\][+-]?[ \t]*")  # "[!tip]-", "[!info|right]"
_BREAKS = ("softbreak", "hardbreak")


def add_alerts(parser: MarkdownIt) -> None:
    """Makes boxes of alerts."""
    parser.core.ruler.after("inline", "alerts", _make_boxes)


def _make_boxes(state: StateCore) -> None:
    tokens: list[Token] = []
    opened: list[Box | None] = []
    for at, token in enumerate(state.tokens):
        if token.type == "blockquote_open":
            box = _read_alert(state.tokens[at + 1 : at + 4])
            opened.append(box)
            if box is not None:
                _open(tokens, token, box, state.tokens[at + 2])
                continue
        elif token.type == "blockquote_close" and (box := opened.pop()) is not None:
            token.type, token.tag = "box_close", "div"
            token.meta["box"] = box
        tokens.append(token)
    state.tokens[:] = [token for token in tokens if not token.meta.get("is_empty")]


def _read_alert(following: list[Token]) -> Box | None:
    """The box that a quotation with these tokens is, None if it is none; its mark and its title are parted off."""
    if [token.type for token in following] != ["paragraph_open", "inline", "paragraph_close"]:
        return None
    children = following[1].children or []
    end = next((at for at, child in enumerate(children) if child.type in _BREAKS), len(children))
    first, rest = children[:end], children[end + 1 :]
    kind = _take_kind(first)
    if not kind:
        return None
    following[1].meta["title"] = [child for child in first if child.type != "text" or child.content]
    following[1].children = rest
    for token in following if not rest else ():
        token.meta["is_empty"] = True
    return Box((kind, "callout"))


def _take_kind(first: list[Token]) -> str:
    """The kind that the first line tells, "" if it tells none; what tells it goes."""
    if first and first[0].type == "text" and (match := _MARK.match(first[0].content)):
        first[0].content = first[0].content[match.end() :]
        return match[1].lower()
    shown = [child for child in first if child.type != "text" or child.content.strip()]
    if [child.type for child in shown] == ["strong_open", "text", "strong_close"]:
        kind = shown[1].content.rstrip(":").lower()
        if Box((kind,)).is_known and kind.isalpha():
            first[:] = [shown[1]]
            return kind
    return ""


def _open(tokens: list[Token], quote: Token, box: Box, inline: Token) -> None:
    """Adds the start of a box, and its title if it has one of its own."""
    title: list[Token] = inline.meta["title"]
    opening = Token("box_open", "div", 1, level=quote.level, block=True)
    opening.meta = {"box": box, "titled": bool(title)}
    tokens.append(opening)
    if title:
        line = Token("inline", "", 0, level=quote.level + 2, children=title)
        line.content = "".join(child.content for child in title)
        attributes: dict[str, str | int | float] = {"class": "admonition-title"}
        tokens += [
            Token("paragraph_open", "p", 1, attrs=attributes, level=quote.level + 1, block=True),
            line,
            Token("paragraph_close", "p", -1, level=quote.level + 1, block=True),
        ]
