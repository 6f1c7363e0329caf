"""White space in a line collapses as HTML's does."""

from __future__ import annotations

import pytest

from octavo.model import Inline, LineBreak, Paragraph, Span, Text
from octavo.readers.elements.convert.inline_builder import InlineBuilder, split_paragraphs, trim_line
from octavo.walk import text
from tests.readers.elements.reading import line, p, read


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("  a \n\t b  ", "a b"),
        ("a<b> b</b> c", "a b c"),
        ("a <b> b </b> c", "a b c"),
        ("a\u00a0 b", "a\u00a0 b"),
        ("a<!-- no -->b", "ab"),
        ("a\x01b\x7fc\ufdd0d", "abcd"),
        ("a&#xD800;b&#0;c", "a\ufffdb\ufffdc"),
        ("e <br> f", "e\nf"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢（kan）"),
        ("<ruby>漢<rt>kan</rt></ruby>", "漢（kan）"),
        ("<font color=red>old</font> <blink>words</blink>", "old words"),
    ],
)
def test_white_space_collapses_and_no_control_character_survives(markup: str, words: str) -> None:
    assert text(line(markup)).replace("\n\n", "\n") == words


def test_a_space_before_what_is_attached_comes_after_it() -> None:
    builder = InlineBuilder()
    builder.add_text("a ")
    builder.attach(Text("*"))
    builder.add_text("b")
    assert [node.text for node in builder.nodes if isinstance(node, Text)] == ["a", "* b"]


def test_lines_have_no_ends_at_their_edges() -> None:
    assert trim_line([LineBreak(), Text("a "), LineBreak(), Text(" ")]) == (Text("a"),)


def test_two_line_ends_part_paragraphs() -> None:
    nodes: list[Inline] = [Text("a"), LineBreak(), LineBreak(), LineBreak(), Text("b"), LineBreak(), Text("c")]
    assert split_paragraphs(nodes) == [(Text("a"),), (Text("b"), LineBreak(), Text("c"))]


@pytest.mark.parametrize(
    ("markup", "parts"),
    [
        ("a<br>&nbsp;<br>b", ["a", "b"]),
        ("a<br> <br>&nbsp;<br><br>b", ["a", "b"]),
        ("&nbsp;<br>a<br>b", ["a\nb"]),
        ("a<br>&nbsp;b", ["a\n\xa0b"]),
        ("&nbsp;", []),
        ("<b>a<br></b><br>b", ["a\nb"]),
    ],
)
def test_lines_without_words_part_paragraphs(markup: str, parts: list[str]) -> None:
    assert [text(block).replace("\n\n", "\n") for block in read(f"<div>{markup}</div>")] == parts


def test_paragraphs_that_only_make_room_go_but_targets_stay() -> None:
    assert read("<p>a</p><p>&nbsp;</p><p><b>&nbsp;<br>&nbsp;</b></p><p>b</p>") == (p("a"), p("b"))
    targets = read('<p>a</p><p><span id="x">&nbsp;</span></p><p>b</p>')
    assert targets == (p("a"), Paragraph((Span((), id="x"), Text("b"))))
