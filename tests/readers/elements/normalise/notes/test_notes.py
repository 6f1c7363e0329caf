"""Notes of every make stand, whole, at their reference."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, read

LINKED = [
    '<p>Words<sup id="r1"><a href="#n1">1</a></sup>.</p><hr><ol><li id="n1">The note. <a href="#r1">↩</a></li></ol>',
    '<p>Words<a class="footnote-ref" href="#fn1" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p>'
    '<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>The note.'
    '<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
    '<p>Words<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p><hr class="footnotes-sep">'
    '<section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>The note. '
    '<a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>',
    '<p>Words<a href="#_ftn1" name="_ftnref1">[1]</a>.</p><p><a href="#_ftnref1" name="_ftn1">[1]</a> The note.</p>',
    '<p>Words<a href="#note-1" role="doc-noteref">*</a>.</p><aside id="note-1" role="doc-footnote">The note.</aside>',
    '<p>Words<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>.</p><h2>References</h2>'
    '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span> '
    '<span class="reference-text">The note.</span></li></ol>',
    '<p>Words<sup><a id="fnr.1" class="footref" href="#fn.1" role="doc-backlink">1</a></sup>.</p>'
    '<div><h2>Footnotes: </h2><div class="footdef">'
    '<sup><a id="fn.1" class="footnum" href="#fnr.1" role="doc-backlink">1</a></sup> '
    '<div role="doc-footnote"><p>The note.</p></div></div></div>',
    '<p>Words[<a href="#n1" id="r1">1</a>].</p><dl><dt id="n1">1 <a href="#r1">^</a><dd>The note.</dl>',
]  # fmt: skip
IN_THE_LINE = [
    '<p>Words<label class="margin-toggle sidenote-number" for="s"></label><input class="margin-toggle" id="s" '
    'type="checkbox"><span class="sidenote">The note.</span>.</p>',
    "<p>Words<d-footnote>The note.</d-footnote>.</p>",
    '<p>Words<span class="inline-footnote">1<span class="footnoteContent">The note.</span></span>.</p>',
    '<p>Words<sup title="This is the note.">1</sup>.</p>',
]  # fmt: skip
UNLINKED = [
    "<p>Words<sup>1</sup>.</p><h2>Notes</h2><p><sup>1</sup> The note.</p>",
    '<p>Words<sup>1</sup>.</p><ol class="footnotes"><li>The note.</ol>',
]


@pytest.mark.parametrize("markup", [*LINKED, *IN_THE_LINE, *UNLINKED])
def test_notes_of_every_make(markup: str) -> None:
    (paragraph,) = read(markup)
    assert isinstance(paragraph, m.Paragraph)
    before, note, after = paragraph.content
    assert isinstance(note, m.Footnote)
    assert (text(before), text(after)) == ("Words", ".")
    assert text(note.body).rstrip(".").lower().endswith("the note")
    assert not found(note, m.Link)
