"""Lists of every kind."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import one, p, read


def test_lists_in_lists() -> None:
    made = one('<ol start="3" type="a"><li>x<li><p>y</p><ul><li>z</ul></ol>')
    inner = m.List((m.Item((p("z"),)),))
    assert made == m.List((m.Item((p("x"),)), m.Item((p("y"), inner))), numbering="lower-alpha", start=3, tight=False)


def test_what_stands_between_items_goes_to_the_one_before() -> None:
    assert one("<ul><ul><li>a</ul><li>b</ul>").items[0].body == (m.List((m.Item((p("a"),)),)),)
    assert one("<ul><li>a</li><b>b</b></ul>").items == (
        m.Item((p("a"), m.Paragraph((m.Span((m.Text("b"),), style="strong"),)))),
    )


def test_empty_items_count_in_a_numbered_list() -> None:
    assert [len(item.body) for item in one("<ol><li>a<li><li>c</ol>").items] == [1, 0, 1]
    assert [len(item.body) for item in one("<ul><li>a<li><li>c</ul>").items] == [1, 1]
    assert read("<ol><li><li></ol>") == ()


def test_task_lists() -> None:
    made = one("<ul><li><input type=checkbox checked> done<li><label><input type=checkbox> open</label></ul>")
    assert made == m.List((m.Item((p("done"),), checked=True), m.Item((p("open"),), checked=False)))


def test_description_lists() -> None:
    made = one("<dl><div><dt>a<dt>b<dd>c<dd><p>d</div><dt>e<dd>f</dl>")
    assert made.entries == (
        m.Entry(((m.Text("a"),), (m.Text("b"),)), ((p("c"),), (p("d"),))),
        m.Entry(((m.Text("e"),),), ((p("f"),),)),
    )


def test_what_is_neither_term_nor_description_is_one() -> None:
    assert one("<dl><dt>a</dt><p>b</p></dl>").entries == (m.Entry(((m.Text("a"),),), ((p("b"),),)),)


# --- numbers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "values"),
    [
        ('<ol><li value="4">a<li>b<li value=" 9 ">c</ol>', [4, None, 9]),
        ('<ol><li value="x">a<li value="-2">b</ol>', [None, -2]),
        ('<ul><li value="4">a</ul>', [None]),
    ],
)
def test_items_keep_their_own_numbers(markup: str, values: list[int | None]) -> None:
    assert [item.value for item in one(markup).items] == values


@pytest.mark.parametrize(
    ("markup", "start", "down"),
    [
        ("<ol reversed><li>a<li>b<li>c</ol>", 3, True),
        ('<ol reversed start="10"><li>a<li>b</ol>', 10, True),
        ('<ol start="-1"><li>a</ol>', -1, False),
        ('<ol start="1e9"><li>a</ol>', 1, False),
    ],
)
def test_lists_start_where_they_say_and_may_count_down(markup: str, start: int, *, down: bool) -> None:
    assert (one(markup).start, one(markup).reversed) == (start, down)


@pytest.mark.parametrize(
    ("attributes", "numbering"),
    [
        ('style="list-style-type: lower-latin"', "lower-alpha"),
        ('style="list-style: upper-roman inside" type="a"', "upper-roman"),
        ('class="upper-alpha big"', "upper-alpha"),
        ('style="list-style-type: hebrew"', "hebrew"),
        ('style="list-style: arabic-indic"', "arabic-indic"),
        ('style="list-style-type: urdu"', "persian"),
        ('style="list-style-type: cjk-ideographic"', "japanese-informal"),
        ('style="list-style-type: ethiopic-halehame"', "decimal"),
        ('class="thai"', "decimal"),
        ('type="i"', "lower-roman"),
    ],
)
def test_kinds_of_numbers(attributes: str, numbering: str) -> None:
    assert one(f"<ol {attributes}><li>a</ol>").numbering == numbering


@pytest.mark.parametrize(
    ("markup", "unmarked"),
    [
        ('<ol style="list-style:none"><li>(a) one</li><li>(b) two</li></ol>', True),
        ('<ul style="list-style-type: none"><li>✓ tea</li><li>✗ coffee</li></ul>', True),
        ('<ul style="list-style-type: none"><li>tea</li><li>✗ coffee</li></ul>', False),
        ("<ol><li>1. one</li></ol>", False),
    ],
)
def test_a_list_whose_marks_are_typed_prints_no_others(markup: str, *, unmarked: bool) -> None:
    assert one(markup).unmarked is unmarked


# --- words outside items ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "items"),
    [
        ("<ul>loose<li>x</li></ul>", ["loose", "x"]),
        ("<ol><li>x</li>loose <b>words</b> too<li>y</li></ol>", ["x", "loose words too", "y"]),
        ("<ul>loose <em>from</em> the start</ul>", ["loose from the start"]),
        ("<ul><li>x</li><ul><li>in</li></ul>after<li>y</li></ul>", ["x\n\n\n\nin", "after", "y"]),
    ],
)
def test_words_in_a_list_itself_are_items(markup: str, items: list[str]) -> None:
    assert [" ".join(text(item).split()) for item in one(markup).items] == [" ".join(item.split()) for item in items]


def test_words_in_a_list_of_terms_are_descriptions() -> None:
    assert text(one("<dl>loose<dt>term</dt>more</dl>")).split() == ["loose", "term", "more"]
