"""Stanzas and lines, with their indents."""

from __future__ import annotations

import pytest
from lxml import html

from octavo import model as m
from octavo.notes import Notes
from octavo.readers.elements import Context, read_blocks
from tests.readers.elements.reading import keep, one

_VERSE = m.Verse((((m.Text("one"),), (m.Text("\u2003two"),)), ((m.Text("three"),),)))


@pytest.mark.parametrize(
    "markup",
    [
        '<pre class="poem">one\n  two\n\nthree</pre>',
        '<div class="verse"><p>one<br>&nbsp;&nbsp;two</p><p>three</p></div>',
        '<div class="line-block">one<br>&nbsp;&nbsp;two<br><br>three</div>',
        '<div epub:type="z3998:poem"><p><span>one</span><br><span>&nbsp;&nbsp;two</span></p><p>three</p></div>',
        '<div class="poem"><div><p>one</p><p>&nbsp;&nbsp;two</p></div><div><p>three</p></div></div>',
    ],
)
def test_verse_of_every_make(markup: str) -> None:
    assert one(markup) == _VERSE


def test_verse_has_an_author() -> None:
    made = one('<div class="verse"><p>one<br>two</p><footer>— Who</footer></div>')
    assert made.attribution == (m.Text("Who"),)


def test_comments_in_verse_are_no_lines() -> None:
    body = html.fragment_fromstring('<div><pre class="poem">one<!-- not\na line -->\n  two\n\nthree</pre></div>')
    assert read_blocks(body, Context(keep, Notes())) == (_VERSE,)
