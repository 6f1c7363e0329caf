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
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

DEEPEST = 200
"""Levels of tokens that are read: markdown-it reads one in another by recursion, and leaves out what is deeper."""

_ATTRIBUTES_AT_END = re.compile(r"\s*(\{[^{}]*\})\s*$")  # "Folds {#folds .x}"
_ATTRIBUTES = re.compile(r"\{[^{}]*\}")  # "{.note #x}"
_SWALLOWING = re.compile(  # "<textarea>", after which a browser shows nothing as text
    r"<(?=/?(?:title|textarea|xmp|noembed|noframes|plaintext|select)\b)", re.IGNORECASE
)
_SWALLOWING_IN_LINE = re.compile(_SWALLOWING.pattern.replace("title", "title|script|style"), re.IGNORECASE)
_CALLOUTS = {
    "note", "info", "tip", "hint", "warning", "caution", "danger", "important", "attention", "error", "notice",
    "example", "abstract", "tldr", "question", "success", "failure", "bug",
}  # fmt: skip
_DETAILS = {"details", "collapse", "spoiler"}


@cache
def markdown_parser() -> MarkdownIt:
    """The parser of our dialect, made once."""
    from mdit_py_plugins.admon import admon_plugin
    from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST, "tasklists": True})
    parser.options["strikethrough_single_tilde"] = True
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - elements takes unsafe ones off
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin).use(admon_plugin).use(gfm_autolink_plugin)
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, allow_blank_lines=False, double_inline=True)
    parser.use(attrs_plugin, spans=True, after=("image", "code_inline", "link_close", "span_close", "math_inline"))
    parser.use(attrs_block_plugin)
    parser.use(container_plugin, "box", validate=lambda parameters, _: bool(parameters.strip()), render=_render_box)
    parser.block.ruler.before("table", "line_block", _parse_line_block)
    parser.core.ruler.push("headings", _identify_headings)
    for kind in ("html_block", "html_inline"):
        parser.add_render_rule(kind, _render_html)
    parser.add_render_rule("image", _render_image)
    parser.add_render_rule("footnote_anchor_name", _name_footnote)
    return parser


def _name_footnote(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    """What a footnote is called: as its author labelled it, because its number changes with each note before it."""
    label = tokens[at].meta.get("label") or ""
    return f"-{label}" if re.fullmatch(r"[\w-]+", label) else str(tokens[at].meta["id"] + 1)


def _render_html(self: object, tokens: Sequence[Token], at: int, *_: object) -> str:  # noqa: ARG001 - markdown-it's signature
    """HTML as it was written, but for tags that would make all that follows them invisible (GFM, section 6.11)."""
    swallowing = _SWALLOWING if tokens[at].type == "html_block" else _SWALLOWING_IN_LINE
    return swallowing.sub("&lt;", tokens[at].content)


def _render_image(
    self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, environment: EnvType
) -> str:
    """A picture. Without words in its brackets it says nothing; alt="" would say that it is an ornament."""
    if tokens[at].children:
        return self.image(tokens, at, options, environment)
    tokens[at].attrs.pop("alt", None)
    return self.renderToken(tokens, at, options, environment)


# --- headings --------------------------------------------------------------------------------------


def _identify_headings(state: StateCore) -> None:
    """Gives each heading the id that its writer wrote after it, else the one that GitHub makes of its words."""
    seen: dict[str, int] = {}
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open":
            _take_attributes(opening, inline)
            if not opening.attrGet("id"):
                opening.attrSet("id", _unique_id(slug(_text_of(inline)), seen))


def _take_attributes(opening: Token, inline: Token) -> None:
    """Gives a heading the attributes in braces that its words end in, which go."""
    from mdit_py_plugins.attrs.parse import ParseError, parse

    last = inline.children[-1] if inline.children else None
    match = _ATTRIBUTES_AT_END.search(last.content) if last and last.type == "text" else None
    if last is None or match is None:
        return
    try:
        _, attributes = parse(match[1])
    except ParseError:
        return
    last.content = last.content[: match.start()]
    opening.attrs.update(attributes)


def _text_of(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))


def slug(words: str) -> str:
    """A heading's id as GitHub makes it: lower case, no punctuation, hyphens for spaces."""
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


def _unique_id(name: str, seen: dict[str, int]) -> str:
    count = seen.get(name, 0)
    seen[name] = count + 1
    return f"{name}-{count}" if count else name


# --- boxes -----------------------------------------------------------------------------------------


def _render_box(self: object, tokens: Sequence[Token], at: int, *_: object) -> str:  # noqa: ARG001 - markdown-it's signature
    """`::: note Title` and `::: {.note #id}` as a box, `::: name` as a division of that class."""
    if tokens[at].nesting < 0:
        return f"</{tokens[at].meta.get('tag', 'div')}>\n"
    attributes, title = _split_info(tokens[at].info.strip().strip(":").strip())
    names = str(attributes.pop("class", "")).split()
    kind = names[0].lower() if names else "note"
    if kind in _DETAILS:
        _closing_token(tokens, at).meta["tag"] = "details"
        return f"<details>\n<summary>{escape(title)}</summary>\n"
    if kind in _CALLOUTS:
        names = ["admonition", *names]
        title = f'<p class="admonition-title">{escape(title or kind.capitalize())}</p>\n'
    elif title:
        title = f"<p><strong>{escape(title)}</strong></p>\n"
    stated = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    return f'<div class="{escape(" ".join(names))}"{stated}>\n{title}'


def _split_info(info: str) -> tuple[dict[str, Any], str]:
    """The attributes and the title that stand after the colons."""
    from mdit_py_plugins.attrs.parse import ParseError, parse

    match = _ATTRIBUTES.search(info)
    try:
        attributes: dict[str, Any] = dict(parse(match[0])[1]) if match else {}
    except ParseError:
        attributes = {}
    bare = (info[: match.start()] + info[match.end() :] if match else info).strip()
    if "class" in attributes:
        return attributes, bare.strip("\"'")
    name, _, title = bare.partition(" ")
    return attributes | {"class": name}, title.strip().strip("\"'")


def _closing_token(tokens: Sequence[Token], at: int) -> Token:
    return next(token for token in tokens[at + 1 :] if token.level == tokens[at].level and token.nesting < 0)


# --- verse -----------------------------------------------------------------------------------------


def _parse_line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that start with a bar and a space are verse, each as it stands; an empty one parts stanzas."""
    line = start
    lines: list[str] = []
    while line < end and state.sCount[line] == state.blkIndent and (verse := _text_after_bar(state, line)) is not None:
        lines.append(verse)
        line += 1
    if not lines or not any(lines) or any(verse.rstrip().endswith("|") for verse in lines):
        return False
    if silent:
        return True
    state.push("line_block_open", "div", 1).attrSet("class", "line-block")
    for verse in lines:
        state.push("verse_line_open", "div", 1)
        inline = state.push("inline", "", 0)
        indent = len(verse) - len(verse.lstrip())
        inline.content, inline.children = "\u00a0" * indent + verse.strip(), []
        state.push("verse_line_close", "div", -1)
    state.push("line_block_close", "div", -1)
    state.line = line
    return True


def _text_after_bar(state: StateBlock, line: int) -> str | None:
    """What stands after the bar of a line, None if it does not start with one."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    return text[2:] if text == "|" or text.startswith("| ") else None
