"""Directives of MyST and Sphinx, `{name} argument` behind a fence or colons, options in the lines after it:

    ```{figure} wheel.png
    :width: 50%
    The *wheel* in May.
    ```

Boxes, figures, listings, formulas and quotations become what they are; lists of contents and the like, which a program
would fill, go with a note. What no table here knows stays a listing behind a fence, and a division behind colons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from msgspec import Struct

from octavo.readers.markdown.dialects.boxes import push_box
from octavo.readers.markdown.dialects.callouts import Box, open_label
from octavo.readers.markdown.dialects.environment import (
    INTERRUPTING,
    is_indented_code,
    line_text,
    notes_of,
    tokenize_lines,
)

_OPENING = re.compile(r"(`{3,}|~{3,}|:{3,})[ \t]*\{([A-Za-z][\w:-]*)\}[ \t]*([^`]*)$")  # "```{note} Title"
_OPTION = re.compile(r":([A-Za-z][\w-]*):(?:[ \t]+(.*))?$")  # ":width: 50%"
_YAML_OPTION = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+(.*))?$")  # "width: 50%", between lines of ---


class Directive(Struct, frozen=True):
    """A directive: its name, what follows it in its line, its options, and the lines of its content."""

    name: str
    argument: str
    options: dict[str, str]
    lines: range


_Push = Callable[[StateBlock, Directive], bool]
"""Adds a directive's tokens. False where a user wants kept what would go."""


def add_directives(parser: MarkdownIt) -> None:
    """Reads directives."""
    parser.block.ruler.before("box", "directive", _parse_directive, INTERRUPTING)
    parser.add_render_rule("figure_open", _render_figure)
    parser.add_render_rule("label", _render_label)


def _parse_directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = line_text(state, start)
    match = _OPENING.match(text) if text[:3] in ("```", "~~~", ":::") and not is_indented_code(state, start) else None
    push = _PUSHERS.get(match[2].rpartition(":")[2].lower()) if match else None
    closing = _find_closing(state, start, end, match[1]) if match and push else None
    if match is None or push is None or closing is None:
        return False
    if not silent:
        options, first = _read_options(state, range(start + 1, closing))
        name = match[2].rpartition(":")[2].lower()
        if not push(state, Directive(name, match[3].strip(), options, range(first, closing))):
            return False
        state.line = closing + 1
    return True


def _find_closing(state: StateBlock, start: int, end: int, fence: str) -> int | None:
    """The line with the same fence, or a longer one; None if there is none."""
    closing = re.compile(rf"{fence[0]}{{{len(fence)},}}$")
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return None
        text = line_text(state, line)
        if text.startswith(fence) and closing.match(text):
            return line
    return None


def _read_options(state: StateBlock, lines: range) -> tuple[dict[str, str], int]:
    """The options that a directive begins with, and the first line after them."""
    options: dict[str, str] = {}
    line = lines.start
    in_yaml = line < lines.stop and line_text(state, line) == "---"
    line += in_yaml
    pattern = _YAML_OPTION if in_yaml else _OPTION
    while line < lines.stop and (match := pattern.match(line_text(state, line))):
        options[match[1].lower()] = (match[2] or "").strip("\"'")
        line += 1
    if in_yaml:
        closed = line < lines.stop and line_text(state, line) == "---"
        return (options, line + 1) if closed else ({}, lines.start)
    return options, line


# --- what they become ------------------------------------------------------------------------------


def _push_callout(state: StateBlock, directive: Directive) -> bool:
    kinds = directive.options.get("class", "").split()
    names = (*kinds, directive.name) if directive.name == "admonition" and kinds else (directive.name, *kinds)
    attributes = {"id": name} if (name := directive.options.get("name", "")) else {}
    box = Box(names, directive.argument, attributes)
    push_box(state, box, range(directive.lines.start - 1, directive.lines.stop))
    return True


def _push_change(state: StateBlock, directive: Directive) -> bool:
    """`{versionadded} 1.2`: a box that says so."""
    title = f"{directive.name.capitalize()} {directive.argument}".strip()
    push_box(state, Box(("note",), title), range(directive.lines.start - 1, directive.lines.stop))
    return True


def _push_part(state: StateBlock, directive: Directive) -> bool:
    """A part of a page: its label, and what is in it."""
    if label := directive.argument:
        state.push("label", "", 0).content = label
    tokenize_lines(state, directive.lines.start, directive.lines.stop)
    return True


def _push_figure(state: StateBlock, directive: Directive) -> bool:
    token = state.push("figure_open", "figure", 1)
    options = directive.options
    token.attrs = {"src": quote(directive.argument, safe="/:?&=#%"), "alt": options.get("alt", ""), **_size(options)}
    token.meta["id"] = options.get("name", "")
    caption = any(not state.isEmpty(line) for line in directive.lines)
    if caption:
        state.push("figcaption_open", "figcaption", 1)
        tokenize_lines(state, directive.lines.start, directive.lines.stop)
        state.push("figcaption_close", "figcaption", -1)
    state.push("figure_close", "figure", -1)
    return True


def _size(options: dict[str, str]) -> dict[str, str]:
    return {key: options[key] for key in ("width", "height") if options.get(key)}


def _push_quote(state: StateBlock, directive: Directive) -> bool:
    state.push("blockquote_open", "blockquote", 1)
    tokenize_lines(state, directive.lines.start, directive.lines.stop)
    state.push("blockquote_close", "blockquote", -1)
    return True


def _push_listing(state: StateBlock, directive: Directive) -> bool:
    if caption := directive.options.get("caption", ""):
        state.push("label", "", 0).content = caption
    token = state.push("fence", "code", 0)
    token.info, token.markup = directive.argument, "```"
    token.content = state.getLines(directive.lines.start, directive.lines.stop, state.blkIndent, True)
    return True


def _push_formula(state: StateBlock, directive: Directive) -> bool:
    label = directive.options.get("label", "") or directive.options.get("name", "")
    token = state.push("math_block_label" if label else "math_block", "math", 0)
    lines = state.getLines(directive.lines.start, directive.lines.stop, state.blkIndent, False)
    token.content, token.info, token.block = f"{directive.argument}\n{lines}".strip(), label, True
    return True


def _leave_out(state: StateBlock, directive: Directive) -> bool:
    lines = state.getLines(directive.lines.start, directive.lines.stop, state.blkIndent, False)
    passage = f"{{{directive.name}}} {directive.argument} {lines}"
    return notes_of(state.env).leave_out("a list that a program would fill", passage)


_CALLOUTS = (
    "admonition", "note", "tip", "hint", "warning", "caution", "danger", "important", "attention", "error", "seealso",
    "todo", "dropdown", "margin", "sidebar", "topic", "aside", "callout", "details", "toggle", "exercise", "solution",
    "proof", "theorem", "lemma", "definition", "example", "remark",
)  # fmt: skip
_PUSHERS: dict[str, _Push] = {
    **dict.fromkeys(_CALLOUTS, _push_callout),
    **dict.fromkeys(("versionadded", "versionchanged", "deprecated", "versionremoved"), _push_change),
    **dict.fromkeys(
        ("tab-set", "tab-item", "tabbed", "grid", "grid-item", "grid-item-card", "card", "card-carousel", "div", "only",
         "container", "table", "list-table", "rubric", "compound"), _push_part),
    **dict.fromkeys(("figure", "image"), _push_figure),
    **dict.fromkeys(("epigraph", "pull-quote", "highlights", "blockquote"), _push_quote),
    **dict.fromkeys(("code", "code-block", "sourcecode", "code-cell", "parsed-literal"), _push_listing),
    "math": _push_formula,
    **dict.fromkeys(
        ("toctree", "contents", "tableofcontents", "index", "bibliography", "sectionauthor", "listing"), _leave_out),
}  # fmt: skip
"""Names of directives, without the part before a colon (`prf:proof`), and what adds them."""


def _render_figure(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    token = tokens[at]
    name = f' id="{escape(token.meta["id"])}"' if token.meta["id"] else ""
    stated = "".join(f' {key}="{escape(str(value))}"' for key, value in token.attrs.items() if value)
    return f"<figure{name}><img{stated}>\n"


def _render_label(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    return open_label(tokens[at].content)
