"""HTML in Markdown: as it was written, but for what is no HTML.

Names in angle brackets that HTML does not know are words, `List<T>`, `<your name>`, unless they have an end or
attributes: then they are components (MDX, Vue, Astro), whose marks go with a note and whose words stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from lxml.html import defs
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from octavo.pictures.svg.vocabulary import ELEMENTS
from octavo.readers.markdown.dialects.environment import INTERRUPTING, is_indented_code, line_text, notes_of

_SWALLOWING = re.compile(  # "<textarea>", after which a browser shows nothing as text
    r"<(?=/?(?:title|textarea|xmp|noembed|noframes|plaintext|select)\b)", re.IGNORECASE
)
_SWALLOWING_IN_LINE = re.compile(_SWALLOWING.pattern.replace("title", "title|script|style"), re.IGNORECASE)
_SWALLOWING_BESIDE_DRAWINGS = re.compile(_SWALLOWING.pattern.replace("title|", ""), re.IGNORECASE)
"""Those of a text with drawings, which have titles and styles of their own."""
_NO_MARKUP = re.compile(  # "<!so it goes>", "<! and", "<?who?>"
    r"<(?=!(?!--|\[CDATA\[|[A-Z]|doctype\b)|\?(?!(?:php|xml|xml-stylesheet)\b))"
)
_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*)((?:\s+[^<>]*?|\s*))(/?)>")  # "<T>", "</Tabs>", '<Tab label="One">'
_VALUES = re.compile(r"[\w:@.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=]+)")  # 'label="One"'
_BARE = re.compile(r"\w")  # in a sentence "<T larch" are words, not the attributes of a component
_AROUND_MARKDOWN = re.compile(r"\smarkdown\b")  # '<figure markdown="span">', "<div markdown>"
_LABEL = re.compile(
    r"\b(?:title|label|summary|caption|header|heading)=(?:\"([^\"]*)\"|'([^']*)'|\{[\"'`]([^\"'`]*)[\"'`]\})"
)
"""What a component says in an attribute: `<TabItem value="npm" label="With npm">`."""

_HTML = defs.tags | {
    "bdi", "data", "dialog", "frame", "image", "listing", "main", "menuitem", "nobr", "noembed", "noframes", "picture",
    "plaintext", "rb", "rtc", "search", "slot", "spacer", "template", "xmp",
}  # fmt: skip
"""Names that HTML has, or had."""


def add_raw_html(parser: MarkdownIt) -> None:
    """Writes HTML, and keeps as words what is none."""
    parser.core.ruler.push("tags", _gather_tags)
    parser.block.ruler.before("html_block", "tag_around_markdown", _parse_tag, INTERRUPTING)
    for kind in ("html_block", "html_inline"):
        parser.add_render_rule(kind, _render_html)


def _parse_tag(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A tag alone in its line with Markdown after it: a component's, or one that says so."""
    text = line_text(state, start)
    match = _TAG.fullmatch(text) if text[:1] == "<" and not is_indented_code(state, start) else None
    if match is None or not (_AROUND_MARKDOWN.search(match[3]) or (match[2][0].isupper() and not _is_html(match[2]))):
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.content = f"{text}\n"
        state.line = start + 1
    return True


def _is_html(name: str) -> bool:
    """Whether HTML has an element of this name, or may have it."""
    return name.lower() in _HTML or "-" in name or ":" in name


def _gather_tags(state: StateCore) -> None:
    """Writes down which tags start and end anywhere in the text: `Tab`, `/Tab`."""
    tokens = (child for token in state.tokens for child in (token, *(token.children or ())))
    markup = (token.content for token in tokens if token.type in ("html_block", "html_inline"))
    state.env["tags"] = {match[1] + match[2] for part in markup for match in _TAG.finditer(part)}


def _render_html(_: object, tokens: Sequence[Token], at: int, __: OptionsDict, environment: EnvType) -> str:
    """HTML as it was written, but for tags that would make all that follows them invisible (GFM, section 6.11)."""
    in_block = tokens[at].type == "html_block"
    if _NO_MARKUP.match(tokens[at].content):
        return escape(tokens[at].content, quote=False)
    swallowing = _SWALLOWING if in_block else _SWALLOWING_IN_LINE
    if "svg" in environment["tags"]:
        swallowing = _SWALLOWING_BESIDE_DRAWINGS
    markup = _NO_MARKUP.sub("&lt;", swallowing.sub("&lt;", tokens[at].content))
    if "<!--" in markup or "<svg" in markup.lower() or "<math" in markup.lower():
        return markup
    return _TAG.sub(lambda match: _write_tag(match, environment, in_block), markup)


_OF_DRAWINGS = {*ELEMENTS, "foreignobject"}
"""Elements of a drawing, whose tags are single ones where it begins in the line of its first tag."""


def _write_tag(match: re.Match[str], environment: EnvType, in_block: bool) -> str:
    """A tag as it was written, if HTML has it or may have it; words, or what a component says, if not."""
    ending, name, attributes, alone = match.groups()
    if _is_html(name) or ("svg" in environment["tags"] and name.lower() in _OF_DRAWINGS):
        return match[0]
    is_paired = alone or (name if ending else f"/{name}") in environment["tags"]
    if not is_paired or (not in_block and _BARE.search(_VALUES.sub("", attributes))):
        return escape(match[0], quote=False)
    if not ending:
        notes_of(environment).add("structure-changed", f"a component was replaced by what is in it: <{name}>")
    label = next((said for found in _LABEL.finditer(attributes) for said in found.groups() if said), "")
    return f"<strong>{escape(label)}</strong>" if label and name[0].isupper() else ""
