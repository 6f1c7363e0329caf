"""Ornaments: some leaves of the cover as drawings, for section breaks, openings and the pages of parts.

They follow from the identity of the book, as its cover does, and are the same in all formats but for their inks. Themes
place them by CSS variables (`VARIABLES`); they say nothing, so that nobody reads them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from octavo.builders.cover.identity import Identity
from octavo.builders.cover.leaves import PATHS, Leaf, choose_leaves
from octavo.builders.cover.palette import Colour, contrast, mix
from octavo.resources import Asset, make_asset

_SIDE = 24
"""The side of a leaf, in units of the drawing."""

_GAP = 16
"""How far leaves of a section break are apart."""

_BAND = 9
"""Leaves of the piece at the head of an article."""

_BLOCK = 3
"""Rows and columns of leaves on the page of a part."""

_LINE, _THIN = 72, 1.5
"""How long and how thick each of the lines beside a single leaf is."""

_STANDS_OUT = 3.0
"""The least contrast of an ink to white and to black: what is no text needs it to be seen (WCAG 2.2, 1.4.11)."""

_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)

_BRIGHT = 2
"""The tone from which on a leaf is drawn in the first ink."""


class Inks(NamedTuple):
    """The two inks of ornaments: colours, and how much of the ground shines through the second (0 to 1)."""

    first: Colour
    second: Colour
    opacity: float = 1.0


class Shape(NamedTuple):
    """A path (SVG 2, 9.3) in one ink. Its unit is `size` units of the drawing.

    It is turned to the left by quarters, in the square of one, and then moved to its place.
    """

    path: str
    x: float
    y: float
    size: float
    turn: int
    ink: Colour
    opacity: float = 1.0


class Ornament(NamedTuple):
    """A drawing, so wide and so high."""

    shapes: tuple[Shape, ...]
    width: int
    height: int


GREY = Inks((110, 110, 110), (184, 184, 184))
"""The inks on paper, and on screens without colours."""


def make_inks(colour: Colour, *, opaque: bool) -> Inks:
    """The inks for a colour of the cover: seen on white and on black, and the second one lighter than the first.

    Where the ground may become dark, the second is not `opaque`, so that it is the quieter one on that, too.
    """
    ground = _BLACK if contrast(colour, _WHITE) < _STANDS_OUT else _WHITE
    while min(contrast(colour, _WHITE), contrast(colour, _BLACK)) < _STANDS_OUT:
        colour = mix(colour, ground, 0.05)
    return Inks(colour, mix(colour, _WHITE, 0.5)) if opaque else Inks(colour, colour, 0.5)


def draw_ornaments(identity: Identity, inks: Inks) -> Mapping[str, Ornament]:
    """The ornaments of a book, by the names of their variables without dashes."""
    leaves = choose_leaves(identity.family, identity.own[1:], _BLOCK * _BLOCK)
    plain = inks._replace(second=inks.first, opacity=1.0)
    line, middle = f"M0 0H{_LINE}V{_THIN}H0Z", (_SIDE - _THIN) / 2
    lines = [Shape(line, x, middle, 1, 0, inks.first) for x in (0, _LINE + 2 * _GAP + _SIDE)]
    single = _shape(leaves[0], _LINE + _GAP, 0, plain)
    three = tuple(_place(leaves[:3], 3, _SIDE + _GAP, plain))
    return {
        "leaves": Ornament(three, 3 * _SIDE + 2 * _GAP, _SIDE),
        "leaf-rule": Ornament((*lines, single), 2 * (_LINE + _GAP) + _SIDE, _SIDE),
        "head-piece": Ornament(tuple(_place(leaves[:_BAND], _BAND, _SIDE, inks)), _BAND * _SIDE, _SIDE),
        "part-piece": Ornament(tuple(_place(leaves, _BLOCK, _SIDE, inks)), _BLOCK * _SIDE, _BLOCK * _SIDE),
    }


def declare_ornaments(addresses: Mapping[str, str]) -> str:
    """The rule that tells stylesheets where each ornament is."""
    return f":root {{ {' '.join(f'--{name}: url({address});' for name, address in addresses.items())} }}\n"


def write_svg(ornament: Ornament) -> Asset:
    """An ornament as a picture."""
    width, height = ornament.width, ornament.height
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    shapes = "".join(map(_write_path, ornament.shapes))
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{shapes}</svg>\n'
    return make_asset(drawing.encode(), "image/svg+xml", (width, height))


def _write_path(shape: Shape) -> str:
    turned = f" rotate({-90 * shape.turn} .5 .5)" if shape.turn else ""
    faint = f' fill-opacity="{shape.opacity}"' if shape.opacity < 1 else ""
    place = f"translate({shape.x} {shape.y}) scale({shape.size}){turned}"
    return f'<path transform="{place}" d="{shape.path}" fill="#{bytes(shape.ink).hex()}"{faint}/>'


def _place(leaves: Sequence[Leaf], columns: int, step: int, inks: Inks) -> Iterator[Shape]:
    """Leaves in rows, a step from one to the next."""
    for at, leaf in enumerate(islice(leaves, columns * columns)):
        yield _shape(leaf, at % columns * step, at // columns * step, inks)


def _shape(leaf: Leaf, x: int, y: int, inks: Inks) -> Shape:
    """A leaf with its corner at a place."""
    ink, opacity = (inks.first, 1.0) if leaf.front >= _BRIGHT else (inks.second, inks.opacity)
    return Shape(PATHS[leaf.fold], x, y, _SIDE, leaf.turn, ink, opacity)
