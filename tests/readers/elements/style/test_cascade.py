"""What the stylesheets of a page say of its elements."""

from __future__ import annotations

import time

import pytest
from lxml import html

from octavo.readers.elements.style.cascade import apply_stylesheets
from octavo.readers.elements.style.declarations import Declarations, declarations_of, hides
from octavo.readers.elements.style.sheets import sheets_of
from octavo.readers.elements.tree import Element, select

PROSE = "<p>The ferry was late, as it had been on most days of that wet and windy autumn, and no one minded.</p>" * 3


def styled(css: str, markup: str) -> Element:
    """A page whose stylesheet has been read."""
    root = html.document_fromstring(f"<html><head><style>{css}</style></head><body>{markup}{PROSE}</body></html>")
    apply_stylesheets(root, sheets_of(root))
    return root


def look(css: str, markup: str) -> Declarations:
    """What is said of the element with the id x."""
    (found,) = select(styled(css, markup), "//*[@id='x']")
    return declarations_of(found)


@pytest.mark.parametrize(
    "selector",
    [".thought", "span.thought", "#x", "em, .thought", "div .thought", "div > span", ".box span", "p#n, .a.thought"],
)
def test_simple_selectors_find_their_elements(selector: str) -> None:
    said = look(
        f"{selector} {{ font-style: italic }}", '<div class="box"><span id="x" class="a thought">so</span></div>'
    )
    assert said["font-style"] == "italic"


@pytest.mark.parametrize(
    "selector",
    ["thought", ".thoughts", "p.thought", ".box > .in > .thought", ".out .thought", ".thought:hover", "b > span"],
)
def test_other_selectors_do_not(selector: str) -> None:
    said = look(f"{selector} {{ font-style: italic }}", '<div class="box"><span id="x" class="thought">so</span></div>')
    assert "font-style" not in said


def test_the_more_specific_rule_wins_and_the_style_attribute_over_all() -> None:
    css = "#x { font-style: italic; font-weight: 700 } .b { font-style: normal; font-weight: 400; text-align: right }"
    assert look(css, '<p id="x" class="b" style="text-align: center">so</p>') == {
        "font-style": "italic", "font-weight": "700", "text-align": "center",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ("@media screen", True), ("@media (min-width: 40em)", True), ("@media only screen and (min-width:600px)", True),
        ("@layer base", True), ("@media print", False), ("@media (max-width: 37.5rem)", False),
        ("@media (prefers-reduced-motion: reduce)", False), ("@supports (display: grid)", False),
    ],
)  # fmt: skip
def test_media_queries_are_answered_for_a_wide_screen(query: str, *, counts: bool) -> None:
    assert (
        "font-style" in look(f"{query} {{ .a {{ font-style: italic }} }}", '<i-v id="x" class="a">so</i-v>')
    ) is counts


def test_comments_strings_and_old_marks_do_not_hurt() -> None:
    css = '<!-- @import "a}"; /* } */ .q:before { content: "}" } .a { font-style: italic } -->'
    assert look(css, '<span id="x" class="a">so</span>')["font-style"] == "italic"


def test_a_reset_of_all_em_takes_no_word_its_emphasis() -> None:
    assert "font-style" not in look("em, strong { font-style: normal; font-weight: 400 }", '<em id="x">so</em>')


def test_the_look_of_most_paragraphs_says_nothing() -> None:
    css = ".text { font-style: italic } .said { font-style: italic }"
    markup = '<p class="text">a</p>' * 9 + '<p id="x" class="said">b</p>'
    assert "font-style" not in look(css, markup)
    assert "font-style" in look(css, '<p id="x" class="said">b</p>')


# --- what is hidden ---------------------------------------------------------------------------------

SECRET = '<p id="x" class="qz81k">Stolen from the site of its author.</p>'


@pytest.mark.parametrize(
    "css",
    [
        ".qz81k { display: none }",
        "p.qz81k { font-size: 0; visibility: hidden }",
        ".qz81k { position: absolute; left: -9999px }",
        ".qz81k { display: block } .qz81k { display: none !important }",
    ],
)
def test_what_a_sheet_hides_for_good_is_hidden(css: str) -> None:
    assert hides(look(css, SECRET))


@pytest.mark.parametrize(
    ("css", "markup"),
    [
        (".panel2 { display: none } .panel2.open { display: block }", '<div id="x" class="panel2">An answer.</div>'),
        (".w { display: none } input:checked ~ .w { display: block }", '<div id="x" class="w">An answer.</div>'),
        (".tab-pane { display: none }", '<div id="x" class="tab-pane">The second tab.</div>'),
        (".inner { display: none }", '<div class="accordion"><div id="x" class="inner">An answer.</div></div>'),
        (".w { display: none }", '<a href="#x">Show</a><div id="x" class="w">An answer.</div>'),
        (".w { display: none }", '<button aria-controls="x">Show</button><div id="x" class="w">An answer.</div>'),
        (".w { display: none }", '<div id="x" class="w">An answer.</div><script>$(".w").show()</script>'),
        (".w { display: none }", '<div id="x" class="w"><img src="a.png">A picture.</div>'),
        (
            ".hidden { display: none } @media (min-width: 40em) { .md\\:block { display: block } }",
            '<p id="x" class="hidden md:block">What screens of a middling width show.</p>',
        ),
        ("br { display: none }", '<br id="x">'),
        (
            ".w { display: none }",
            '<div id="x" class="w">' + "All of it, until a script has run. " * 20 + "</div>",
        ),
    ],
)
def test_what_the_page_can_show_is_not(css: str, markup: str) -> None:
    assert not hides(look(css, markup))


# --- hostile sheets ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "css",
    [
        "{" * 100_000,
        "}" * 100_000,
        "@media screen {" * 20_000,
        "/*" * 100_000,
        ".a .b { font-style: italic }" * 20_000,
        ".a" * 100_000 + "{ font-style: italic }",
        ", ".join(f".c{number}" for number in range(50_000)) + "{ display: none }",
        ".a { font-style: " + "italic " * 100_000 + "}",
        ".a { position: absolute; left: -" + "9" * 100_000 + "px }",
    ],
    ids=["braces", "closings", "groups", "comments", "rules", "names", "list", "value", "number"],
)
def test_hostile_sheets_cost_little(css: str) -> None:
    markup = '<div class="a">' * 150 + '<span class="b">x</span>' * 500
    begin = time.process_time()
    styled(css, markup)
    assert time.process_time() - begin < 4
