"""Notes that stand in the line already."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, read


def test_a_note_in_an_attribute_can_hold_markup() -> None:
    made = read('<p>A<a href="#" data-footnote-content="One <i>short</i> note.">1</a></p>')
    (note,) = found(made, m.Footnote)
    assert text(note.body) == "One short note."
    assert len(found(note, m.Span)) == 1


@pytest.mark.parametrize(
    "markup",
    ['<p>A <abbr title="so it is called">b</abbr></p>', '<p>A<sup title="short">1</sup></p>', "<p><a-b>c</a-b></p>"],
)
def test_what_is_no_note(markup: str) -> None:
    assert not found(read(markup), m.Footnote)


BUBBLES = [
    '<p>The old <span data-tooltip="A mill that is turned by hand.">quern</span> stood.</p>',
    '<p>The old <span class="hint">quern<span class="popover-content">A mill that is turned by hand.</span></span>'
    " stood.</p>",
    '<p>The old <em data-bs-content="A mill that is turned by hand.">quern</em> stood.</p>',
    '<p>The old quern<sup data-tippy-content="A mill that is turned by hand.">*</sup> stood.</p>',
    '<p>The old quern<span class="bubble-mark" data-tip="A mill that is turned by hand.">[3]</span> stood.</p>',
    '<p>The old <span class="tooltip" title="A mill that is turned by hand.">quern</span> stood.</p>',
    '<p>The old quern<a class="footnote" href="https://mill.example/#n7" title="A mill that is turned by hand.">7</a>'
    " stood.</p>",
    '<p>The old quern<sup><a href="#gone" title="A mill that is turned by hand.">7</a></sup> stood.</p>',
    '<p>The old quern<sup class="mf"><a role="button">1</a></sup><span role="tooltip" class="mf-footnote__note">'
    "A mill that is turned by hand.</span> stood.</p>",
    '<p>The old quern<button popovertarget="b">1</button><span popover id="b">A mill that is turned by hand.</span>'
    " stood.</p>",
    '<p>The old quern<span><a role="button"><sup class="footnote_mark">[1]</sup></a><span class="footnote_tooltip">'
    "A mill that is turned by hand.</span></span> stood.</p>",
    '<p>The old <span class="sidenote"><label class="sidenote-label">quern</label><input type="checkbox">'
    '<span class="sidenote-content">A mill that is turned by hand.</span></span> stood.</p>',
    '<p>The old quern<label for="s" class="sidenote-toggle">1</label><input id="s" type="checkbox">'
    '<span class="sidenote"><span class="sidenote-number">1</span> A mill that is turned by hand.</span> stood.</p>',
    '<p>The old quern<span id="f1" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">4</sup>'
    '<span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">4</sup>'
    '<span class="ltx_tag ltx_tag_note">4</span>A mill that is turned by hand.</span></span></span> stood.</p>',
]


@pytest.mark.parametrize("markup", BUBBLES)
def test_what_hangs_over_a_word_is_a_note_and_the_word_stays(markup: str) -> None:
    (paragraph,) = read(markup)
    assert [text(note.body) for note in found(paragraph, m.Footnote)] == ["A mill that is turned by hand."]
    assert " ".join(text(paragraph, footnotes=False).split()).rstrip("1").replace("quern1", "quern") == (
        "The old quern stood."
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<p>See <a href="https://mill.example/" title="The page of the old mill">the page</a>.</p>',
        '<p>Quern<sup><a href="#gone" title="Jump to footnote 3">3</a></sup>.</p>',
        '<p>Quern<sup><a href="#gone" title="Zur Fußnote 3 springe">3</a></sup>.</p>',
        '<p>Take it <button data-tooltip="Copy this to the clipboard">Copy</button></p>',
        '<div><span class="tip" role="button">Share<span class="tooltiptext">Share this page</span></span></div>',
        '<p><img src="a.png" data-tooltip="A picture of the mill"> words</p>',
    ],
)
def test_what_only_helps_to_use_a_page_is_no_note(markup: str) -> None:
    assert not found(read(markup), m.Footnote)


def test_a_mark_whose_note_stands_elsewhere_stays() -> None:
    (paragraph,) = read(
        '<p>Quern<span class="ltx_note ltx_role_footnotemark"><sup class="ltx_note_mark">1</sup>'
        '<span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup>'
        '<span class="ltx_note_type">footnotemark: </span><span class="ltx_tag_note">1</span></span></span></span> so.'
    )
    assert text(paragraph) == "Quern1 so."
