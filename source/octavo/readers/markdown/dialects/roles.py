"""Roles of MyST and Sphinx: ``{ref}`the wheel <wheel>` ``, ``:kbd:`Ctrl` ``. Others stay words."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_ROLE = re.compile(r"(?:\{([A-Za-z][\w:+.-]*)\}|(?<![\w:]):([A-Za-z][\w:+.-]*):)(`+)(?!`)([^`]+)\3(?!`)")
_TITLED = re.compile(r"(.*?)\s*<([^<>]+)>$", re.DOTALL)  # "the wheel <wheel>"
_EXPANDED = re.compile(r"(.*?)\s*\((.+)\)$", re.DOTALL)  # "HTML (the language of pages)"


def add_roles(parser: MarkdownIt) -> None:
    """Reads roles."""
    parser.inline.ruler.before("backticks", "role", _parse_role)


def _parse_role(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "{:":
        return False
    match = _ROLE.match(state.src, state.pos, state.posMax)
    name = (match[1] or match[2]).lower() if match else ""
    push = _PUSHERS.get(name) or _PUSHERS.get(name.partition(":")[0] + ":")
    if match is None or push is None:
        return False
    if not silent:
        push(state, match[4].strip())
    state.pos = match.end()
    return True


_Push = Callable[[StateInline, str], None]
"""Adds the tokens of a role's words."""


def _push_link(state: StateInline, content: str) -> None:
    """`the wheel <wheel>`, or the target alone, which is its own words."""
    match = _TITLED.match(content)
    words, target = (match[1], match[2]) if match else (content.lstrip("~!"), content)
    state.push("link_open", "a", 1).attrs["href"] = target if "://" in target else f"#{quote(target)}"
    state.push("text", "", 0).content = words or target
    state.push("link_close", "a", -1)


def _push_page(state: StateInline, content: str) -> None:
    match = _TITLED.match(content)
    words, target = (match[1], match[2]) if match else (content, content)
    state.push("link_open", "a", 1).attrs["href"] = f"{quote(target)}.md"
    state.push("text", "", 0).content = words or target
    state.push("link_close", "a", -1)


def _push_words(state: StateInline, content: str) -> None:
    match = _TITLED.match(content)
    state.push("text", "", 0).content = match[1] if match and match[1] else content


def _push_citation(state: StateInline, content: str) -> None:
    state.push("text", "", 0).content = f"[{content}]"


def _push_code(state: StateInline, content: str) -> None:
    state.push("code_inline", "code", 0).content = content.lstrip("~!")


def _push_formula(state: StateInline, content: str) -> None:
    state.push("math_inline", "math", 0).content = content


def _push_abbreviation(state: StateInline, content: str) -> None:
    match = _EXPANDED.match(content)
    state.push("abbr_open", "abbr", 1).attrs["title"] = match[2] if match else ""
    state.push("text", "", 0).content = match[1] if match else content
    state.push("abbr_close", "abbr", -1)


def _enclose(tag: str) -> _Push:
    def push(state: StateInline, content: str) -> None:
        state.push(f"{tag}_open", tag, 1)
        state.push("text", "", 0).content = content
        state.push(f"{tag}_close", tag, -1)

    return push


_PUSHERS: dict[str, _Push] = {
    **dict.fromkeys(("ref", "numref", "std:ref", "prf:ref"), _push_link),
    "doc": _push_page,
    **dict.fromkeys(
        ("term", "any", "download", "eq", "index", "menuselection", "guilabel", "dfn", "rfc", "pep"), _push_words),
    **dict.fromkeys(("cite", "cite:"), _push_citation),
    **dict.fromkeys(
        ("code", "samp", "file", "command", "program", "option", "envvar", "literal", "class", "func", "meth", "mod",
         "attr", "exc", "obj", "data", "const", "py:", "c:", "cpp:", "js:"), _push_code),
    "kbd": _enclose("kbd"),
    **dict.fromkeys(("sub", "subscript"), _enclose("sub")),
    **dict.fromkeys(("sup", "superscript"), _enclose("sup")),
    **dict.fromkeys(("emphasis", "title"), _enclose("em")),
    "strong": _enclose("strong"),
    "math": _push_formula,
    **dict.fromkeys(("abbr", "abbreviation"), _push_abbreviation),
}  # fmt: skip
"""Names of roles, or the part before a colon (`py:class`), and what adds them."""
