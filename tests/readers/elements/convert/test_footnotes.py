"""Footnotes stand close to the word before them."""

from __future__ import annotations

from octavo import model as m
from tests.readers.elements.reading import line, p


def test_a_space_before_a_note_comes_after_it() -> None:
    assert line("a <d-footnote>n</d-footnote>b") == (m.Text("a"), m.Footnote((p("n"),)), m.Text(" b"))
    assert line("a <d-footnote>n</d-footnote>.") == (m.Text("a"), m.Footnote((p("n"),)), m.Text("."))


def test_a_note_can_hold_blocks() -> None:
    _, note = line("a<d-footnote><p>n</p><p>m</p></d-footnote>")
    assert note == m.Footnote((p("n"), p("m")))
