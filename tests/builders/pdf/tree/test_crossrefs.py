"""Page references: which links of a book get one, and what stands behind them."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from octavo.builders.pdf.tree.crossrefs import find_references, mark_references

FILLER = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. " * 30


def section(body: str) -> Element:
    return ElementTree.fromstring(f'<section id="one"><p>{body}</p><footer class="source"><p>x</p></footer></section>')


def referred(body: str) -> str:
    element = section(body)
    mark_references(element, find_references([element]), "p. {number}")
    return words(element)


def words(element: Element) -> str:
    return "".join(element[0].itertext()).replace(FILLER, "…")


def test_a_link_to_another_page_names_it() -> None:
    assert referred(f'See <a href="#far">the far part</a>.{FILLER}<b id="far">far</b>').startswith(
        "See the far part (p.\u00a0000)."
    )


@pytest.mark.parametrize(
    "body",
    [
        '<a href="#near">the near part</a> <b id="near">x</b>',
        f'<a href="#far">[12]</a>{FILLER}<b id="far">x</b>',
        f'<a href="#far">the list</a>{FILLER}<span role="doc-bibliography"><b id="far">x</b></span>',
        f'<a role="doc-noteref" href="#far">note</a>{FILLER}<b id="far">x</b>',
        f'<a href="#nowhere">the part</a>{FILLER}',
    ],
    ids=["near", "number", "bibliography", "note", "nowhere"],
)
def test_nobody_is_told_a_page_for_nothing(body: str) -> None:
    assert "000" not in referred(body)


def test_a_page_is_told_once_in_a_paragraph() -> None:
    body = f'<a href="#far">that part</a> and <a href="#far">again that part</a>{FILLER}<b id="far">x</b>'
    assert referred(body).count("000") == 1


def test_links_are_found_in_the_whole_book_and_marked_in_their_article() -> None:
    first, second = section(f'<a href="#there">over there</a>{FILLER}'), section('<b id="there">x</b>')
    references = find_references([first, second])
    assert list(references.values()) == ["there"]
    mark_references(second, references, "p. {number}")
    assert "000" not in words(first) + words(second)
    mark_references(first, references, "S. {number}")
    assert words(first) == "over there (S.\u00a0000)…"
