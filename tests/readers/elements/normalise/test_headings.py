"""Headings lose the links that lead to themselves."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, one, read


def test_the_id_of_such_a_link_is_the_heading_s() -> None:
    section = one('<h2>Head <a class="headerlink" id="head" href="#head">¶</a></h2>')
    assert section == m.Section((m.Text("Head"),), (), id="head")


def test_a_link_around_the_whole_heading_leaves_its_words() -> None:
    assert one('<h2 id="h"><a href="#h">Head</a></h2>') == m.Section((m.Text("Head"),), (), id="h")


@pytest.mark.parametrize("link", ['<a href="other.html#x">there</a>', '<a href="#below">below</a>'])
def test_other_links_stay(link: str) -> None:
    assert len(found(read(f"<h2>See {link}</h2>"), m.Link)) == 1


@pytest.mark.parametrize(
    "link",
    [
        '<a class="headerlink" href="#x">¶</a>', '<a href="#x">¶</a>', '<a class="permalink" href="#x">#</a>',
        '<a class="anchor" href="#x"><svg></svg></a>', '<a class="heading-anchor" href="#x" aria-hidden="true">🔗</a>',
    ],
)  # fmt: skip
def test_permalinks_go_from_terms_captions_and_paragraphs_too(link: str) -> None:
    blocks = read(
        f"<dl><dt>turn{link}</dt><dd>x</dd></dl><figure><pre>y</pre><figcaption>z {link}</figcaption></figure>"
    )
    assert text(blocks).split() == ["turn", "x", "y", "z"]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#x">#</a>',
        '<a href="#x">1</a>',
        '<a class="anchor" href="#x">Mills</a>',
        '<a href="https://a.example/">¶</a>',
    ],
)
def test_other_links_of_sentences_stay(link: str) -> None:
    assert found(read(f"<p>See {link} there.</p>", base="https://b.example/"), m.Link)
