"""Draws the pictures of the sample series into `pictures/`: four drawings in SVG and one picture in PNG.

    python source/sample/draw.py

The same bytes each time. A drawing is 400 units wide and meant for a column of 9 to 11 cm, where its
thinnest line is 0.75 pt and its smallest word 8 pt. Each stands on white paper, so that none vanishes at night.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

from lettering import Anchor, Lettering, Point
from PIL import Image, ImageDraw

PICTURES = Path(__file__).resolve().parent / "pictures"

INK, ACCENT, TINT, PAPER = "#1a1a1a", "#a8321e", "#e9e6e0", "#ffffff"
THIN, BOLD = 1.2, 1.8
WIDTH = 400

LABEL = Lettering("italic", 13)
FIGURE = Lettering("normal", 14, ".LP")


# --- marks -----------------------------------------------------------------------------------------


def number(value: float) -> str:
    """A coordinate, to a hundredth of a unit."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def line(points: Iterable[Point], colour: str = INK, width: float = THIN, dash: str = "") -> str:
    """A line through points."""
    d = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{number(width)}"{dashes}/>'


def box(at: Point, size: Point, fill: str = "none", colour: str = INK, width: float = THIN) -> str:
    """A rectangle; no `colour`, no outline."""
    stroke = f' stroke="{colour}" stroke-width="{number(width)}"' if colour else ""
    place = f'x="{number(at[0])}" y="{number(at[1])}" width="{number(size[0])}" height="{number(size[1])}"'
    return f'<rect {place} fill="{fill}"{stroke}/>'


def dot(at: Point, colour: str = ACCENT) -> str:
    """A point with a name."""
    return f'<circle cx="{number(at[0])}" cy="{number(at[1])}" r="3" fill="{colour}"/>'


def fold_line(start: Point, end: Point) -> str:
    """Where paper is to be folded."""
    return line([start, end], ACCENT, THIN, "5 4")


def words(text: str, at: Point, lettering: Lettering = LABEL, anchor: Anchor = "start", colour: str = INK) -> str:
    """Words as outlines."""
    return f'<path d="{lettering.path(text, at, anchor)}" fill="{colour}"/>'


def turned(mark: str, about: Point) -> str:
    """A mark standing on its head."""
    return f'<g transform="rotate(180 {number(about[0])} {number(about[1])})">{mark}</g>'


def drawing(title: str, height: float, marks: Iterable[str]) -> bytes:
    """The marks on white paper."""
    size = f'width="{WIDTH}" height="{number(height)}" viewBox="0 0 {WIDTH} {number(height)}"'
    paper = box((0, 0), (WIDTH, height), PAPER, "")
    content = "\n".join([f"<title>{title}</title>", paper, *marks])
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n{content}\n</svg>\n'.encode()


# --- folding ---------------------------------------------------------------------------------------

FORMATS = (("sheet", "1 leaf"), ("folio", "2 leaves"), ("quarto", "4 leaves"), ("octavo", "8 leaves"))


def folds() -> bytes:
    """A sheet of three to four and what three folds make of it, standing on one line."""
    ground, left, marks = 154.0, 14.0, list[str]()
    width, height = 104.0, 138.0
    for step, (name, leaves) in enumerate(FORMATS):
        marks += _folded((left, ground), (width, height), step)
        marks.append(words(name, (left + width / 2, ground + 20), LABEL, "middle"))
        marks.append(words(leaves, (left + width / 2, ground + 36), FIGURE, "middle"))
        left += width + 32
        width, height = sorted((width, height / 2))
    return drawing("A sheet folded once, twice and three times", 202, marks)


def _folded(foot: Point, size: Point, step: int) -> list[str]:
    """One format: its leaves as a slightly shifted pile, and the next fold as a broken line."""
    (x, ground), (width, height) = foot, size
    pile = [box((x + 3.6 * n, ground - height - 3.6 * n), size, PAPER) for n in range(min(step, 3), 0, -1)]
    leaf = box((x, ground - height), size, TINT if step == 3 else PAPER, width=BOLD)
    fold = fold_line((x, ground - height / 2), (x + width, ground - height / 2))
    return [*pile, leaf] if step == 3 else [*pile, leaf, fold]


# --- imposition ------------------------------------------------------------------------------------

OUTER = ((5, 12, 9, 8), (4, 13, 16, 1))
INNER = ((7, 10, 11, 6), (2, 15, 14, 3))
"""The pages of an octavo sheet as they lie on each side; those of the upper row stand on their heads."""

PAGE = (45.5, 69.3)
"""A leaf of crown octavo, 126 × 192 mm."""


def imposition() -> bytes:
    """Both sides of an octavo sheet, pages and folds in place."""
    marks = [*_side((10, 30), OUTER, "outer side"), *_side((208, 30), INNER, "inner side")]
    for x, name in ((10 + PAGE[0], "3"), (10 + 2 * PAGE[0], "1"), (10 + 3 * PAGE[0], "3")):
        marks.append(words(name, (x, 22), FIGURE, "middle", ACCENT))
    marks.append(words("2", (200, 30 + PAGE[1] + 5), FIGURE, "middle", ACCENT))
    return drawing("Sixteen pages on the two sides of a sheet", 202, marks)


def _side(corner: Point, rows: tuple[tuple[int, ...], ...], name: str) -> list[str]:
    (x, y), (w, h) = corner, PAGE
    marks = [
        mark
        for row, pages in enumerate(rows)
        for column, page in enumerate(pages)
        for mark in _page((x + column * w, y + row * h), page, upside_down=row == 0)
    ]
    folds = [((x, y + h), (x + 4 * w, y + h)), *(((x + n * w, y), (x + n * w, y + 2 * h)) for n in (1, 2, 3))]
    marks += [fold_line(*fold) for fold in folds]
    marks.append(box(corner, (4 * w, 2 * h), width=BOLD))
    return [*marks, words(name, (x + 2 * w, y + 2 * h + 22), LABEL, "middle")]


def _page(corner: Point, page: int, *, upside_down: bool) -> list[str]:
    """A page's text, by ninths, and its number."""
    (x, y), (w, h) = corner, PAGE
    inner = x + w / 9 if page % 2 else x + 2 * w / 9
    text = box((inner, y + h / 9), (w * 6 / 9, h * 6 / 9), TINT, "")
    figure = words(str(page), (inner + w * 3 / 9, y + h / 9 + h * 3 / 9 + 6), Lettering("normal", 19, ".LP"), "middle")
    middle = (x + w / 2, y + h / 2)
    return [turned(text, middle), turned(figure, middle)] if upside_down else [text, figure]


# --- the canon -------------------------------------------------------------------------------------


def canon() -> bytes:
    """An open book of two to three, its text found by four kinds of line."""
    left, top, w, h = 50.0, 8.0, 150.0, 225.0

    def at(x: float, y: float) -> Point:
        """A point by ninths of one page: x from the spine (left is negative), y from the head."""
        return left + w + x * w / 9, top + y * h / 9

    texts = [box(at(1, 1), (w * 6 / 9, h * 6 / 9), TINT, ""), box(at(-7, 1), (w * 6 / 9, h * 6 / 9), TINT, "")]
    diagonals = [line([at(-9, 9), at(9, 0)]), line([at(9, 9), at(-9, 0)]), line([at(-9, 9), at(0, 0), at(9, 9)])]
    steps = [line([at(3, 3), at(3, 0), at(-3, 3)], ACCENT, BOLD)]
    outlines = [box(at(1, 1), (w * 6 / 9, h * 6 / 9), width=BOLD), box(at(-7, 1), (w * 6 / 9, h * 6 / 9), width=BOLD)]
    book = [box(at(-9, 0), (2 * w, h), width=BOLD), line([at(0, 0), at(0, 9)], width=BOLD)]
    points = [dot(at(-3, 3)), dot(at(3, 3)), dot(at(3, 0)), dot(at(1, 1))]
    marks = [*texts, *diagonals, *steps, *outlines, *book, *points, *_named(at)]
    return drawing("Where the text stands on the two pages of an open book", h + 16, marks)


def _named(at: Callable[[float, float], Point]) -> list[str]:
    """The points of the construction by letter, and the margins in shares of 2 : 3 : 4 : 6."""
    letters = {"a": (3.35, 3.15), "b": (3.2, 0.55), "c": (-3.9, 3.5), "d": (1.9, 1.6)}
    shares = {"2": (-0.5, 7), "3": (-5, 0.7), "4": (-8, 4.7), "6": (-4, 8.2)}
    italic, roman = Lettering("italic", 15), Lettering("normal", 17, ".LP")
    points = [words(name, at(*place), italic, colour=ACCENT) for name, place in letters.items()]
    return points + [words(name, at(*place), roman, "middle") for name, place in shares.items()]


# --- the line --------------------------------------------------------------------------------------

SIZE, LEADING = 84.0, 106.0
HEIGHTS = {"capitals": 0.66, "x-height": 0.45, "baseline": 0.0, "descender": -0.23}
"""Of Spectral, in parts of its size."""


def type_line() -> bytes:
    """Two lines of type with what is measured on them."""
    left, first, right = 62.0, 76.0, 314.0
    guides = [
        line([(left - 8, first - SIZE * part), (right, first - SIZE * part)], ACCENT, THIN, "" if part == 0 else "5 4")
        for part in HEIGHTS.values()
    ]
    guides.append(line([(left - 8, first + LEADING), (right, first + LEADING)], ACCENT))
    names = [words(name, (right + 26, first - SIZE * part + 4)) for name, part in HEIGHTS.items()]
    type_ = Lettering("normal", SIZE)
    figures = words("1501", (left + type_.width("in "), first + LEADING), Lettering("normal", SIZE, ".OP"))
    lines = [words("Virgil,", (left, first), type_), words("in", (left, first + LEADING), type_), figures]
    body = _span((left - 22, first - SIZE * 0.755), SIZE)
    leading = [*_span((right + 12, first), LEADING), words("leading", (right + 26, first + LEADING - 30))]
    measures = [*body, words("size", (left - 28, first - 14), anchor="end")]
    marks = [*guides, *lines, *names, *measures, *leading]
    return drawing("Two lines of type and what is measured on them", 206, marks)


def _span(top: Point, length: float) -> list[str]:
    """An upright line with a bar at each end."""
    (x, y) = top
    ends = [line([(x - 5, end), (x + 5, end)], width=BOLD) for end in (y, y + length)]
    return [line([top, (x, y + length)]), *ends]


# --- the screen ------------------------------------------------------------------------------------

SCREEN, GAP, FINE = (560, 746), 40, 3
"""Width and height of a screen in pixels, the space between two, and how many times finer they are drawn."""

GREYS = 16
"""What electronic paper can show."""

PASSAGE = (
    "Everything so far has assumed that somebody decides where a line ends. In an e-book nobody does. The reader "
    "picks the type and its size, the device knows its own width, and the lines are broken at the moment of reading, "
    "on a piece of glass that the maker of the book has never seen. What is put off in this way is not given up. A "
    "program does it, where the reader sits, each time that the book is opened; and the work of whoever makes the "
    "book is no longer to put things in their places but to say, of every thing in it, what it is."
)


def reflow() -> bytes:
    """The same words on the same screen: small by day, large by night."""
    wide, high = SCREEN
    both = Image.new("L", (2 * wide + GAP, high), 255)
    both.paste(_screen(29, ink=0, paper=255), (0, 0))
    both.paste(_screen(52, ink=238, paper=0), (wide + GAP, 0))
    levels = both.point([round(round(value / 255 * (GREYS - 1)) * 255 / (GREYS - 1)) for value in range(256)])
    out = BytesIO()
    levels.convert("P", palette=Image.Palette.ADAPTIVE, colors=GREYS).save(out, "PNG", optimize=True, bits=4)
    return out.getvalue()


def _screen(size: int, ink: int, paper: int) -> Image.Image:
    wide, high = (side * FINE for side in SCREEN)
    page = Image.new("L", (wide, high), paper)
    pen = ImageDraw.Draw(page)
    edge = 3 * FINE
    pen.rectangle((0, 0, wide - 1, high - 1), outline=96, width=edge)
    lettering, margin = Lettering("normal", size * FINE), 52 * FINE
    baseline = margin + size * FINE
    for text in _broken(PASSAGE, lettering, wide - 2 * margin):
        if baseline > high - margin:
            break
        _write(pen, lettering.polygons(text, (margin, baseline)), ink, paper)
        baseline += round(size * 1.4) * FINE
    return page.reduce(FINE)


def _broken(text: str, lettering: Lettering, measure: float) -> list[str]:
    """`text` in lines no longer than `measure`, each as full as it can be."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lettering.width(longer) > measure:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _write(pen: ImageDraw.ImageDraw, contours: list[list[Point]], ink: int, paper: int) -> None:
    """Fills outlines with ink and, the other way round, the holes in them with paper."""
    for contour in contours:
        pen.polygon(contour, fill=ink if _area(contour) > 0 else paper)


def _area(contour: list[Point]) -> float:
    """Twice the area inside; below zero where the points go round the other way."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(contour, [*contour[1:], contour[0]], strict=True))


DRAWINGS: dict[str, Callable[[], bytes]] = {
    "folds.svg": folds,
    "imposition.svg": imposition,
    "canon.svg": canon,
    "line.svg": type_line,
    "reflow.png": reflow,
}


def main() -> None:
    """Draws all pictures."""
    PICTURES.mkdir(exist_ok=True)
    for name, draw in DRAWINGS.items():
        (PICTURES / name).write_bytes(draw())


if __name__ == "__main__":
    main()
