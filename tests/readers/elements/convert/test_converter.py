"""What goes on inside an element: words between blocks, blocks inside a line, and who reads which element."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.readers.elements.convert import BLOCKS, INLINES
from octavo.readers.elements.convert.converter import SILENT
from octavo.walk import text
from tests.readers.elements.reading import found, p, read


def test_an_element_is_read_as_a_block_or_in_a_line() -> None:
    assert not BLOCKS.keys() & INLINES.keys()


def test_what_has_no_words_is_read_nowhere_else() -> None:
    assert not SILENT & INLINES.keys()
    assert SILENT & BLOCKS.keys() == {"dialog", "noscript"}  # they part the words around them all the same


def test_words_between_blocks_become_paragraphs() -> None:
    made = read("<div>a <i>b</i><p>c</p>d</div><section><header>e</header></section>")
    assert [text(block) for block in made] == ["a b", "c", "d", "e"]


def test_two_line_ends_part_paragraphs() -> None:
    assert read("a<br><br>b<br>c") == (p("a"), m.Paragraph((m.Text("b"), m.LineBreak(), m.Text("c"))))


def test_a_link_around_blocks_goes_to_their_words() -> None:
    made = read('<a href="https://example.org/"><h2>Head</h2><p>words</p></a>')
    assert [link.href for link in found(made, m.Link)] == ["https://example.org/"] * 2


def test_a_style_around_blocks_goes_to_their_words() -> None:
    assert read("<ins><p>a</p><p>b</p></ins>") == tuple(
        m.Paragraph((m.Span((m.Text(words),), style="inserted"),)) for words in "ab"
    )


def test_targets_between_blocks_go_to_the_next() -> None:
    assert read('<p>a</p><a id="t"></a><p>b</p>')[1] == m.Paragraph((m.Span((), id="t"), m.Text("b")))
    assert read('<p>a</p><a id="t"></a>')[1] == m.Paragraph((m.Span((), id="t"),))


def test_what_an_element_that_is_not_kept_says_goes_to_its_blocks() -> None:
    first, second = read('<main id="m" lang="fr" dir="rtl"><p>a<h2>b</h2></main>')
    assert first == m.Paragraph((m.Text("a"),), id="m", language="fr", direction="rtl")
    assert second == m.Section((m.Text("b"),), (), language="fr")


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ('<h2>A</h2><p><a name="x"> </a></p><p>words</p>', 1),
        ('<p><span id="x">&nbsp;</span></p><p>words</p>', 1),
        ('<div><p>before</p><p><a id="x"></a></p></div><p>words</p>', 2),
        ('<p><a id="x"></a></p>words', 1),
    ],
)
def test_a_paragraph_of_targets_alone_leaves_them_to_the_next_block(markup: str, shown: int) -> None:
    made = read(markup)
    paragraphs = found(made, m.Paragraph)
    assert len(paragraphs) == shown
    assert paragraphs[-1].content == (m.Span((), id="x"), m.Text("words"))


def test_a_target_before_what_has_no_line_is_its_id() -> None:
    (block,) = read('<p><a id="x"></a></p><ul><li>words</li></ul>')
    assert isinstance(block, m.List)
    assert block.id == "x"
    (last,) = read('<p>words</p><p><a id="x"></a></p>')[1:]
    assert found(last, m.Span) == [m.Span((), id="x")]
