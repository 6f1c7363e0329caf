"""The title of a text is its first line; on a saved page what the page has over it is passed over."""

from __future__ import annotations

import pytest

from octavo.walk import title
from tests.readers.text.reading import MORE, PROSE, read_text

TITLE = "Why the lamp of the harbour is never late"


@pytest.mark.parametrize(
    "above",
    [
        "Home\n\nNews",
        "Opinion",
        f"Home » Coast » Lamps » {TITLE}",
        "Coast\n\nLamps + Ladders\n\nKeepers",
        "03.05.2021 10:12",
        "Skip to content\n\nMenu\n\nCoast",
    ],
)
def test_what_a_page_has_over_its_title_is_none_of_it(above: str) -> None:
    page = f"{above}\n\n{TITLE}\n\nBy Ada Holm\n\nMay 3, 2021\n\nShare on Facebook\n\n{PROSE}\n\n{MORE}"
    found = read_text(page)
    assert title(found) == TITLE
    assert [person.name for person in found.authors] == ["Ada Holm"]


@pytest.mark.parametrize("first", ["News", "The Lamp", "Opinion of a keeper"])
def test_the_first_line_is_the_title_where_nothing_says_that_a_text_is_a_page(first: str) -> None:
    assert title(read_text(f"{first}\n\nHow the lamp came to the quay of the village\n\n{PROSE}\n\n{MORE}")) == first


@pytest.mark.parametrize(
    ("byline", "name", "date"),
    [
        ("By\n\nAda Holm\n\n-\n\nMay 3, 2021", "Ada Holm", "2021-05-03"),
        ("Published May 3, 2021 by Ada Holm", "Ada Holm", "2021-05-03"),
        ("Ada Holm, managing editor\n\nMay 3, 2021", "Ada Holm", "2021-05-03"),
        ("By Ada HolmMay 3, 2021Comment", "Ada Holm", "2021-05-03"),
        ("AFP 3 mai 2021 à 07:19", "AFP", "2021-05-03"),
        ("Article Authors\n\nAda Holm\n\nMay 3, 2021", "Ada Holm", "2021-05-03"),
        ("By Ada Holm, MS, RDN", "Ada Holm", ""),
        ("Published Thursday 27 July 2017 Published Thu 27 Jul 2017", "", "2017-07-27"),
    ],
)
def test_bylines_of_pages(byline: str, name: str, date: str) -> None:
    found = read_text(f"{TITLE}\n\n{byline}\n\nShare on Facebook\n\n{PROSE}\n\n{MORE}")
    assert [person.name for person in found.authors] == ([name] if name else [])
    assert found.date_published == date


@pytest.mark.parametrize("prose", ["By noon the lamp was out, and nobody had seen it go.", "It opened on May 3, 2021."])
def test_sentences_are_no_bylines(prose: str) -> None:
    found = read_text(f"{TITLE}\n\n{prose}\n\n{PROSE}\n\n{MORE}")
    assert (found.authors, found.date_published) == ((), "")
