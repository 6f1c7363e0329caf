"""Elements of a line: emphasis, quotations, links, abbreviations, code, line ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from octavo.model import Abbreviation, Code, Inline, Link, Span, Style, Text
from octavo.readers.elements.context import Context
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.inline_builder import InlineBuilder
from octavo.readers.elements.tree import (
    Element,
    GlobalAttributes,
    classes,
    clean_text,
    global_attributes,
    is_unsafe_url,
    resolve_url,
    tag_of,
    words,
)
from octavo.walk import text

STYLES: dict[str, Style] = {
    "em": "emphasis",
    "i": "emphasis",
    "strong": "strong",
    "b": "strong",
    "cite": "cited-title",
    "sub": "subscript",
    "sup": "superscript",
    "del": "deleted",
    "s": "deleted",
    "strike": "deleted",
    "ins": "inserted",
    "mark": "highlight",
    "small": "small",
    "u": "underline",
    "q": "quotation",
    "kbd": "keyboard",
    "samp": "sample",
    "var": "variable",
    "dfn": "definition",
}

_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique)")  # "font-style: italic"
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")  # "font-weight:700"
_SMALL_CAPS = re.compile(r"font-variant(-caps)?\s*:\s*(all-)?small-caps")  # "font-variant: small-caps"
_SMALL_CAPS_CLASSES = {"small-caps", "smallcaps", "sc", "smcap"}

_Make: TypeAlias = Callable[[tuple[Inline, ...], GlobalAttributes], Iterable[Inline]]
"""What a reader makes of the content and the attributes of an element."""


def _wrap(element: Element, line: InlineBuilder, converter: Converter, make: _Make) -> None:
    """Adds what `make` makes of an element; one without content leaves its id at most."""
    attributes = global_attributes(element, converter.context)
    outer = line.open()
    converter.add_content(element, line)
    content = line.close(outer)
    if content:
        line.extend(make(content, attributes))
    elif "id" in attributes:
        line.add_target(Span((), id=attributes["id"]))


# --- styles -----------------------------------------------------------------------------------------


def read_styled(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """An element whose meaning is a style."""
    style = STYLES[tag_of(element)]
    _wrap(element, line, converter, lambda content, attributes: (Span(content, style=style, **attributes),))


def read_span(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """An element without a meaning of its own: its content, and what its attributes say."""
    style = _declared_style(element)

    def make(content: tuple[Inline, ...], attributes: GlobalAttributes) -> tuple[Inline, ...]:
        return (Span(content, style=style, **attributes),) if attributes or style != "plain" else content

    _wrap(element, line, converter, make)


def _declared_style(element: Element) -> Style:
    """The style that an element states by class or style attribute."""
    style = element.get("style") or ""
    if _SMALL_CAPS.search(style) or not _SMALL_CAPS_CLASSES.isdisjoint(classes(element)):
        return "small-caps"
    if _ITALIC.search(style):
        return "emphasis"
    return "strong" if _BOLD.search(style) else "plain"


def read_quotation(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """A quotation in a line."""

    def make(content: tuple[Inline, ...], attributes: GlobalAttributes) -> tuple[Inline, ...]:
        return (Span(_without_marks(content), style="quotation", **attributes),)

    _wrap(element, line, converter, make)


_PAIRS = {
    '"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "「": "」",
    "‘": "’", "’": "’", "‚": "‘’", "‹": "›", "›": "‹", "『": "』",
}  # fmt: skip
"""What may close a quotation, by what opens it."""


def _without_marks(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A quotation without the marks that a page writes around it itself: those of its language come when it is set."""
    nodes, said = list(content), text(content)
    match nodes[0], nodes[-1]:
        case Text() as first, Text() as last if len(said) > 2 and last.text[-1:] in _PAIRS.get(first.text[:1], ()):
            if first.text[0] in said[1:-1] and first.text[0] != "’":  # two quotations in one
                return content
            nodes[0] = Text(first.text[1:].lstrip("\u202f\xa0"))
            nodes[-1] = Text(nodes[-1].text[:-1].rstrip("\u202f\xa0"))
    return tuple(node for node in nodes if node != Text(""))


# --- links, words, line ends ------------------------------------------------------------------------


def read_link(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """A link; what leads nowhere leaves its words."""
    href = read_href(element, converter.context)
    title = clean_text(element.get("title") or "").strip()

    def make(content: tuple[Inline, ...], attributes: GlobalAttributes) -> tuple[Inline, ...]:
        if href:
            return (Link(content, href, title=title, **attributes),)
        return (Span(content, **attributes),) if attributes else content

    _wrap(element, line, converter, make)


def read_href(element: Element, context: Context) -> str:
    """Where an anchor leads, "" if nowhere; a script for an address is noted."""
    reference = element.get("href") or ""
    if is_unsafe_url(reference):
        context.notes.add("link-unsafe", f"{reference[:60]!r} on {words(element)[:60]!r}")
        return ""
    return resolve_url(reference, context.base)


def read_abbreviation(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """An abbreviation with what it stands for; one that does not say it is words."""
    expansion = clean_text(element.get("title") or "").strip()

    def make(content: tuple[Inline, ...], attributes: GlobalAttributes) -> tuple[Inline, ...]:
        if expansion:
            return (Abbreviation(content, expansion, **attributes),)
        return (Span(content, **attributes),) if attributes else content

    _wrap(element, line, converter, make)


def read_ruby_text(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """How a character is read (HTML ruby), in parentheses after it; the page may write them itself."""
    around = element.getparent()
    written = around is not None and around.find("rp") is not None
    line.add_text("" if written else "(")
    converter.add_content(element, line)
    line.add_text("" if written else ")")


def read_code(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """A word of code, white space as it is."""
    code = clean_text("".join(element.itertext())).replace("\n", " ")
    if code.strip():
        line.add(Code(code, **global_attributes(element, converter.context)))


def read_line_break(_element: Element, line: InlineBuilder, _converter: Converter) -> None:
    """A line end."""
    line.break_line()
