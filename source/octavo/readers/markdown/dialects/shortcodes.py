"""Shortcodes of Hugo, `{{< figure src="a.png" >}}`, and tags of Liquid and GitBook, `{% hint style="info" %}`.

A line of such marks alone is no text: boxes, tabs, figures and listings become what they are, embeds become links, and
the other marks go with a note; what stands between an opening and a closing one stays. Marks in a sentence stay as they
were written, but for `{% raw %}`, which says just that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from msgspec import Struct

from octavo.notes import Notes
from octavo.readers.markdown.dialects.callouts import Box, close_box, open_box, open_label
from octavo.readers.markdown.dialects.environment import INTERRUPTING, is_indented_code, line_text, notes_of

_MARK = re.compile(r"\{%-?\s*(/?)([\w.-]+)([^{}]*?)(/?)\s*-?%\}|\{\{[<%]\s*(/?)\s*([\w./-]+)([^{}]*?)(/?)\s*[>%]\}\}")
_LINE = re.compile(rf"(?:(?:{_MARK.pattern})\s*)+$")
_INCLUDE = re.compile(r"\{\{\s*#\w+[^{}]*\}\}$")  # "{{#include other.md}}" of mdBook
_ARGUMENT = re.compile(r"(?:([\w-]+)\s*[=:]\s*)?(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=|]+))")  # 'title="JS"', "python"
_RAW = re.compile(r"\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}")  # "{% raw %}"
_CODE = {"highlight", "code-block", "codeblock", "prism"}
"""Shortcodes whose content is a listing."""


def add_shortcodes(parser: MarkdownIt) -> None:
    """Reads shortcodes and tags."""
    parser.block.ruler.before("fence", "shortcodes", _parse_line, INTERRUPTING)
    parser.inline.ruler.before("link", "raw_tag", _parse_raw_tag)
    parser.add_render_rule("shortcode", _render_shortcode)


class Shortcode(Struct, frozen=True):
    """A mark: its name, whether it ends what one before it began, and its arguments, numbered or named."""

    name: str
    is_end: bool
    arguments: dict[str, str]
    written: str

    def find(self, *names: str) -> str:
        """The first of these arguments that is given."""
        return next((self.arguments[name] for name in names if self.arguments.get(name)), "")


def _read_shortcode(match: re.Match[str]) -> Shortcode:
    slash, name, rest = (match[1], match[2], match[3]) if match[2] else (match[5], match[6], match[7])
    arguments: dict[str, str] = {}
    for found in _ARGUMENT.finditer(rest):
        arguments[found[1] or str(len(arguments))] = found[2] or found[3] or found[4] or ""
    is_end = bool(slash) or name.startswith("end")
    return Shortcode(name.removeprefix("end").lower() if is_end else name.lower(), is_end, arguments, match[0])


# --- reading ---------------------------------------------------------------------------------------


def _parse_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = line_text(state, start)
    if text[:2] not in ("{%", "{{") or is_indented_code(state, start):
        return False
    marks = [_read_shortcode(match) for match in _MARK.finditer(text)] if _LINE.match(text) else []
    if not marks and not _INCLUDE.match(text):
        return False
    if silent:
        return True
    closing = _find_end(state, marks[0], range(start + 1, end)) if marks and marks[0].name in _CODE else None
    if closing is not None:
        _push_listing(state, marks[0], range(start + 1, closing))
        state.line = closing + 1
        return True
    for mark in marks or [Shortcode("#", False, {}, text)]:
        state.push("shortcode", "", 0).meta["shortcode"] = mark
    state.line = start + 1
    return True


def _find_end(state: StateBlock, mark: Shortcode, lines: range) -> int | None:
    """The line with the mark that ends a listing."""
    ends = re.compile(rf"\{{(?:%-?\s*end|\{{[<%]\s*/\s*){re.escape(mark.name)}\b")
    return next((line for line in lines if ends.match(line_text(state, line))), None)


def _push_listing(state: StateBlock, mark: Shortcode, lines: range) -> None:
    token = state.push("fence", "code", 0)
    token.info, token.markup = mark.find("0", "lang", "language"), "```"
    token.content = state.getLines(lines.start, lines.stop, state.blkIndent, True)


def _parse_raw_tag(state: StateInline, silent: bool) -> bool:
    match = _RAW.match(state.src, state.pos, state.posMax) if state.src.startswith("{%", state.pos) else None
    if match is None or not (silent or notes_of(state.env).leave_out("a mark of a template", match[0])):
        return False
    state.pos = match.end()
    return True


# --- writing ---------------------------------------------------------------------------------------


def _render_shortcode(_: object, tokens: Sequence[Token], at: int, __: object, environment: dict[str, object]) -> str:
    mark: Shortcode = tokens[at].meta["shortcode"]
    notes = notes_of(environment)
    write = _WRITERS.get(mark.name)
    if write is not None:
        return write(mark, notes)
    label = mark.find("title", "caption", "label", "text", "summary", "header", "heading")
    kept = open_label(label) if label and not mark.is_end else ""
    if mark.is_end or notes.leave_out("a mark of a template", mark.written):
        return kept
    return f"<p>{escape(mark.written)}</p>\n"


_Write = Callable[[Shortcode, Notes], str]
"""Writes a mark as HTML."""


def _write_box(mark: Shortcode, _: Notes) -> str:
    kind = mark.find("style", "type", "kind", "0") or mark.name
    kind = kind if mark.name in _GENERIC else mark.name
    box = Box((kind.lower(),), mark.find("title", "summary", "header", "1" if mark.name in _GENERIC else "0"))
    if not box.is_known:
        box = Box(("note",), box.title or (kind if " " in kind else ""))
    return close_box(box) if mark.is_end else open_box(box)


def _write_folded(mark: Shortcode, _: Notes) -> str:
    box = Box(("details",), mark.find("title", "summary", "0", "header", "label"))
    return close_box(box) if mark.is_end else open_box(box)


def _write_label(mark: Shortcode, _: Notes) -> str:
    label = mark.find("title", "name", "label", "header", "tabname", "0")
    return open_label(label) if label and not mark.is_end else ""


def _write_figure(mark: Shortcode, _: Notes) -> str:
    if mark.is_end or not (source := mark.find("src", "source", "url", "0")):
        return ""
    alt, width = mark.find("alt"), mark.find("width")
    stated = (f' alt="{escape(alt)}"' if alt else "") + (f' width="{escape(width)}"' if width else "")
    said = [mark.arguments[name] for name in ("title", "caption", "attr") if mark.arguments.get(name)]
    caption = f"<figcaption>{escape('. '.join(said))}</figcaption>" if said else ""
    return f'<figure><img src="{escape(source)}"{stated}>{caption}</figure>\n'


_PLACES = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "gist": "https://gist.github.com/",
}
"""Where what a shortcode only names is to be found."""


def _write_embed(mark: Shortcode, notes: Notes) -> str:
    place = mark.find("url", "src", "href", "id", "0")
    if mark.is_end or not place:
        return ""
    url = place if "/" in place else _PLACES.get(mark.name, "") + place
    notes.add("embed-linked", f"{mark.name}: {url}")
    words = mark.find("title", "text", "caption", "alt") or url
    return f'<p><a href="{escape(url)}">{escape(words)}</a></p>\n'


_GENERIC = {"hint", "notice", "alert", "callout", "admonition", "block", "box", "highlight-box", "message", "flash"}
"""Boxes whose kind is an argument."""

_WRITERS: dict[str, _Write] = {
    **dict.fromkeys(_GENERIC, _write_box),
    **dict.fromkeys(("note", "tip", "info", "warning", "caution", "danger", "important", "success"), _write_box),
    **dict.fromkeys(("details", "expand", "collapse", "spoiler", "accordion", "accordion-item"), _write_folded),
    **dict.fromkeys(("tab", "code", "step", "card", "column", "page", "button", "badge"), _write_label),
    **dict.fromkeys(("figure", "image", "img", "imgproc", "picture"), _write_figure),
    **dict.fromkeys(
        ("embed", "youtube", "vimeo", "video", "audio", "gist", "tweet", "twitter", "file"), _write_embed),
    **dict.fromkeys(("tabs", "tabpane", "stepper", "columns", "cards", "content-ref", "raw"), lambda *_: ""),
}  # fmt: skip
"""Names of marks, and what writes them."""
