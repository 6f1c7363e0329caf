"""Line ends that a style keeps."""

from __future__ import annotations

import pytest

from octavo import model as m
from tests.readers.elements.reading import found, p, read


@pytest.mark.parametrize("value", ["pre-wrap", "pre-line", "pre", "break-spaces"])
def test_an_empty_line_parts_paragraphs_and_a_line_end_lines(value: str) -> None:
    blocks = read(f'<div style="white-space: {value}">Dear Ada,\n\n\nI am well.\nAre you?</div>')
    assert blocks == (p("Dear Ada,"), m.Paragraph((m.Text("I am well."), m.LineBreak(), m.Text("Are you?"))))


def test_elements_of_the_line_are_part_of_their_lines() -> None:
    blocks = read('<p style="white-space:pre-line">One <em>small\nstep</em>\nfor us</p>')
    assert len(found(blocks, m.LineBreak)) == 2


def test_line_ends_between_blocks_make_no_lines() -> None:
    assert read('<div style="white-space:pre-wrap">\n<p>one</p>\n\n<p>two</p>\n<ul>\n<li>x</li>\n</ul>\n</div>')[
        :2
    ] == (
        p("one"),
        p("two"),
    )


def test_what_is_set_as_usual_inside_is_read_as_usual() -> None:
    blocks = read('<div style="white-space:pre-wrap">a\nb<span style="white-space:normal"> c\nd</span></div>')
    assert blocks == (m.Paragraph((m.Text("a"), m.LineBreak(), m.Text("b c d"))),)


def test_code_keeps_its_line_ends_itself() -> None:
    assert read('<div style="white-space:pre-wrap"><pre>a\n\nb</pre></div>') == (m.CodeBlock("a\n\nb"),)
