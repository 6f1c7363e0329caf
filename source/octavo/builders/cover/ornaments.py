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


def draw_ornaments(identity: Identity, inks: Inks) -> Mapping[str, Asset]:
    """The ornaments of a book as SVG, by the names of their variables without dashes."""
    leaves = choose_leaves(identity.family, identity.own[1:], _BLOCK * _BLOCK)
    plain = inks._replace(second=inks.first, opacity=1.0)
    single = _shape(leaves[0], _LINE + _GAP, 0, plain)
    lines = "".join(
        f'<rect x="{x}" y="{(_SIDE - _THIN) / 2}" width="{_LINE}" height="{_THIN}" fill="{_hex(inks.first)}"/>'
        for x in (0, _LINE + 2 * _GAP + _SIDE)
    )
    return {
        "leaves": _draw(_place(leaves[:3], 3, _SIDE + _GAP, plain), 3 * _SIDE + 2 * _GAP, _SIDE),
        "leaf-rule": _draw([lines, single], 2 * (_LINE + _GAP) + _SIDE, _SIDE),
        "head-piece": _draw(_place(leaves[:_BAND], _BAND, _SIDE, inks), _BAND * _SIDE, _SIDE),
        "part-piece": _draw(_place(leaves, _BLOCK, _SIDE, inks), _BLOCK * _SIDE, _BLOCK * _SIDE),
    }


def declare_ornaments(addresses: Mapping[str, str]) -> str:
    """The rule that tells stylesheets where each ornament is."""
    return f":root {{ {' '.join(f'--{name}: url({address});' for name, address in addresses.items())} }}\n"


def _place(leaves: Sequence[Leaf], columns: int, step: int, inks: Inks) -> Iterator[str]:
    """Leaves in rows, a step from one to the next."""
    for at, leaf in enumerate(islice(leaves, columns * columns)):
        yield _shape(leaf, at % columns * step, at // columns * step, inks)


def _shape(leaf: Leaf, x: int, y: int, inks: Inks) -> str:
    """A leaf as a path, with its corner at a place."""
    bright = leaf.front >= _BRIGHT
    fill = f'fill="{_hex(inks.first if bright else inks.second)}"'
    faint = f' fill-opacity="{inks.opacity}"' if not bright and inks.opacity < 1 else ""
    turned = f" rotate({-90 * leaf.turn} .5 .5)" if leaf.turn else ""
    return f'<path transform="translate({x} {y}) scale({_SIDE}){turned}" d="{PATHS[leaf.fold]}" {fill}{faint}/>'


def _draw(shapes: Iterator[str] | Sequence[str], width: int, height: int) -> Asset:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(shapes)}</svg>\n'
    return make_asset(drawing.encode(), "image/svg+xml", (width, height))


def _hex(colour: Colour) -> str:
    return "#" + bytes(colour).hex()
