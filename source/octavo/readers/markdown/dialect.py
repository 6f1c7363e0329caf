"""The Markdown that is read: CommonMark, GitHub's tables and tasks, and what writers of books expect besides.

Footnotes, definition lists, attributes in braces, boxes (`!!! note`, `::: note`), formulas between dollars, and
lines of verse after bars. All of it becomes HTML, which `octavo.readers.elements` reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

DEEPEST = 200
"""Levels of tokens that are read: markdown-it reads one in another by recursion, and leaves out what is deeper."""

_ATTRIBUTES = re.compile(r"\s*(\{[^{}]*\})\s*$")
_BRACES = re.compile(r"\{(?P<inside>[^{}]*)\}")
_SWALLOWING = re.compile(r"<(?=/?(?:title|textarea|xmp|noembed|noframes|plaintext|select)\b)", re.IGNORECASE)
_SWALLOWING_IN_LINE = re.compile(_SWALLOWING.pattern.replace("title", "title|script|style"), re.IGNORECASE)
_BOXES = {
    "note", "info", "tip", "hint", "warning", "caution", "danger", "important", "attention", "error", "notice",
    "example", "abstract", "tldr", "question", "success", "failure", "bug",
}  # fmt: skip
_DETAILS = {"details", "collapse", "spoiler"}


@cache
def parser() -> MarkdownIt:
    """The parser, made once."""
    from mdit_py_plugins.admon import admon_plugin
    from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

    made = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST, "tasklists": True})
    made.options["strikethrough_single_tilde"] = True
    made.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - elements takes unsafe ones off
    made.enable(["table", "strikethrough"])
    made.use(footnote_plugin).use(deflist_plugin).use(admon_plugin).use(gfm_autolink_plugin)
    made.use(dollarmath_plugin, allow_space=False, allow_digits=False, allow_blank_lines=False, double_inline=True)
    made.use(attrs_plugin, spans=True, after=("image", "code_inline", "link_close", "span_close", "math_inline"))
    made.use(attrs_block_plugin)
    made.use(container_plugin, "box", validate=lambda parameters, _: bool(parameters.strip()), render=_box)
    made.block.ruler.before("table", "line_block", _line_block)
    made.core.ruler.push("headings", _headings)
    for kind in ("html_block", "html_inline"):
        made.add_render_rule(kind, _raw)
    made.add_render_rule("image", _image)
    made.add_render_rule("footnote_anchor_name", _note_name)
    return made


def _note_name(_: object, tokens: Sequence[Token], at: int, *__: Any) -> str:
    """What a note is called: as its author labelled it, because its number changes with each note before it."""
    label = tokens[at].meta.get("label") or ""
    return f"-{label}" if re.fullmatch(r"[\w-]+", label) else str(tokens[at].meta["id"] + 1)


def _raw(self: object, tokens: Sequence[Token], at: int, *_: Any) -> str:  # noqa: ARG001 - markdown-it's signature
    """HTML as it was written, but for tags that would make all that follows them invisible (GFM, section 6.11)."""
    swallowing = _SWALLOWING if tokens[at].type == "html_block" else _SWALLOWING_IN_LINE
    return swallowing.sub("&lt;", tokens[at].content)


def _image(self: Any, tokens: Sequence[Token], at: int, options: Any, environment: Any) -> str:
    """A picture. Without words in its brackets it says nothing; alt="" would say that it is an ornament."""
    if tokens[at].children:
        return str(self.image(tokens, at, options, environment))
    tokens[at].attrs.pop("alt", None)
    return str(self.renderToken(tokens, at, options, environment))


# --- headings --------------------------------------------------------------------------------------


def _headings(state: StateCore) -> None:
    """Gives each heading the id that its writer wrote after it, else the one that GitHub makes of its words."""
    seen: dict[str, int] = {}
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open":
            _take_attributes(opening, inline)
            if not opening.attrGet("id"):
                opening.attrSet("id", _unique(slug(_words(inline)), seen))


def _take_attributes(opening: Token, inline: Token) -> None:
    from mdit_py_plugins.attrs.parse import ParseError, parse

    last = inline.children[-1] if inline.children else None
    match = _ATTRIBUTES.search(last.content) if last and last.type == "text" else None
    if last is None or match is None:
        return
    try:
        _, attributes = parse(match[1])
    except ParseError:
        return
    last.content = last.content[: match.start()]
    opening.attrs.update(attributes)


def _words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))


def slug(words: str) -> str:
    """A heading's id as GitHub makes it: lower case, no punctuation, hyphens for spaces."""
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


def _unique(name: str, seen: dict[str, int]) -> str:
    count = seen.get(name, 0)
    seen[name] = count + 1
    return f"{name}-{count}" if count else name


# --- boxes -----------------------------------------------------------------------------------------


def _box(self: object, tokens: Sequence[Token], at: int, *_: Any) -> str:  # noqa: ARG001 - markdown-it's signature
    """`::: note Title` and `::: {.note #id}` as a box, `::: name` as a division of that class."""
    if tokens[at].nesting < 0:
        return f"</{tokens[at].meta.get('tag', 'div')}>\n"
    words = tokens[at].info.strip().strip(":").strip()
    attributes, title = _stated(words)
    names = str(attributes.pop("class", "")).split()
    kind = names[0].lower() if names else "note"
    if kind in _DETAILS:
        _closing(tokens, at).meta["tag"] = "details"
        return f"<details>\n<summary>{escape(title)}</summary>\n"
    if kind in _BOXES:
        names = ["admonition", *names]
        title = f'<p class="admonition-title">{escape(title or kind.capitalize())}</p>\n'
    elif title:
        title = f"<p><strong>{escape(title)}</strong></p>\n"
    written = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    return f'<div class="{escape(" ".join(names))}"{written}>\n{title}'


def _stated(words: str) -> tuple[dict[str, Any], str]:
    """The attributes and the title that stand after the colons."""
    from mdit_py_plugins.attrs.parse import ParseError, parse

    match = _BRACES.search(words)
    try:
        attributes: dict[str, Any] = dict(parse(match[0])[1]) if match else {}
    except ParseError:
        attributes = {}
    bare = (words[: match.start()] + words[match.end() :] if match else words).strip()
    if "class" in attributes:
        return attributes, bare.strip("\"'")
    name, _, title = bare.partition(" ")
    return attributes | {"class": name}, title.strip().strip("\"'")


def _closing(tokens: Sequence[Token], at: int) -> Token:
    return next(token for token in tokens[at + 1 :] if token.level == tokens[at].level and token.nesting < 0)


# --- verse -----------------------------------------------------------------------------------------


def _line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that start with a bar and a space are verse, each as it stands; an empty one parts stanzas."""
    line, lines = start, list[str]()
    while line < end and state.sCount[line] == state.blkIndent and (words := _after_bar(state, line)) is not None:
        lines.append(words)
        line += 1
    if not lines or not any(lines) or any(words.rstrip().endswith("|") for words in lines):
        return False
    if silent:
        return True
    state.push("line_block_open", "div", 1).attrSet("class", "line-block")
    for words in lines:
        state.push("verse_line_open", "div", 1)
        inline = state.push("inline", "", 0)
        indent = len(words) - len(words.lstrip())
        inline.content, inline.children = "\u00a0" * indent + words.strip(), []
        state.push("verse_line_close", "div", -1)
    state.push("line_block_close", "div", -1)
    state.line = line
    return True


def _after_bar(state: StateBlock, line: int) -> str | None:
    """What stands after the bar of a line, None if it does not start with one."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    return text[2:] if text == "|" or text.startswith("| ") else None
