"""The styles of drawings: conditions are answered for a light page, and what is left is plain CSS."""

from __future__ import annotations

import pytest

from tests.pictures.test_svg import body, cleaned, svg


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        (".a { fill: var(--ink) } :root { --ink: #024 }", ".a { fill: #024; }"),
        ("svg { --line: teal } .a { stroke: var(--line, red); fill: var(--none, navy) }",
         ".a { stroke: teal; fill: navy; }"),
        (":root { --a: var(--b); --b: var(--a) } .x { fill: var(--a) } .y { fill: red }", ".y { fill: red; }"),
        ("@media (prefers-color-scheme: dark) { .a { fill: white } } @media print { .a { fill: black } }",
         ".a { fill: black; }"),
        ("@media (max-width: 600px) { .a { display: none } } @media screen and (min-width: 40px) { .b { fill: red } }",
         ".b { fill: red; }"),
        (".a { fill: light-dark(#111, #eee) }", ".a { fill: #111; }"),
        (".a { font: italic bold 12px/1.4 Cambria, serif }",
         ".a { font-size: 12px; font-family: Cambria, serif; font-style: italic; font-weight: bold; }"),
        (".a { font-size: small; fill: initial }", ".a { font-size: 13px; }"),
        (".a:hover > & { fill: red } .b { fill: blue }", ".b { fill: blue; }"),
        ("@keyframes go { to { opacity: 0 } } .b { fill: blue; animation: go 2s }", ".b { fill: blue; }"),
        (".b { stroke: currentcolor }", ".b { stroke: currentColor; }"),
    ],
)  # fmt: skip
def test_a_sheet_is_what_it_says_on_a_light_page(sheet: str, kept: str) -> None:
    assert body(svg(f"<style>{sheet.replace('&', '&amp;')}</style><g/>")) == (
        f'<style type="text/css">{kept.replace(">", "&gt;")}</style><g/>'
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('<g fill="light-dark(#222, #ddd)"/>', '<g fill="#222"/>'),
        ('<g stroke="var(--nothing)" fill="var(--nothing, #234)"/>', '<g fill="#234"/>'),
        ('<g style="stroke: light-dark(rgb(1, 2, 3), white); fill: none"/>',
         '<g style="stroke: rgb(1, 2, 3); fill: none;"/>'),
    ],
)  # fmt: skip
def test_attributes_are_plain_too(given: str, kept: str) -> None:
    assert body(svg(given)) == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('<rect x="NaN" width="9" height="9"/>', '<rect width="9" height="9"/>'),
        ('<g transform="translate(undefined, 4)"/>', "<g/>"),
        ('<path d="M0 0 L5 5 L NaN 7 L 9 9"/>', '<path d="M0 0 L5 5 "/>'),
        ('<rect x="calc(50% - 3px)" y="-1.5e1" rx="50%"/>', '<rect y="-1.5e1" rx="50%"/>'),
        ('<g opacity="inherit" stroke-width="thin"/>', '<g stroke-width="thin"/>'),
        ('<text font-size="9999999">A</text>', "<text>A</text>"),
        ('<g stroke-dasharray="none" stroke-width="2px"/>', '<g stroke-dasharray="none" stroke-width="2px"/>'),
    ],
)
def test_numbers_that_no_engine_reads_are_left_out(given: str, kept: str) -> None:
    assert body(svg(given)) == kept


def test_the_ground_of_a_drawing_is_drawn() -> None:
    dark = body(svg('<text fill="#fff">Night</text>', 'viewBox="0 0 40 20" style="background: #1d2733"'))
    ground = '<rect x="0" y="0" width="40" height="20" style="fill:#1d2733;stroke:none;opacity:1"/>'
    assert dark.startswith(ground)
    assert "<rect" not in body(svg("<g/>", 'viewBox="0 0 40 20" style="background-color: white"'))


def test_the_size_in_a_style_is_a_number() -> None:
    """As D3 writes it; the PDF engine would take "auto" for none."""
    found = cleaned(svg("<g/>", 'width="320" height="140" style="max-width: 100%; height: auto; fill: red"'))
    assert found.size == (320, 140)
    assert b'style="fill: red"' in found.content
    assert cleaned(svg("<g/>", 'viewBox="0 0 9 9" style="width:220px;height:150px"')).size == (220, 150)
    assert body(svg("<style>svg { height: auto; width: 100% }</style><g/>")).count("auto") == 0


def test_words_behind_a_span_in_a_span_have_a_span() -> None:
    given = '<text><tspan x="1">a shoal of <tspan>cod</tspan> and more</tspan> here</text>'
    wrapped = '<text><tspan x="1">a shoal of <tspan>cod</tspan><tspan> and more</tspan></tspan> here</text>'
    assert body(svg(given)) == wrapped
