"""Elements that stand apart: paragraphs, headings, lists, quotes, boxes. Mixed content becomes paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from octavo.locale.characters import is_blank
from octavo.model import (
    Block,
    DescriptionList,
    Entry,
    Footnote,
    Image,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    Math,
    Node,
    Numbering,
    Paragraph,
    Placeholder,
    Span,
    ThematicBreak,
)
from octavo.readers.elements.context import BLOCK_READERS, Context, Element, block
from octavo.readers.elements.convert.inlines import SILENT, STYLES, Line, line_of, link_address, read_inline, tidy
from octavo.readers.elements.tree import ancestors, common
from octavo.walk import Flat, Heading, has, nest, rewrite, text, visit

WRAPPERS = {
    "address", "article", "aside", "body", "center", "details", "dialog", "div", "fieldset", "footer", "form", "header",
    "hgroup", "html", "legend", "main", "nav", "search", "section", "summary", "noscript", "picture-box", "li", "dt",
    "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "figcaption",
}  # fmt: skip
"""Elements that only hold blocks, wherever they stand without the element around them that they belong to."""


def mark_mixed(element: Element, context: Context) -> None:
    """Finds the elements of a line that hold blocks: they are read as wrappers."""
    stop = {None, element}
    for found in element.iter(*BLOCK_READERS, *WRAPPERS):
        if found is element:
            continue
        around = found.getparent()
        while around not in stop and around.tag != "octavo-note" and not is_block(around, context):
            context.mixed.add(around)
            around = around.getparent()


def is_block(element: Element, context: Context) -> bool:
    """Whether an element stands apart from the line."""
    return element.tag in BLOCK_READERS or element.tag in WRAPPERS or element in context.mixed


def flow(element: Element, context: Context) -> list[Flat]:
    """The content of an element as blocks and headings; words between blocks become paragraphs."""
    out: list[Flat] = []
    line = Line()
    line.text(element.text)
    for child in element:
        if not isinstance(child.tag, str) or child.tag in SILENT:
            pass
        elif is_block(child, context):
            targets = _paragraphs(line, out)
            line = Line()
            out += _anchored(targets, _block(child, context))
        else:
            read_inline(child, line, context)
        line.text(child.tail)
    targets = _paragraphs(line, out)
    if targets:
        out.append(Paragraph(tuple(targets)))
    return out


def body(element: Element, context: Context) -> tuple[Block, ...]:
    """The content of an element as blocks."""
    return nest(flow(element, context))


def _block(element: Element, context: Context) -> list[Flat]:
    read = BLOCK_READERS.get(element.tag, wrapper)
    return read(element, context)


def _paragraphs(line: Line, out: list[Flat]) -> list[Inline]:
    """Adds what a line holds as paragraphs (an empty line parts them); gives back targets that have no words."""
    nodes = line.nodes
    if not nodes:
        return nodes
    if all(isinstance(node, Span) and not node.content for node in nodes):
        return nodes
    out += [Paragraph(part) for part in split(nodes)]
    return []


def split(nodes: Iterable[Inline]) -> list[tuple[Inline, ...]]:
    """A line parted where two line ends or more follow each other."""
    nodes = list(nodes)
    if LineBreak() not in nodes:
        return [content] if (content := tidy(nodes)) else []
    parts: list[list[Inline]] = [[]]
    ends = 0
    for node in nodes:
        ends = ends + 1 if isinstance(node, LineBreak) else 0
        if ends == 2:
            parts.append([])
        elif ends < 2:
            parts[-1].append(node)
    return [content for part in parts if (content := tidy(part))]


def _anchored(targets: list[Inline], blocks: list[Flat]) -> list[Flat]:
    """Blocks with bare targets put into the first of them."""
    if not targets:
        return blocks
    match blocks:
        case [Paragraph() | Heading() as first, *rest]:
            return [msgspec.structs.replace(first, content=(*targets, *first.content)), *rest]
        case _:
            return [Paragraph(tuple(targets)), *blocks]


def wrapper(element: Element, context: Context) -> list[Flat]:
    """An element that is not kept: its blocks take over what it carries."""
    carried = common(element, context)
    blocks = flow(element, context)
    if element.tag in STYLES or element.tag == "a":
        blocks = _styled(element, blocks, context)
    return carry(carried, blocks) if carried else blocks


def carry(carried: dict[str, Any], blocks: list[Flat]) -> list[Flat]:
    """Gives a wrapper's id to its first block, its language and direction to all that have none."""
    name = carried.pop("id", "")
    if carried:
        blocks = [_stated(node, carried) for node in blocks]
    if not name or not blocks:
        return blocks
    first = blocks[0]
    if not first.id:
        return [msgspec.structs.replace(first, id=name), *blocks[1:]]
    return _anchored([Span((), id=name)], blocks)


def _stated(node: Flat, carried: dict[str, Any]) -> Flat:
    fresh = {
        name: value for name, value in carried.items() if name in node.__struct_fields__ and not getattr(node, name)
    }
    return msgspec.structs.replace(node, **fresh) if fresh else node


def _styled(element: Element, blocks: list[Flat], context: Context) -> list[Flat]:
    """Blocks that stood inside an element of the line: its meaning goes to their words."""
    href = link_address(element, context) if element.tag == "a" else ""
    if element.tag == "a" and not href:
        return blocks

    def around(node: Any) -> Any:
        if isinstance(node, Paragraph | Heading) and not any(isinstance(inner, Link) for inner in node.content):
            inner: Inline = Link(node.content, href) if href else Span(node.content, style=STYLES[element.tag])
            return msgspec.structs.replace(node, content=(inner,))
        return node

    return [rewrite(node, around) for node in blocks]


# --- the elements -----------------------------------------------------------------------------------


@block("h1", "h2", "h3", "h4", "h5", "h6")
def _heading(element: Element, context: Context) -> list[Flat]:
    carried = common(element, context)
    carried.pop("direction", "")
    if any(is_block(child, context) for child in element):
        content: tuple[Inline, ...] = ()
        for inner in flow(element, context):
            if isinstance(inner, Paragraph):
                content += ((LineBreak(),) if content else ()) + inner.content
    else:
        content = line_of(element, context)
    if is_blank(text(content)) and not has(content, *_SHOWN):
        return _targets(content, carried.get("id", ""))
    return [Heading(int(element.tag[1]), content, **carried)]


_SHOWN = (Image, Math, Placeholder, Footnote)
"""What can be seen without words."""


def _targets(content: tuple[Inline, ...], name: str) -> list[Flat]:
    """What is left of a heading that nobody sees: the targets of links."""
    spans = (node for node in visit(content) if isinstance(node, Node))
    names = filter(None, [name, *(node.id for node in spans)])
    targets = tuple(Span((), id=name) for name in names)
    return [Paragraph(targets)] if targets else []


@block("hr")
def _rule(_element: Element, _context: Context) -> list[Flat]:
    return [ThematicBreak()]


_NUMBERING: dict[str, Numbering] = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}


@block("ul", "ol", "menu", "dir")
def _list(element: Element, context: Context) -> list[Flat]:
    items = _items(element, context)
    if not items:
        return []
    numbering = _NUMBERING.get(element.get("type") or "1", "decimal") if element.tag == "ol" else None
    start = element.get("start") or ""
    first = int(start) if start.lstrip("-").isdecimal() and len(start) < 10 else 1
    tight = not any(child.tag == "p" for item in element if item.tag == "li" for child in item)
    return [List(items, numbering=numbering, start=first, tight=tight, **common(element, context))]


def _items(element: Element, context: Context) -> tuple[Item, ...]:
    items: list[Item] = []
    for child in element:
        if child.tag == "li":
            carried = common(child, context)
            content = body(child, context)
            if content or (items and element.tag == "ol"):  # an empty one counts, if others come after it
                items.append(Item(content, checked=_checked(child), **carried))
        elif isinstance(child.tag, str) and child.tag not in SILENT:
            stray = nest(_block(child, context)) if is_block(child, context) else nest(_alone(child, context))
            if stray and items:
                items[-1] = msgspec.structs.replace(items[-1], body=items[-1].body + stray)
            elif stray:
                items.append(Item(stray))
    while items and not items[-1].body:
        items.pop()
    return tuple(items)


def _alone(element: Element, context: Context) -> list[Flat]:
    line = Line()
    read_inline(element, line, context)
    return [Paragraph(part) for part in split(line.nodes)]


def _checked(element: Element) -> bool | None:
    """Whether the box at the start of a task is ticked; None if there is no box."""
    for box in element.iter("input"):
        near = all(around.tag in ("p", "label", "span", "div") for around in ancestors(box, element))
        if near and (box.get("type") or "").lower() == "checkbox":
            return box.get("checked") is not None
    return None


def _unnest(element: Element) -> None:
    """Puts terms and descriptions that an unclosed one holds after it; what is neither becomes a description."""
    for child in list(element.iter("dt", "dd")):
        around = child.getparent()
        if around.tag in ("dt", "dd"):
            around.addnext(child)
    for child in list(element):
        if isinstance(child.tag, str) and child.tag not in ("dt", "dd", "div", *SILENT):
            said = element.makeelement("dd")
            child.addprevious(said)
            said.append(child)


@block("dl")
def _descriptions(element: Element, context: Context) -> list[Flat]:
    _unnest(element)
    entries: list[tuple[list[tuple[Inline, ...]], list[tuple[Block, ...]]]] = []
    for child in element.iter("dt", "dd"):
        if next((around.tag for around in ancestors(child, element) if around.tag != "div"), None) is not None:
            continue
        if child.tag == "dt":
            if not entries or entries[-1][1]:
                entries.append(([], []))
            entries[-1][0].append(line_of(child, context))
        else:
            if not entries:
                entries.append(([], []))
            entries[-1][1].append(body(child, context))
    made = tuple(Entry(tuple(terms), tuple(said)) for terms, said in entries)
    return [DescriptionList(made, **common(element, context))] if made else []
