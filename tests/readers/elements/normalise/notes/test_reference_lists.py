"""Lists of works that the text cites by number stay lists; lists of notes do not."""

from __future__ import annotations

import pytest

from octavo import model as m
from tests.readers.elements.reading import found, read


def _cite(number: int) -> str:
    return f'<p>So it is said [<a href="#w{number}">{number}</a>].</p>'


def _works(count: int, back: str = "") -> str:
    return "".join(f'<li id="w{number}">Author {number}: A work. {back}</li>' for number in range(1, count + 1))


@pytest.mark.parametrize(
    "markup",
    [
        f"<h2>References</h2><ol>{_works(20)}</ol>",
        f"<h2>Literaturverzeichnis</h2><div><ol>{_works(30)}</ol></div>",
        f"<section><h2>参考文献</h2><ul>{_works(16)}</ul></section>",
        f'<h2>Notes</h2><ol class="bibliography">{_works(2)}</ol>',
        f'<h2>References</h2><div role="doc-bibliography"><ol>{_works(3)}</ol></div>',
    ],
)
def test_works_stay_in_their_list(markup: str) -> None:
    made = read(_cite(1) + _cite(2) + markup)
    assert not found(made, m.Footnote)
    assert [link.href for link in found(made, m.Link)] == ["#w1", "#w2"]


@pytest.mark.parametrize(
    "markup",
    [
        f"<h2>Notes</h2><ol>{_works(30)}</ol>",
        f"<h2>References</h2><ol>{_works(3)}</ol>",
        '<h2>References</h2><ol class="references"><li id="w1"><a href="#r1">^</a> One.<li id="w2">Two.</ol>',
    ],
)
def test_notes_do_not(markup: str) -> None:
    assert len(found(read(_cite(1) + _cite(2) + markup), m.Footnote)) == 2
