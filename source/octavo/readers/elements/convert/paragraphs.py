"""What goes from lines and elements that are not kept to the blocks that stand in their place."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from octavo.locale.characters import is_blank
from octavo.model import Block, Inline, LineAlign, Paragraph, Span, Text
from octavo.readers.elements.convert.inline_builder import split_paragraphs
from octavo.readers.elements.tree import GlobalAttributes
from octavo.walk import Content, Flat, Heading, rewrite, text, visit


def add_paragraphs(line: list[Inline], align: LineAlign, blocks: list[Flat]) -> list[Inline]:
    """Adds a line to `blocks` as paragraphs; a line of bare targets is given back, for the block after it."""
    if line and all(isinstance(node, Span) and not node.content for node in line):
        return line
    blocks += [Paragraph(part, align=align) for part in split_paragraphs(line)]
    return []


_LONG = 1500
"""Characters of a text whose lines are all set alike: that is its look. A shorter one is a title page, or a sign."""


def drop_usual_alignment(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks whose paragraphs are set as usual, if most of their words are set apart from the usual."""
    lengths = {"": 0, "center": 0, "right": 0}
    for node in visit(blocks):
        if isinstance(node, Paragraph):
            lengths[node.align] += len(text(node))
    if 2 * max(lengths["center"], lengths["right"]) < max(sum(lengths.values()), _LONG):
        return blocks
    return tuple(rewrite(block, _set_as_usual) for block in blocks)


def _set_as_usual(node: Struct) -> Content:
    return replace(node, align="") if isinstance(node, Paragraph) and node.align else node


def split_off_targets(blocks: list[Flat]) -> tuple[list[Flat], tuple[Inline, ...]]:
    """Blocks without a last one that only holds bare targets, `<p><a name="tides"> </a></p>`, and those targets."""
    match blocks:
        case [*others, Paragraph(id="", role="") as last] if last.content and all(map(_is_bare, last.content)):
            return others, tuple(Span((), id=node.id) for node in last.content if isinstance(node, Span) and node.id)
    return blocks, ()


def _is_bare(node: Inline) -> bool:
    """Whether a node of a line shows nothing: a target, white space, or a span around some."""
    match node:
        case Span(style="plain"):
            return all(isinstance(inner, Text) and is_blank(inner.text) for inner in node.content)
        case Text():
            return is_blank(node.text)
    return False


def anchor_targets(targets: list[Inline], blocks: list[Flat]) -> list[Flat]:
    """Blocks with bare targets put into the first of them, as its id, or before it."""
    match targets, blocks:
        case [], _:
            return blocks
        case _, [Paragraph() | Heading() as first, *rest]:
            return [replace(first, content=(*targets, *first.content)), *rest]
        case [Span(id=name)], [first, *rest] if not first.id:
            return [replace(first, id=name), *rest]
    return [Paragraph(tuple(targets)), *blocks]


def hand_down(attributes: GlobalAttributes, blocks: list[Flat]) -> list[Flat]:
    """Gives an element's id to the first of its blocks, its language and direction to all that have none."""
    language, direction, name = attributes.get("language", ""), attributes.get("direction", ""), attributes.get("id")
    if language:
        blocks = [block if block.language else replace(block, language=language) for block in blocks]
    if direction:
        blocks = [
            block if isinstance(block, Heading) or block.direction else replace(block, direction=direction)
            for block in blocks
        ]
    if not name or not blocks:
        return blocks
    first = blocks[0]
    if not first.id:
        return [replace(first, id=name), *blocks[1:]]
    return anchor_targets([Span((), id=name)], blocks)
