"""The page of a PDF: its size, its margins and its type, from the profile of the paper and the theme.

`make_page_css` writes them for `print.css`, which says everything else relative to them. Vertical space is counted in
rem, 1.4 of which are one line (`base.css`), so that the line of the paper sets the grid.
"""

from __future__ import annotations

from math import floor

from msgspec import Struct
from msgspec.structs import replace

from octavo import fonts
from octavo.builders.pdf.options import PdfOptions
from octavo.locale.tags import Direction
from octavo.store import NoStore, Store, make_key, recall
from octavo.theme import Medium, ThemeSettings

MILLIMETRE = 72 / 25.4
"""Points in a millimetre."""

_LINE = 1.4
"""How many rem a line of text is high."""

_READ = {"small": 0.82, "head": 0.77}
_SHOWN = {"code": 0.77, "table": 0.86, "wide": 0.75, "widest": 0.65}
"""The type sizes of a page, as shares of the text's: of what is read, and of what is shown and has its own width."""

_FLOOR = {"code": 0.9, "table": 0.9, "wide": 0.8, "widest": 0.8}
"""How small what is shown may be, as shares of the least type of what is read."""

_TABLE_FLOOR = 7.5
"""Points: no table is set in smaller type, but where the text of its page is hardly larger."""

_HEAD, _FOOT, _EDGE = 2.5, 1.8, 2.0
"""How much room a running head and a folio take, in their own type, and how far they are from the edge (mm)."""

GAP = 5.0
"""Millimetres between the text and the column in the outer margin."""

_COLUMN_TEXT, _LEAST_COLUMN, _MOST_COLUMN = 66, 38.0, 46.0
"""Characters of a line beside a column in the outer margin, and how wide that is (mm)."""

_COLUMN_EDGE, _LEAST_INSIDE = 7.0, 15.0
"""How much white is left at both sides of such a page (mm)."""

_SPARE = 0.01
"""The share of a line that a page is deeper than its lines."""

_NARROW = 42
"""Characters: a line that has room for fewer is not justified, because its spaces would gape, nor holds a byline."""

_PRINTED = 8.75
"""Points: the least type of what is read in a book for print houses, which take none below 7 points in tables."""

_PAIR = 52
"""Characters: a line that has room for as many has room for two columns, of an index or of addresses with codes."""


class BookLines(Struct, frozen=True):
    """How the lines of a book's own pages run."""

    direction: Direction = "ltr"


class Page(Struct, frozen=True, kw_only=True):
    """A page that is filled: millimetres, but for `size` and `leading`, which are points.

    `margins` are top, outside, bottom and inside. `advance` is how wide a letter of the text is on average, in ems.
    No type of what is read is below `least`, none of code and tables below nine tenths of it, and none of wide
    tables below four fifths, or 7.5 points.
    `margin_column` is how wide a column in the outer margin is, for short notes and what reaches into it; 0 where there
    is none. `turns` says whether some pages of the book may lie on their side: print houses want all alike.
    `heads` says whether titles run over its pages.
    """

    width: float
    height: float
    margins: tuple[float, float, float, float]
    size: float
    leading: float
    advance: float
    facing: bool
    greys: bool
    least: float = 6.5
    turns: bool = True
    heads: bool = True
    margin_column: float = 0.0

    @property
    def reach(self) -> float:
        """How far what is wide reaches out of the text."""
        return self.margin_column + GAP if self.margin_column else 0.0

    @property
    def side(self) -> float:
        """The margin that is above on a page laid on its side."""
        return self.margins[3] if self.margin_column else self.margins[1]

    @property
    def medium(self) -> Medium:
        """Which stylesheets it takes."""
        return "facing" if self.facing else "print"

    def type_size(self, name: str) -> float:
        """The size of "small" type, that of running heads ("head"), of "code", and of a "table", "wide" or "widest"."""
        if name in _READ:
            return max(self.size * _READ[name], min(self.least, self.size))
        least = min(self.least, self.size) * _FLOOR[name]
        if name != "code":
            least = max(least, min(_TABLE_FLOOR, self.size * _SHOWN["table"]))
        return max(self.size * _SHOWN[name], least)

    @property
    def least_margins(self) -> tuple[float, float]:
        """The least that the upper and the lower margin can be: running head and folio have to stand in them."""
        head = self.type_size("head") * _HEAD / MILLIMETRE if self.heads else 0
        foot = self.type_size("small") * _FOOT / MILLIMETRE
        return round(head + _EDGE, 2), round(foot + _EDGE, 2)

    @property
    def measure(self) -> float:
        """How long a line is."""
        return self.width - self.margins[1] - self.margins[3]

    @property
    def characters(self) -> float:
        """How many characters a line holds on average."""
        return self.measure * MILLIMETRE / self.size / self.advance

    @property
    def turned_lines(self) -> float:
        """How many lines of text the page laid on its side has."""
        return (self.width - sum(self.least_margins) - self.side) * MILLIMETRE / self.leading

    @property
    def turned(self) -> float:
        """How long a line is on the page laid on its side: the top margin is the left one then."""
        return self.height - self.margins[0] - self.margins[2]


def make_page(options: PdfOptions, settings: ThemeSettings, store: Store | None = None) -> Page:
    """The page that a book is set on; what had to be measured of its face is kept in the store."""
    paper, wanted, printed = options.paper, settings.pages, options.printer is not None
    _, outside, _, inside = margins = tuple(round(margin * wanted.margins, 2) for margin in paper.margins)
    size = round(max(paper.size * wanted.scale, wanted.least), 2)
    made = Page(
        width=paper.width,
        height=paper.height,
        margins=(margins[0], outside, margins[2], inside),
        size=size,
        leading=round(size * (wanted.leading or paper.leading / paper.size), 2),
        advance=_find_advance(settings.faces.text, store or NoStore()),
        facing=paper.facing,
        greys=paper.greys or printed,
        least=wanted.least or (_PRINTED if printed else 7.5 if paper.greys else 6.5),
        turns=not printed,
        heads=paper.heads and wanted.heads,
    )
    above, below = made.least_margins
    made = replace(made, margins=(max(margins[0], above), outside, max(margins[2], below), inside))
    made = _round_depth(made)
    return _add_column(made) if wanted.margin_column and not printed else made


def _round_depth(page: Page) -> Page:
    """The page with room for whole lines, so that notes at its foot end where the text of the page beside it does.

    A hundredth of a line is left over, which rounding may take: 6x9 has room for 35.6 lines, and gets 35.01.
    """
    top, outside, bottom, inside = page.margins
    line = page.leading / MILLIMETRE
    depth = (floor((page.height - top - bottom) / line) + _SPARE) * line
    return replace(page, margins=(top, outside, round(max(page.height - top - depth, bottom), 2), inside))


def _add_column(page: Page) -> Page:
    """The page with a column in its outer margin, if it is wide enough for that."""
    measure = min(_COLUMN_TEXT * page.size * page.advance / MILLIMETRE, page.measure)
    around = GAP + _COLUMN_EDGE
    column = min(page.width - measure - _LEAST_INSIDE - around, _MOST_COLUMN)
    if column < _LEAST_COLUMN:
        return page
    top, _, bottom, _ = page.margins
    outside = round(column + around, 2)
    inside = round(page.width - measure - outside, 2)
    return replace(page, margins=(top, outside, bottom, inside), margin_column=round(column, 2))


def _find_advance(family: str, store: Store) -> float:
    return recall(store, make_key("font-advance", family), float, lambda: fonts.average_advance(family))


def make_page_css(page: Page, settings: ThemeSettings, book: BookLines) -> str:
    """What the stylesheets for print take from the page, from the theme, and from the lines of the book."""
    variables = _variables(page, settings) | _line_variables(book) | _head_variables(page, book)
    return f":root {{ {_declare(variables)} }}\n{_page_rules(page, settings)}"


def _line_variables(book: BookLines) -> dict[str, str]:
    """Custom properties for what differs from script to script on all pages of a book."""
    turned = book.direction == "rtl"
    return {"from-start": "-90deg" if turned else "90deg", "spaced": "normal" if turned else "0.06em"}


_TITLE, _SECTION = "string(head, first-except)", "string(subhead, start)"
"""What runs over a page: the title of its article, but where it opens; the section that it begins in."""


def _head_variables(page: Page, book: BookLines) -> dict[str, str]:
    """What runs over left and right pages: the title over the one that is read first, where two face each other."""
    if not page.heads:
        return {"left-head": "none", "right-head": "none"}
    if not page.facing:
        return {"left-head": f"{_TITLE} {_SECTION}", "right-head": f"{_TITLE} {_SECTION}"}
    first, second = ("right", "left") if book.direction == "rtl" else ("left", "right")
    return {f"{first}-head": _TITLE, f"{second}-head": _SECTION}


def _variables(page: Page, settings: ThemeSettings) -> dict[str, str]:
    """Custom properties, by their names without dashes."""
    title = min(max(page.characters / 34, 1.45), 1.9)  # on a narrow page, words as large as on a wide one would break
    depth = page.height - page.margins[0] - page.margins[2]
    types = {name: f"{page.type_size(name):.2f}pt" for name in (*_READ, *_SHOWN)}
    return types | {
        "size": f"{page.size}pt",
        "bleed-left": "0mm" if page.facing else f"{page.margins[3]}mm",  # to the edges of a screen, on paper not at all
        "bleed-right": "0mm" if page.facing else f"{page.margins[1]}mm",
        "line": f"{page.leading / page.size:.4f}",
        "rem": f"{page.leading / _LINE:.4f}pt",
        "title": f"{title:.2f}em",
        "display": f"{title * 1.3:.2f}em",
        "sink": f"{0.7 * max(1, round(depth * MILLIMETRE / page.leading / 6)):.1f}rem",
        "width": f"{page.width}mm",
        "height": f"{page.height}mm",
        "depth": f"{depth:.2f}mm",
        "turned-depth": f"{page.width - sum(page.least_margins) - page.side:.2f}mm",
        "column": f"{page.margin_column}mm",
        "gap": f"{GAP}mm",
        "reach": f"{page.reach}mm",
        "align": "justify" if settings.pages.justify and page.characters >= _NARROW else "start",
        "text": fonts.font_stack(settings.faces.text),
        "headings": fonts.font_stack(settings.faces.headings),
        "mono": fonts.font_stack(settings.faces.code),
        "accent": "black" if page.greys else settings.pages.accent,
        "fact": "inline" if page.characters >= _NARROW else "block",
        "separator": "inline" if page.characters >= _NARROW else "none",
        "columns": "2" if page.characters >= _PAIR else "1",
        "codes": "48%" if page.characters >= _PAIR else "98%",
        "hairline": "0.75pt" if page.greys else "0.5pt",
        "soft": "#777777" if page.greys else "#cfc8ba",
        "tint": "#dddddd" if page.greys else "#f3ecd2",
    }


def _declare(variables: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in variables.items())


def _page_rules(page: Page, settings: ThemeSettings) -> str:
    """The rules for upright pages, for those on their side, and for those that face each other."""
    top, outside, bottom, inside = page.margins
    above, below = page.least_margins
    rules = [
        f"@page {{ size: {page.width}mm {page.height}mm; margin: {top}mm {outside}mm {bottom}mm {inside}mm; }}",
        f"@page landscape {{ size: {page.height}mm {page.width}mm; "
        f"margin: {max(page.side, above)}mm {bottom}mm {max(inside, below)}mm {top}mm; }}",
    ]
    if page.facing:
        rules.append(f"@page :left {{ margin-left: {outside}mm; margin-right: {inside}mm; }}")
    if page.facing and settings.pages.opening == "right":
        rules.append(".article, .part { break-before: recto; }")
    return "\n".join(rules) + "\n"
