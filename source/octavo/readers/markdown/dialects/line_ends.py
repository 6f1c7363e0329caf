"""Line ends between Chinese or Japanese characters, whose scripts part no words with spaces: `第一行⏎第二行`.

Korean parts its words, so that a line end beside Hangul is a space as elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_UNSPACED = re.compile(
    "[\u2e80-\u303f\u3040-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uff9f\uffe0-\uffef\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
"""Characters of scripts without spaces, and their punctuation: 行 か 、 （"""


def add_line_ends(parser: MarkdownIt) -> None:
    """Takes line ends between characters of scripts without spaces out of each line of words."""
    parser.core.ruler.after("inline", "unspaced_line_ends", _join_lines)


def _join_lines(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children and "\n" in token.content and _UNSPACED.search(token.content):
            needless = set(_find_needless(token.children))
            token.children = [child for at, child in enumerate(token.children) if at not in needless]


def _find_needless(tokens: Sequence[Token]) -> Iterator[int]:
    """The places of line ends that part nothing."""
    shown = [(at, token) for at, token in enumerate(tokens) if token.content or token.type == "softbreak"]
    for (_, before), (at, token), (_, after) in zip(shown, shown[1:], shown[2:], strict=False):
        if token.type == "softbreak" and _UNSPACED.match(before.content[-1:]) and _UNSPACED.match(after.content[:1]):
            yield at
