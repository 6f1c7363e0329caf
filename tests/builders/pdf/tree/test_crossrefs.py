"""Page references: which links of a book get one, and what stands behind them."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from octavo.builders.pdf.tree.crossrefs import choose_references
from octavo.builders.pdf.tree.section import Section, describe_section, keep_references
from octavo.notes import Notes
from octavo.resources import Assets

FILLER = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. " * 30


def section(body: str) -> Element:
    return ElementTree.fromstring(f'<section id="one"><p>{body}</p><footer class="source"><p>x</p></footer></section>')


def described(body: str, label: str = "p. {number}") -> Section:
    return describe_section(section(body), Assets(), Notes(), label)


def told(*sections: Section) -> list[str]:
    """The words of sections that refer to each other."""
    kept = zip(sections, choose_references(sections), strict=True)
    return [words(ElementTree.fromstring(keep_references(one.markup, wanted))) for one, wanted in kept]


def referred(body: str) -> str:
    return told(described(body))[0]


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
    first, second = (
        described(f'<a href="#there">over there</a>{FILLER}', "S. {number}"),
        described('<b id="there">x</b>'),
    )
    assert told(first, second) == ["over there (S.\u00a0000)…", "x"]
    assert told(first) == ["over there…"]
