"""Headlines, without the site's name and the series."""

from __future__ import annotations

import pytest

from octavo.readers.html.metadata.titles import strip_site
from octavo.walk import title
from tests.readers.html.reading import LONG, article


@pytest.mark.parametrize(
    ("stated", "shown", "headline", "series"),
    [
        ("A Tree in Spring - The Site", "A Tree in Spring", "A Tree in Spring", ""),
        ("The Site: A Tree in Spring", "A Tree in Spring", "A Tree in Spring", ""),
        ("A Tree in Spring « Blog | The Site", "", "A Tree in Spring", ""),
        ("On Trees (Volume 2): Oak", "On Trees (Volume 2)<br>Oak", "Oak", "On Trees (Volume 2)"),
    ],
)
def test_headlines(stated: str, shown: str, headline: str, series: str) -> None:
    made = article(f"<title>{stated}</title><body><h1>{shown}</h1><p>{LONG * 3}</p>")
    assert title(made) == headline
    assert (made.is_part_of.name if made.is_part_of else "") == series


@pytest.mark.parametrize(
    ("location", "headline", "series"),
    [("books/an-oak.html", "An Oak", "On Trees"), ("books/on-trees-an-oak.html", "On Trees An Oak", "")],
)
def test_a_heading_of_two_lines(location: str, headline: str, series: str) -> None:
    made = article(f"<title>On Trees: An Oak</title><body><h1>On Trees<br>An Oak</h1><p>{LONG * 3}", location=location)
    assert title(made) == headline
    assert (made.is_part_of.name if made.is_part_of else "") == series


@pytest.mark.parametrize(
    ("claim", "site", "stripped"),
    [
        ("A Tree in Spring | The Site", "The Site", "A Tree in Spring"),
        ("A Tree: of Leaves and Roots", "The Site", "A Tree: of Leaves and Roots"),
        ("The Site » News » A Tree in Spring", "The Site", "News » A Tree in Spring"),
        ("A Tree in the Spring - Blog", "", "A Tree in the Spring"),
    ],
)
def test_titles_lose_the_name_of_their_site(claim: str, site: str, stripped: str) -> None:
    assert strip_site(claim, [site], [claim]) == stripped


@pytest.mark.parametrize("third", ["Oak 1.8 - The Great Change - Oak News", "The Wood: Oak 1.8 - The Great Change"])
def test_a_title_that_two_places_state_alike_keeps_its_parts(third: str) -> None:
    claim = "Oak 1.8 - The Great Change"
    assert strip_site(claim, [], [claim, claim, third]) == claim
    assert strip_site(claim, [], [claim, third]) == "The Great Change"
