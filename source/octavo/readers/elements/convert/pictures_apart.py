"""Pictures among words: one that is a sign in the line stays there, any other becomes a block of its own.

Pages put a screenshot on the line after a sentence, or right behind it, in one paragraph with the words. In a book that
line would be as high as the picture, or be stretched over the whole measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from octavo.model import Footnote, Image, Inline, LineBreak, Link, NoteReference, Paragraph, Span, Text
from octavo.readers.elements.context import Context
from octavo.readers.elements.convert.figure_groups import Sizes, group_line
from octavo.readers.elements.convert.inline_builder import trim_line
from octavo.readers.elements.tree import WHITESPACE
from octavo.walk import Flat

_SIGN = (320, 64)
"""CSS pixels: what is no wider and no higher is a sign of the line: a key, a badge, a logo, a formula."""

_IN_SENTENCE = (480, 96)
"""CSS pixels of the largest picture that may stand in the middle of a sentence."""

_INITIAL = 200
"""CSS pixels of the largest letter that begins a text: a picture right before a letter, without a space."""

_ENDS = '.:!?…;。：！？；؟»”")]）」'
"""What ends a sentence, or announces what follows: "as shown:"."""

_MEASURE = 640
"""CSS pixels that a width in per cent is taken of, to guess how large it is."""


def set_pictures_apart(blocks: Sequence[Flat], context: Context) -> list[Flat]:
    """Blocks, in which pictures that are no signs of their line are paragraphs of their own, or groups."""
    sizes = context.picture_sizes
    if not sizes:
        return [*blocks]
    parted = [part for block in blocks for part in (_part(block, sizes) if isinstance(block, Paragraph) else [block])]
    return [_set_row(block, context) if isinstance(block, Paragraph) else block for block in parted]


def _part(paragraph: Paragraph, sizes: Sizes) -> list[Flat]:
    """A paragraph as what it is: words, rows of pictures, words."""
    line = paragraph.content
    if all(node.__class__ is Text for node in line):
        return [paragraph]
    shown = [image for node in line for image in _images_in(node)]
    if not shown:
        return [paragraph]
    if all(_is_picture(node) or _is_space(node) for node in line):
        rows = _rows(line) if any(not _fits(image, _SIGN, sizes) for image in shown) else [line]
        return [replace(paragraph, content=row) for row in rows]
    apart = [_is_apart(line, index, sizes) for index in range(len(line))]
    if not any(apart):
        return [paragraph]
    return [replace(paragraph, content=content) for content in _pieces(line, apart)]


def _set_row(row: Paragraph, context: Context) -> Flat:
    """A paragraph; pictures that stand beside each other in it are a group."""
    is_row = sum(map(_is_picture, row.content)) > 1
    return group_line(row, context.picture_sizes, context.widest_row) if is_row else row


def _images_in(node: Inline) -> tuple[Image, ...]:
    """The pictures that a node is made of alone: it is one, or a link or a span around some; else none."""
    match node:
        case Image():
            return (node,)
        case Link() | Span(style="plain") if all(_images_in(inner) for inner in node.content):
            return tuple(image for inner in node.content for image in _images_in(inner))
    return ()


def _is_picture(node: Inline) -> bool:
    return bool(_images_in(node))


def _is_space(node: Inline) -> bool:
    return isinstance(node, LineBreak) or (isinstance(node, Text) and not node.text.strip(WHITESPACE + "\xa0"))


# --- what stands apart ------------------------------------------------------------------------------


def _is_apart(line: tuple[Inline, ...], index: int, sizes: Sizes) -> bool:
    """Whether a picture among words is a block: it is no sign, and stands where a sentence may end, or is large."""
    images = _images_in(line[index])
    if not images or all(_fits(image, _SIGN, sizes) for image in images):
        return False
    if _is_initial(line, index) and all(_fits(image, (_INITIAL, _INITIAL), sizes) for image in images):
        return False
    if _begins_line(line[:index]) or _ends_line(line[index + 1 :]):
        return True
    return not all(_fits(image, _IN_SENTENCE, sizes) for image in images)


def _fits(image: Image, most: tuple[int, int], sizes: Sizes) -> bool:
    """Whether a picture is shown no larger than so many CSS pixels."""
    width, height = _shown_size(image, sizes)
    return width <= most[0] and height <= most[1]


def _shown_size(image: Image, sizes: Sizes) -> tuple[float, float]:
    width, height = sizes.get(image.asset, (image.width, image.height))
    shape = height / width if width else 1.0
    if image.percent or image.width:
        shown = image.width or image.percent * _MEASURE / 100
        return shown, image.height or shown * shape
    return (image.height / shape, image.height) if image.height and shape else (width, height)


def _is_initial(line: tuple[Inline, ...], index: int) -> bool:
    """Whether the first thing of a line is followed by a letter at once: "[T]he keeper"."""
    following = line[index + 1] if index + 1 < len(line) else None
    return index == 0 and isinstance(following, Text) and following.text[:1].isalpha()


def _begins_line(before: tuple[Inline, ...]) -> bool:
    """Whether a picture after these begins a line, or follows a whole sentence."""
    for node in reversed(before):
        if isinstance(node, LineBreak) or _is_picture(node):
            return True
        if not _is_space(node):
            return isinstance(node, Text) and node.text.rstrip()[-1:] in _ENDS
    return True


def _ends_line(after: tuple[Inline, ...]) -> bool:
    """Whether nothing follows a picture in its line but notes."""
    shown = (node for node in after if not _is_space(node) or isinstance(node, LineBreak))
    following = next((node for node in shown if not isinstance(node, Footnote | NoteReference)), None)
    return following is None or isinstance(following, LineBreak)


# --- parts of the line ------------------------------------------------------------------------------


def _pieces(line: tuple[Inline, ...], apart: list[bool]) -> list[tuple[Inline, ...]]:
    """A line in pieces: rows of pictures that stand apart, with the notes behind them, and what is between them."""
    kinds = [*apart]
    for index, node in enumerate(line):
        stays = _is_space(node) and not isinstance(node, LineBreak)
        if index and kinds[index - 1] and (stays or isinstance(node, Footnote | NoteReference)):
            kinds[index] = True
    pieces: list[tuple[Inline, ...]] = []
    for is_apart, group in groupby(zip(kinds, line, strict=True), key=lambda pair: pair[0]):
        nodes = tuple(node for _, node in group)
        pieces += _rows(nodes) if is_apart else [_trim(nodes)]
    return [piece for piece in pieces if piece]


def _rows(line: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    """Pictures parted at the line ends between them."""
    groups = groupby(line, key=lambda node: isinstance(node, LineBreak))
    return [content for is_end, group in groups if not is_end and (content := _trim(tuple(group)))]


def _trim(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A line without line ends and spaces at its edges."""
    nodes = [*trim_line(line)]
    while nodes and _is_space(nodes[0]):
        nodes.pop(0)
    if nodes and isinstance(first := nodes[0], Text):
        nodes[0] = Text(first.text.lstrip(WHITESPACE))
    return trim_line(nodes)
