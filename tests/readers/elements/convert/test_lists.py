"""Lists of every kind."""

from __future__ import annotations

from octavo import model as m
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
