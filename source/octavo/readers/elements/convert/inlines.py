"""Elements of a line: emphasis, quotations, links, abbreviations, code, line ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from octavo.markup_names import HEADINGS
from octavo.model import Abbreviation, Code, Inline, Link, Span, Style, Text
from octavo.readers.elements.context import Context
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.inline_builder import InlineBuilder
from octavo.readers.elements.redirects import follow_redirect
from octavo.readers.elements.style.declarations import declarations_of, denies, is_slanted, styles_of
from octavo.readers.elements.tree import (
    Element,
    GlobalAttributes,
    classes,
    clean_text,
    global_attributes,
    is_unsafe_url,
    resolve_url,
    stands_in,
    tag_of,
    text_in,
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
    styles = styles_of_named(element, STYLES[tag_of(element)])
    _wrap(element, line, converter, lambda content, attributes: _nest_spans(content, styles, attributes))


def read_span(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """An element without a meaning of its own: its content, and what its look and its attributes say."""
    styles = looks_of(element)
    _wrap(element, line, converter, lambda content, attributes: _nest_spans(content, styles, attributes))


def looks_of(element: Element) -> tuple[Style, ...]:
    """The styles that an element has by its look alone, the outermost first.

    What is set upright among italics is emphasised by that; a line under links, and weight in a heading, are their own.
    """
    declarations = declarations_of(element)
    styles = styles_of(declarations)
    if not _SMALL_CAPS_CLASSES.isdisjoint(classes(element)) and "small-caps" not in styles:
        styles = (*styles, "small-caps")
    if declarations.get("font-style") == "normal" and _stands_in_italics(element):
        styles = (*styles, "emphasis")
    if "underline" in styles and _is_link(element):
        styles = tuple(style for style in styles if style != "underline")
    if "strong" in styles and stands_in(element, *HEADINGS, "th", "dt"):
        styles = tuple(style for style in styles if style != "strong")
    return styles


def styles_of_named(element: Element, named: Style) -> tuple[Style, ...]:
    """The styles of an element that has one by its name; its look may add to it, or take it away."""
    declarations = declarations_of(element)
    if not declarations:
        return (named,)
    denied = denies(declarations, named) and not (named in _SLANTED and _stands_in_italics(element))
    added = tuple(style for style in looks_of(element) if style != named)
    return added if denied else (*added, named)


_SLANTED = ("emphasis", "cited-title")


def _stands_in_italics(element: Element) -> bool:
    """Whether the words around an element are set in italics."""
    for around in element.iterancestors():
        declarations = declarations_of(around)
        if "font-style" in declarations:
            return is_slanted(declarations)
        if around.tag in ("em", "i", "cite"):
            return True
    return False


def _is_link(element: Element) -> bool:
    """Whether an element stands in a link, or holds hardly anything else."""
    link = element.find(".//a")
    return stands_in(element, "a") or (link is not None and words(link) == words(element))


def _nest_spans(
    content: tuple[Inline, ...], styles: tuple[Style, ...], attributes: GlobalAttributes
) -> tuple[Inline, ...]:
    """A span for each style around `content`; the outermost carries the attributes."""
    for style in reversed(styles[1:]):
        content = (Span(content, style=style),)
    if styles or attributes:
        return (Span(content, style=styles[0] if styles else "plain", **attributes),)
    return content


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
    return follow_redirect(resolve_url(reference, context.base))


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
    code = clean_text(text_in(element)).replace("\n", " ")
    if code.strip():
        line.add(Code(code, **global_attributes(element, converter.context)))


def read_line_break(_element: Element, line: InlineBuilder, _converter: Converter) -> None:
    """A line end."""
    line.break_line()
