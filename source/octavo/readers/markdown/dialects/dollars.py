"""Formulas between dollars: `$x_1$`, `$$x_1$$`, and blocks of the latter.

Pandoc's rule: no space follows the opening dollar, none stands before the closing one, and no digit follows it. And
money is no formula, nor are names of variables: `US$20`, `20$ and 30$`, `$5 off, or 6$`, `$HOME/bin:$PATH`. Code spans
win over dollars, but for GitHub's own way to write a formula, ``$`x_1`$``.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath import dollarmath_plugin

_IN_CODE = re.compile(r"\$`([^`$\n]{1,1000})`\$")  # "$`x_1`$"
_DISPLAYED = re.compile(r"\$\$(?!\$)((?:\\.|[^$\\]){1,6000})\$\$(?!\$)", re.DOTALL)  # "$$x_1$$"
_INLINE = re.compile(r"\$(?![\s$])((?:\\.|[^$\\`]){0,1999}(?:\\.|[^$\\`\s]))\$(?!\d)", re.DOTALL)  # "$x_1$"
_BEFORE = re.compile(r"[A-Za-z0-9$]")
"""What stands before no formula: `US$20`, `20$`."""

_TEX = re.compile(r"[\\^_{}=+<>|*/&]")
"""A sign of a formula: `x_1`, `a = b`, `|x|`."""

_COMMAND = re.compile(r"\\(?:text|mathrm|mbox|operatorname)\*?\{[^{}]*\}|\\[A-Za-z]+")  # "\\text{if}", "\\alpha"
_WORD = re.compile(r"[^\W\d_]{3,}")  # "today"
_FUNCTIONS = {
    "sin", "cos", "tan", "log", "exp", "lim", "max", "min", "mod", "gcd", "det", "dim", "ker", "sup", "inf", "arg",
    "deg",
}  # fmt: skip
_AMOUNT = re.compile(
    r"\d[\d.,]*(?:\s?[kKmM]|\s?bn)?"
    r"(?:[\s,;:)!?]+\(?[^\W\d_]{2,}|[–-][^\W\d_]{3,}|[\s,;:)]+\S*$)"  # "5 today", "20,000 (about", "5-and", "5, 6"
)


def add_dollars(parser: MarkdownIt) -> None:
    """Reads formulas between dollars."""
    parser.use(dollarmath_plugin, allow_blank_lines=False, label_renderer=lambda _: "")
    parser.inline.ruler.at("math_inline", _parse_formula)


def _parse_formula(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$":
        return False
    match, kind = _find_formula(state)
    if match is None:
        return False
    if not silent:
        token = state.push(kind, "math", 0)
        token.content, token.markup = match[1], "$"
    state.pos = match.end()
    return True


def _find_formula(state: StateInline) -> tuple[re.Match[str] | None, str]:
    """The formula that begins at the state's place, None if none does, and its type of token."""
    place, end = state.pos, state.posMax
    if match := _DISPLAYED.match(state.src, place, end):
        return (match if match[1].strip() and not is_prose(match[1]) else None), "math_inline_double"
    if place and _BEFORE.match(state.src, place - 1):
        return None, ""
    if match := _IN_CODE.match(state.src, place, end):
        return match, "math_inline"
    match = _INLINE.match(state.src, place, end)
    if match is None or is_prose(match[1]) or _runs_into_word(state.src, match):
        return None, ""
    return match, "math_inline"


def is_prose(content: str) -> bool:
    """Whether what stands between dollars is an amount of money and words, or words alone."""
    bare = _COMMAND.sub(" ", content)
    words = [word for word in _WORD.findall(bare) if word.lower() not in _FUNCTIONS]
    if _AMOUNT.match(content) and not re.search(r"[\\^_{}]", content):
        return True
    return len(words) > 1 and (not _TEX.search(content) or (len(words) > 3 and "\\" not in content))


def _runs_into_word(text: str, match: re.Match[str]) -> bool:
    """Whether a word follows the closing dollar and one stands before it: `$HOME/bin:$PATH`, but not `$n$th`."""
    following = text[match.end() : match.end() + 1]
    return following.isalpha() and following.isascii() and bool(_WORD.search(_COMMAND.sub(" ", match[1])))
