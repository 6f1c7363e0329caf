"""Groups of figures, from blocks that each show one picture: what a page sets beside each other.

The pages say it in three ways: a `figure` holds several pictures, a box holds two or three and nothing else, or
pictures follow each other on one line that has room for them. Only the first is sure; in the others the shapes have to
allow for it, and pictures one below the other stay so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

from msgspec.structs import replace

from octavo.model import Block, Figure, FigureGroup, Image, Inline, Link, Paragraph, Span, Text
from octavo.walk import Flat, Heading, images, line

Sizes = Mapping[str, tuple[int, int]]
"""Width and height of pictures, in CSS pixels, by their names."""

_SMALL = 100
"""CSS pixels: what is no wider and no higher is an icon or a thumbnail of something else."""

_FLAT = 64
"""CSS pixels: what is no higher is a badge, a logo or a line."""

_LONGEST_CAPTION = 60
"""Words in the caption of a figure in a row; longer ones need the whole line."""

_MOST_NEIGHBOURS = 3
"""Pictures alone in a box that are a row; more of them may be a story in pictures."""

_WIDEST_NEIGHBOUR = 2.0
"""How many times as wide as high a picture in such a box may be: wider ones stand below each other."""

_WHOLE_LINE = 103
"""Per cent of the line that pictures beside each other ask for at most: three may ask for 34 each."""


def group_figures(blocks: Sequence[Block], sizes: Sizes) -> FigureGroup | None:
    """The figures that some blocks are, each with one picture, as a group; None if they are anything else."""
    figures = [figure for block in blocks for figure in _figures_of(block)]
    shown = [next(images(figure.body)) for figure in figures]
    if len(figures) < 2 or not all(map(_figures_of, blocks)) or len({image.asset for image in shown}) < len(shown):
        return None
    if any(_is_small(image, sizes) for image in shown):
        return None
    return FigureGroup(tuple(_measure(figure, sizes) for figure in figures))


def group_neighbours(blocks: Sequence[Flat], sizes: Sizes) -> list[Flat]:
    """The blocks of a box; a group if they are two or three pictures of usual shapes, and nothing else."""
    if not 2 <= len(blocks) <= _MOST_NEIGHBOURS or any(isinstance(block, Heading) for block in blocks):
        return [*blocks]
    group = group_figures([block for block in blocks if not isinstance(block, Heading)], sizes)
    if group is None or len(group.figures) > _MOST_NEIGHBOURS:
        return [*blocks]
    usual = all(0 < image.width <= _WIDEST_NEIGHBOUR * image.height for image in images(group))
    return [group] if usual else [*blocks]


def group_line(row: Paragraph, sizes: Sizes, widest: float) -> Flat:
    """A line of pictures: a group if they have room beside each other, in so many CSS pixels, else the line."""
    group = group_figures([row], sizes)
    return row if group is None or _width_of(row, sizes) > widest else group


def _width_of(row: Paragraph, sizes: Sizes) -> float:
    """How wide the pictures of a line are beside each other, in CSS pixels; shares of the line fit in it."""
    shown = [*images(row)]
    if all(image.percent for image in shown):
        return 0 if sum(image.percent for image in shown) <= _WHOLE_LINE else inf
    return sum(image.width or sizes.get(image.asset, (0, 0))[0] for image in shown)


# --- figures ----------------------------------------------------------------------------------------


def _figures_of(block: Block) -> tuple[Figure, ...]:
    """The figures that a block is: one with a picture, a group without a caption, or pictures in a row; else none."""
    match block:
        case FigureGroup(caption=(), credit=()):
            return block.figures
        case Figure(body=(Paragraph() as only,)) if len(_pictures_of(only.content)) == 1:
            return (block,) if len(line(block.caption).split()) <= _LONGEST_CAPTION else ()
        case Paragraph(role=""):
            shown = _pictures_of(block.content)
            names = (block.id, *("" for _ in shown))
            return tuple(Figure((Paragraph((node,)),), id=name) for node, name in zip(shown, names, strict=False))
    return ()


def _pictures_of(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The pictures of a line, each in its link if it has one; none if anything else stands in it."""
    shown = tuple(node for node in content if not (isinstance(node, Text) and not node.text.strip()))
    return shown if all(map(_is_picture, shown)) else ()


def _is_picture(node: Inline) -> bool:
    """Whether a node is a picture, or a link or a bare span around one."""
    match node:
        case Image():
            return True
        case Link(content=(only,)) | Span(content=(only,), style="plain"):
            return _is_picture(only)
    return False


def _is_small(image: Image, sizes: Sizes) -> bool:
    """Whether a picture is an icon, or as flat as a badge; one of which no size is known is not."""
    width, height = sizes.get(image.asset, (0, 0))
    if image.width and width:
        width, height = image.width, height * image.width // width
    return width > 0 and (max(width, height) <= _SMALL or height <= _FLAT)


def _measure(figure: Figure, sizes: Sizes) -> Figure:
    """A figure whose picture says its size in pixels, and no share of a line that it does not have."""
    (paragraph,) = figure.body
    assert isinstance(paragraph, Paragraph)
    return replace(figure, body=(replace(paragraph, content=tuple(_size(node, sizes) for node in paragraph.content)),))


def _size(node: Inline, sizes: Sizes) -> Inline:
    match node:
        case Image():
            width, height = sizes.get(node.asset, (node.width, node.height))
            return replace(node, width=width, height=height, percent=0)
        case Link() | Span():
            return replace(node, content=tuple(_size(inner, sizes) for inner in node.content))
    return node
