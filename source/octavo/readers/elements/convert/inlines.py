"""Elements in a line: words, emphasis, links, code, line ends. White space collapses as HTML's does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from octavo.model import Abbreviation, Code, Inline, LineBreak, Link, Placeholder, Span, Style, Text
from octavo.readers.elements.context import INLINE_READERS, Context, Element, inline
from octavo.readers.elements.tree import SPACE, address, classes, clean, common, is_unsafe, words
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

SILENT = {
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "base", "button", "input", "select",
    "textarea", "form-control", "datalist", "option", "map", "area", "param", "source", "track", "col", "colgroup",
    "wbr", "progress", "meter", "canvas", "dialog", "noframes", "noembed",
}  # fmt: skip
"""Elements whose content is never words of the page."""

_SPACES = re.compile(f"[{SPACE}]+")
_UNEVEN = re.compile(r"[\t\n\r\f]|  ")
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique)")
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")
_SMALL_CAPS = re.compile(r"font-variant(-caps)?\s*:\s*(all-)?small-caps")


class Line:
    """Collects the inlines of one line of text; a space waits until a word follows it."""

    def __init__(self) -> None:
        self.nodes: list[Inline] = []
        self._waiting = False
        self._fresh = True
        self._owed = False

    def text(self, text: str | None) -> None:
        """Adds words, white space collapsed."""
        if not text:
            return
        text = clean(text)
        if _UNEVEN.search(text):
            text = _SPACES.sub(" ", text)
        if self._owed:
            self._owed, self._waiting = False, text[:1].isalnum()
        if text[:1] == " ":
            self._waiting = not self._fresh
            text = text[1:]
        if not text:
            return
        self.settle()
        self._waiting = text[-1] == " "
        self._write(text[:-1] if self._waiting else text)

    def add(self, node: Inline) -> None:
        """Adds a node that stands like a word."""
        self.settle()
        self.nodes.append(node)
        self._fresh = False

    def glue(self, node: Inline) -> None:
        """Adds a node that stands close to the word before it, a note's mark: a space before it comes after it."""
        self._owed, self._waiting = self._waiting, False
        self.nodes.append(node)

    def target(self, node: Inline) -> None:
        """Adds a node that shows nothing."""
        self.nodes.append(node)

    def end(self) -> None:
        """Adds a line end; spaces around it go."""
        self._waiting, self._fresh = False, True
        self.nodes.append(LineBreak())

    def settle(self) -> None:
        """Writes the space that waits."""
        if self._waiting:
            self._waiting = False
            self._write(" ")
            self._fresh = True

    def open(self) -> list[Inline]:
        """Starts a node around what follows; hand the result to `close`."""
        self.settle()
        outer, self.nodes = self.nodes, []
        return outer

    def close(self, outer: list[Inline]) -> tuple[Inline, ...]:
        """What was added since `open`; what follows goes outside again."""
        inner, self.nodes = self.nodes, outer
        return tuple(inner)

    def join(self, nodes: Iterable[Inline]) -> None:
        """Adds finished nodes; words next to words become one text."""
        for node in nodes:
            last = self.nodes[-1] if self.nodes else None
            if isinstance(node, Text) and isinstance(last, Text):
                self.nodes[-1] = Text(last.text + node.text)
            else:
                self.nodes.append(node)

    def _write(self, text: str) -> None:
        self._fresh = False
        if self.nodes and isinstance(last := self.nodes[-1], Text):
            self.nodes[-1] = Text(last.text + text)
        else:
            self.nodes.append(Text(text))


def read_children(element: Element, line: Line, context: Context) -> None:
    """Adds the words and elements inside `element`."""
    line.text(element.text)
    for child in element:
        if isinstance(child.tag, str):
            read_inline(child, line, context)
        line.text(child.tail)


def read_inline(element: Element, line: Line, context: Context) -> None:
    """Adds one element."""
    read = INLINE_READERS.get(element.tag)
    if read is not None:
        read(element, line, context)
    elif element.tag not in SILENT:
        _plain(element, line, context)


def line_of(element: Element, context: Context) -> tuple[Inline, ...]:
    """The whole content of an element as one line."""
    line = Line()
    read_children(element, line, context)
    return tidy(line.nodes)


def tidy(nodes: list[Inline]) -> tuple[Inline, ...]:
    """A line without line ends and spaces at its edges."""
    nodes = list(nodes)
    while nodes and isinstance(nodes[0], LineBreak):
        nodes.pop(0)
    while nodes and (isinstance(nodes[-1], LineBreak) or nodes[-1] == Text(" ")):
        nodes.pop()
    if nodes and isinstance(last := nodes[-1], Text) and last.text[-1:] == " ":
        nodes[-1] = Text(last.text.rstrip(SPACE))
    return tuple(nodes)


def _wrap(element: Element, line: Line, context: Context, make: Any) -> None:
    """Adds `make(content)` for the content of an element; an element without content leaves its id at most."""
    carried = common(element, context)
    outer = line.open()
    read_children(element, line, context)
    content = line.close(outer)
    if content:
        line.join(make(content, carried))
    elif "id" in carried:
        line.target(Span((), id=carried["id"]))


def _plain(element: Element, line: Line, context: Context) -> None:
    style = _style(element)

    def make(content: tuple[Inline, ...], carried: dict[str, Any]) -> tuple[Inline, ...]:
        return (Span(content, style=style, **carried),) if carried or style != "plain" else content

    _wrap(element, line, context, make)


def _style(element: Element) -> Style:
    """The style that an element without a meaning of its own states by class or style attribute."""
    style = element.get("style") or ""
    if _SMALL_CAPS.search(style) or not {"small-caps", "smallcaps", "sc", "smcap"}.isdisjoint(classes(element)):
        return "small-caps"
    if _ITALIC.search(style):
        return "emphasis"
    return "strong" if _BOLD.search(style) else "plain"


@inline(*STYLES)
def _styled(element: Element, line: Line, context: Context) -> None:
    style = STYLES[element.tag]
    _wrap(element, line, context, lambda content, carried: (Span(content, style=style, **carried),))


@inline("q")
def _quotation(element: Element, line: Line, context: Context) -> None:
    _wrap(element, line, context, lambda content, carried: (Span(_unmarked(content), style="quotation", **carried),))


_PAIRS = {
    '"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "「": "」",
    "‘": "’", "’": "’", "‚": "‘’", "‹": "›", "›": "‹", "『": "』",
}  # fmt: skip
"""What may close a quotation, by what opens it."""


def _unmarked(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A quotation without the marks that a page writes around it itself: those of its language come when it is set."""
    nodes, said = list(content), text(content)
    match nodes[0], nodes[-1]:
        case Text() as first, Text() as last if len(said) > 2 and last.text[-1:] in _PAIRS.get(first.text[:1], ()):
            if first.text[0] in said[1:-1] and first.text[0] != "’":  # two quotations in one
                return content
            nodes[0] = Text(first.text[1:].lstrip("\u202f\xa0"))
            nodes[-1] = Text(nodes[-1].text[:-1].rstrip("\u202f\xa0"))
    return tuple(node for node in nodes if node != Text(""))


@inline("br")
def _break(_element: Element, line: Line, _context: Context) -> None:
    line.end()


@inline("a")
def _link(element: Element, line: Line, context: Context) -> None:
    href = link_address(element, context)
    title = clean(element.get("title") or "").strip()

    def make(content: tuple[Inline, ...], carried: dict[str, Any]) -> tuple[Inline, ...]:
        if href:
            return (Link(content, href, title=title, **carried),)
        return (Span(content, **carried),) if carried else content

    _wrap(element, line, context, make)


def link_address(element: Element, context: Context) -> str:
    """Where an anchor leads, "" if nowhere; a script for an address is noted."""
    reference = element.get("href") or ""
    if is_unsafe(reference):
        context.notes.add("link-unsafe", f"{reference[:60]!r} on {words(element)[:60]!r}")
        return ""
    return address(reference, context.base)


@inline("rt")
def _reading(element: Element, line: Line, context: Context) -> None:
    """How a character is read (HTML ruby), in parentheses after it; the page may write them itself."""
    around = element.getparent()
    written = around is not None and around.find("rp") is not None
    line.text("" if written else "(")
    read_children(element, line, context)
    line.text("" if written else ")")


@inline("abbr", "acronym")
def _abbreviation(element: Element, line: Line, context: Context) -> None:
    expansion = clean(element.get("title") or "").strip()

    def make(content: tuple[Inline, ...], carried: dict[str, Any]) -> tuple[Inline, ...]:
        if expansion:
            return (Abbreviation(content, expansion, **carried),)
        return (Span(content, **carried),) if carried else content

    _wrap(element, line, context, make)


@inline("code", "tt")
def _code(element: Element, line: Line, context: Context) -> None:
    text = clean("".join(element.itertext())).replace("\n", " ")
    if text.strip():
        line.add(Code(text, **common(element, context)))


_EMBEDS: dict[str, Any] = {
    "iframe": "frame",
    "frame": "frame",
    "video": "video",
    "audio": "audio",
    "object": "document",
    "embed": "document",
    "applet": "document",
}


@inline(*_EMBEDS)
def _embed(element: Element, line: Line, context: Context) -> None:
    kind = _EMBEDS[element.tag]
    source = element.find(".//source")
    reference = next(
        (
            found
            for found in (element.get("src"), element.get("data-src"), element.get("data"), _source(source))
            if found and found != "about:blank"
        ),
        "",
    )
    href = address(reference, context.base)
    href = f"https:{href}" if href.startswith("//") else href
    label = clean(element.get("title") or element.get("aria-label") or "").strip()
    context.notes.add("embed-linked", f"{kind}: {label or href or 'without an address'}")
    line.add(Placeholder(kind, label=label, href=href if href.startswith(("http:", "https:")) else ""))


def _source(element: Element) -> str:
    return "" if element is None else element.get("src") or ""
