"""What a page's sheets say of the drawings in it goes into the drawings."""

from __future__ import annotations

from octavo.readers.elements.style.cascade import apply_stylesheets
from octavo.readers.elements.style.sheets import sheets_of
from octavo.readers.elements.tree import Element
from tests.readers.elements.reading import parse


def drawing(css: str, inside: str, around: str = "{}") -> Element:
    """A drawing in a page with a sheet, which was applied to it."""
    markup = f'<svg viewBox="0 0 90 60">{inside}<path d="M0"/></svg>'
    page = parse(f"<style>{css}</style>{around.format(markup)}")
    apply_stylesheets(page, sheets_of(page))
    return next(page.iter("svg"))


def style(css: str, inside: str, around: str = "{}") -> str:
    """The style of the first element of a drawing."""
    return drawing(css, inside, around)[0].get("style") or ""


def test_the_page_paints_a_drawing_by_its_classes() -> None:
    assert style(".bar { fill: #7a3; stroke: #133 }", '<rect class="bar"/>') == "fill: #7a3; stroke: #133"
    assert style(".plot g > rect:first-child { fill: teal }", "<g><rect/></g>", '<div class="plot">{}</div>') == ""
    group = drawing(".plot g > rect:first-child { fill: teal }", "<g><rect/></g>", '<div class="plot">{}</div>')[0]
    assert group[0].get("style") == "fill: teal"


def test_variables_of_the_page_have_their_values() -> None:
    css = ":root { --bar: #7a3 } .bar { fill: var(--bar); stroke: var(--none, navy) }"
    assert style(css, '<rect class="bar"/>') == "fill: #7a3; stroke: navy"


def test_the_page_of_a_book_is_light() -> None:
    css = ".a { fill: black } @media (prefers-color-scheme: dark) { .a { fill: white } }"
    assert style(css, '<rect class="a"/>') == "fill: black"


def test_what_an_element_says_itself_wins_but_over_what_is_important() -> None:
    css = ".a { fill: red; stroke: red !important }"
    assert style(css, '<rect class="a" style="fill: blue; stroke: blue"/>') == (
        "fill: red; fill: blue; stroke: blue; stroke: red"
    )


def test_a_sheet_in_a_drawing_holds_and_goes() -> None:
    found = drawing("p { margin: 0 }", "<style>.k { fill: none; stroke: #246 }</style><circle class=k />")
    assert found.find("style") is None
    assert found[0].get("style") == "fill: none; stroke: #246"


def test_where_a_page_puts_a_drawing_is_not_taken_over() -> None:
    css = "svg, rect { width: 100%; height: auto; margin: 0; position: static; fill: red } .tip { display: none }"
    assert style(css, "<rect/>") == "fill: red"
    assert style(css, '<g class="tip"/>') == "display: none"


def test_what_an_animation_brings_in_is_there() -> None:
    css = "@keyframes in { to { opacity: 1 } } .late { opacity: 0; fill: red; animation: in 1s }"
    assert style(css, '<rect class="late"/>') == "fill: red"


def test_signs_cost_nothing() -> None:
    page = parse('<style>path { fill: red }</style><svg viewBox="0 0 9 9"><path d="M0"/></svg>')
    apply_stylesheets(page, sheets_of(page))
    assert next(page.iter("path")).get("style") is None
