"""Quotations set apart, and who said them."""

from __future__ import annotations

import pytest

from octavo import model as m
from tests.readers.elements.reading import one, p


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote><p>words</p><footer>— <cite>Who</cite></footer></blockquote>",
        "<blockquote><p>words</p><p>— <cite>Who</cite></p></blockquote>",
        "<blockquote><p>words</p><p><cite>Who</cite></p></blockquote>",
        "<blockquote><p>words</p><p class=attribution><cite>Who</cite></p></blockquote>",
        "<figure><blockquote><p>words</p></blockquote><figcaption><cite>Who</cite></figcaption></figure>",
    ],
)
def test_quotations_know_who_said_them(markup: str) -> None:
    assert one(markup) == m.Quote((p("words"),), attribution=(m.Span((m.Text("Who"),), style="cited-title"),))


def test_quotations_keep_their_source_and_role() -> None:
    assert one('<blockquote cite="https://example.org/">a</blockquote>').cite == "https://example.org/"
    assert one('<blockquote cite="page.html">a</blockquote>').cite == ""
    assert one("<blockquote class=pullquote>a</blockquote>").role == "doc-pullquote"
    assert one("<blockquote class=epigraph>a</blockquote>").role == "doc-epigraph"


def test_a_long_last_paragraph_is_no_signature() -> None:
    assert not one(f"<blockquote><p>words</p><p>— {'and more ' * 20}</p></blockquote>").attribution
