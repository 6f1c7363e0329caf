"""Formulas on paper: on the base line, never beyond the page, and on lines of their own where one is too short."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from pypdfium2 import raw

from octavo.builders.formulas.svg import draw_formula
from octavo.builders.pdf.tree.equations import make_equation
from octavo.model import Math
from octavo.notes import Notes
from tests.builders.pdf.layout.test_tags import build_with, said_by
from tests.builders.pdf.reading import Pdf
from tests.making import paragraph as p
from tests.tools import verapdf

SUM = " + ".join(f"a_{{{n}}} x^{{{n}}}" for n in range(30))
MATRIX = r"\begin{pmatrix}" + " & ".join(f"long_{{{n}}}" for n in range(30)) + r"\end{pmatrix}"
SVG = "{http://www.w3.org/2000/svg}"


def widths(markup: str) -> list[float]:
    """How wide each line of a formula is, in ems, with the space before it."""
    drawn = [element.get("style", "") for element in ElementTree.fromstring(markup).iter(f"{SVG}svg")]
    styles = [dict(said.split(": ") for said in style.split("; ")) for style in drawn]
    return [float(style["width"][:-2]) + float(style.get("margin-left", "0em")[:-2]) for style in styles]


@pytest.mark.parametrize("display", [True, False])
def test_a_formula_wider_than_its_line_goes_on_below_it(display: bool) -> None:
    notes = Notes()
    found = widths(make_equation(Math(tex=f"f(x) = {SUM}", display=display), 30, notes))
    assert len(found) > 3
    assert max(found) <= 30
    assert min(found[:-1]) > 20  # each line is as long as can be
    assert not list(notes)


def test_signs_in_brackets_are_no_places_to_break() -> None:
    notes = Notes()
    assert len(widths(make_equation(Math(tex=f"f({SUM})", display=True), 30, notes))) == 1
    assert [note.code for note in notes] == ["math-small"]


def test_a_formula_that_all_but_fits_is_set_a_little_smaller() -> None:
    notes = Notes()
    [width] = widths(make_equation(Math(tex="a = b + c + d", display=True), 5.8, notes))
    assert 5.8 < width < 6.4
    assert not list(notes)


def test_mathml_without_tex_is_broken_too() -> None:
    terms = "<mo>+</mo>".join(f"<msup><mi>x</mi><mn>{n}</mn></msup>" for n in range(40))
    math = f'<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>y</mi><mo>=</mo>{terms}</math>'
    assert len(widths(make_equation(Math(mathml=math, display=True), 30, Notes()))) > 2


def test_wide_formulas_stay_on_the_page_and_are_read_as_one(tmp_path: Path) -> None:
    content = build_with(p(Math(tex=SUM, display=True)), p(Math(tex=MATRIX, display=True)), p("In ", Math(tex=SUM)))
    assert said_by(content, raw.FPDF_StructElement_GetAltText) == [("Formula", words) for words in (SUM, MATRIX, SUM)]
    page = pypdfium2.PdfDocument(content)[1]
    sides = [item.get_bounds() for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=8)]
    assert len(sides) > 100  # drawn as paths, not as a picture
    assert min(left for left, *_ in sides) > 50
    assert max(right for _, _, right, _ in sides) < page.get_width() - 50
    path = tmp_path / "formulas.pdf"
    path.write_bytes(content)
    assert verapdf.check([path])[path] == []
    assert Pdf(content).outside() == []


def test_a_command_that_is_not_known_leaves_a_note_and_the_rest_is_drawn() -> None:
    notes = Notes()
    drawn = make_equation(Math(tex=r"\frac{\blurb}{2}", display=True), 30, notes)
    assert [note.code for note in notes] == ["math-command"]
    assert drawn.startswith("<svg")


def test_rows_stand_apart() -> None:
    row = r"x_{ab}^{-1} &= \Sigma_{pq}^{-1}"
    written = (rf"\begin{{aligned}} {rows} \end{{aligned}}" for rows in (row, rf"{row} \\ {row}"))
    one, two = (draw_formula(Math(tex=tex, display=True)) for tex in written)
    assert two.height > 2 * one.height + 0.4
