"""Divisions, headings, breaks between them, and elements of which only the content is kept."""

from __future__ import annotations

from msgspec.structs import replace

from octavo.locale.characters import is_blank
from octavo.model import (
    Aside,
    Footnote,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    Node,
    Paragraph,
    Placeholder,
    Quote,
    Role,
    Section,
    Span,
    Style,
    ThematicBreak,
)
from octavo.readers.elements.convert.callouts import is_callout, read_callout
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.figure_groups import group_neighbours
from octavo.readers.elements.convert.inlines import STYLES, looks_of, read_href, styles_of_named
from octavo.readers.elements.convert.paragraphs import hand_down
from octavo.readers.elements.convert.scene_breaks import is_scene_break
from octavo.readers.elements.convert.verse import is_verse, read_verse
from octavo.readers.elements.tree import Element, global_attributes, role_of, tag_of
from octavo.walk import Flat, Heading, has, rewrite, text, visit

# --- divisions --------------------------------------------------------------------------------------


def read_division(element: Element, converter: Converter) -> list[Flat]:
    """A div, a section or a paragraph: verse, a callout or a part with a role, if it says so; else its content."""
    if is_scene_break(element):
        return [ThematicBreak()]
    if not element.keys():
        blocks = converter.flow(element)
        return group_neighbours(blocks, converter.context.picture_sizes) if element.tag == "div" else blocks
    if is_verse(element) and element.tag != "section":
        return read_verse(element, converter)
    if element.tag != "p" and element.get("class") and is_callout(element):
        return read_callout(element, converter)
    if (role := role_of(element)) and role != "doc-endnotes":
        return _read_in_role(element, role, converter)
    blocks = read_wrapper(element, converter)
    return group_neighbours(blocks, converter.context.picture_sizes) if element.tag == "div" else blocks


_ASIDES: set[Role] = {
    "doc-tip", "doc-notice", "doc-example", "doc-pullquote", "doc-epigraph", "doc-dedication", "doc-abstract",
}  # fmt: skip
"""Roles of parts that stand apart from the text."""


def _read_in_role(element: Element, role: Role, converter: Converter) -> list[Flat]:
    """A part that says what it is for: its one section, or its paragraph, takes the role."""
    content = converter.blocks(element)
    attributes = global_attributes(element, converter.context)
    match content:
        case (Section() | Paragraph() as only,):
            return [replace(only, role=role, **attributes)]
        case (Quote() as only,):
            return [replace(only, role=role)]
    return [Aside(content, role=role, **attributes)] if content and role in _ASIDES else [*content]


# --- elements that are not kept ---------------------------------------------------------------------


def read_wrapper(element: Element, converter: Converter) -> list[Flat]:
    """An element that is not kept: its blocks take over what it says."""
    attributes = global_attributes(element, converter.context)
    blocks = converter.flow(element)
    for style in reversed(_styles_of(element, converter)):
        blocks = [_style_words(block, Span((), style=style)) for block in blocks]
    if element.tag == "a" and (href := read_href(element, converter.context)):
        blocks = [_style_words(block, Link((), href)) for block in blocks]
    return hand_down(attributes, blocks) if attributes else blocks


def _styles_of(element: Element, converter: Converter) -> tuple[Style, ...]:
    """The styles that an element gives to the words of its blocks: by its name, or a paragraph by its look."""
    if element.tag in STYLES:
        return styles_of_named(element, STYLES[tag_of(element)])
    if element.tag == "p" or (element.tag == "div" and not any(map(converter.is_block, element))):
        return looks_of(element)
    return ()


def _style_words(block: Flat, around: Span | Link) -> Flat:
    """A block that stood inside an element of the line: what that means goes to its words; no link stands in a link."""
    if isinstance(block, Paragraph | Heading):
        return _wrap_words(block, around)
    return rewrite(block, lambda node: _wrap_words(node, around) if isinstance(node, Paragraph | Heading) else node)


def _wrap_words(line: Paragraph | Heading, around: Span | Link) -> Paragraph | Heading:
    if not line.content or (isinstance(around, Link) and has(line.content, Link)):
        return line
    return replace(line, content=(replace(around, content=line.content),))


# --- headings and breaks ----------------------------------------------------------------------------


def read_heading(element: Element, converter: Converter) -> list[Flat]:
    """A heading; one that shows nothing leaves the targets of links."""
    attributes = global_attributes(element, converter.context)
    name, (content, below) = attributes.get("id", ""), _heading_content(element, converter)
    if is_blank(text(content)) and not has(content, *_SHOWN):
        return [*_keep_targets(content, name), *below]
    return [Heading(int(tag_of(element)[1]), content, id=name, language=attributes.get("language", "")), *below]


_SHOWN = (Image, Math, Placeholder, Footnote)
"""What can be seen without words."""


def _heading_content(element: Element, converter: Converter) -> tuple[tuple[Inline, ...], list[Flat]]:
    """A heading as one line, and what in it can be no line: paragraphs are lines of it, and a list comes below it."""
    if not any(converter.is_block(child) for child in element):
        return converter.inlines(element), []
    content: tuple[Inline, ...] = ()
    below: list[Flat] = []
    for inner in converter.flow(element):
        if isinstance(inner, Paragraph | Heading):
            content += ((LineBreak(),) if content else ()) + inner.content
        elif not isinstance(inner, ThematicBreak):
            below.append(inner)
    return content, below


def _keep_targets(content: tuple[Inline, ...], name: str) -> list[Flat]:
    spans = (node for node in visit(content) if isinstance(node, Node))
    targets = tuple(Span((), id=target) for target in (name, *(node.id for node in spans)) if target)
    return [Paragraph(targets)] if targets else []


def read_thematic_break(_element: Element, _converter: Converter) -> list[Flat]:
    """A rule between passages."""
    return [ThematicBreak()]
