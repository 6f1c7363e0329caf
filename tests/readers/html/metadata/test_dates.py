"""Dates as pages write them."""

from __future__ import annotations

import pytest

from octavo.readers.html.metadata.dates import find_moment
from tests.readers.html.reading import LONG, article


@pytest.mark.parametrize(
    ("written", "language", "moment"),
    [
        ("2021-05-03T10:00:00.000+02:00", "", "2021-05-03T10:00:00+02:00"),
        ("20210503", "", "2021-05-03"),
        ("Mon Aug 03 12:45:00 EDT 2015", "", "2015-08-03"),
        ("2021年5月3日", "", "2021-05-03"),
        ("3 May '2021", "", "2021-05-03"),
        ("3. toukokuuta 2021", "fi", "2021-05-03"),
        ("5. listopada 2020", "pl", "2020-11-05"),
        ("5. listopada 2020", "hr", "2020-10-05"),
        ("3/4/2021", "en-US", "2021-03-04"),
        ("3/4/2021", "en-GB", "2021-04-03"),
        ("3-4-2021", "en-US", "2021-04-03"),
        ("Version 12, 2021", "en", ""),
        ("1 May 1789", "en", ""),
        ("vom 5. bis 11. Mai 2021 in Gent", "de", ""),
        ("5–11 May 2021", "en", ""),
        ("10:05 – 11 May 2021", "en", "2021-05-11"),
        ("Part 12 – 11 May 2021", "en", "2021-05-11"),
        ("du 5 au 11 mai 2021", "fr", ""),
        ("5 – 11 May 2021, told on 13 May 2021", "en", "2021-05-13"),
    ],
)
def test_a_moment_is_read_as_the_language_of_the_page_writes_it(written: str, language: str, moment: str) -> None:
    assert find_moment(written, language) == moment


def dated(shown: str, head: str = "", after: str = "", language: str = "en") -> str:
    page = (
        f"<html lang={language}><head><title>A Tree</title>{head}</head><body><main><article><h1>A Tree in Spring</h1>"
    )
    made = article(f"{page}{shown}<p>{LONG * 4}</p><p>{LONG * 4}</p></article></main>{after}</body>")
    return made.date_published[:10]


@pytest.mark.parametrize(
    ("shown", "language"),
    [
        ("<h3>3 May 2021</h3>", "en"),
        ("<div><span>Ada Holm</span> | <span>05/03/21</span></div>", "en"),
        ("<p>last edited 2021-05-03</p>", "en"),
        ("<p>Von Ada Holm, 3. Mai 2021</p>", "de"),
        ("<p>2021. május 3.</p>", "hu"),
        ("<p>03/05/2021</p>", "fr"),
        ("<p>03/05/2021</p>", "en-GB"),
        ("<p>Published: 2021 May 3</p><p>Updated: 4 June 2022</p>", "en"),
        ("<div class=articleDate>03.05.2021<br>Autor: Ada Holm</div>", "de"),
        ("<p>Updated 4 June 2022</p><p>First published 3 May 2021</p>", "en"),
    ],
)
def test_a_date_near_the_headline(shown: str, language: str) -> None:
    assert dated(shown, language=language) == "2021-05-03"


@pytest.mark.parametrize(
    "after",
    [
        "<ol class=commentlist><li class=comment><a href='#c1'>March 3, 2019 at 5:12</a><p>Lovely.</p></li></ol>",
        "<div id=comments><div><time datetime=2019-03-03>3 March</time></div></div>",
        "<div class=related-posts><div class=card><h3>An Elm</h3><span class=date>3 March 2019</span></div></div>",
        "<aside class=sidebar><span class=post-date>3 March 2019</span></aside>",
        "<figure><img src=a.png><figcaption>The wood, 3 March 2019</figcaption></figure>",
    ],
)
def test_dates_of_comments_other_articles_and_pictures_are_none(after: str) -> None:
    assert dated("", after=after) == ""
    assert dated("<p>3 May 2021</p>", after=after) == "2021-05-03"


@pytest.mark.parametrize(
    ("stated", "shown", "day"),
    [
        ("2021-05-04T02:30:00Z", "<p>3 May 2021</p>", "2021-05-03"),
        ("2021-05-03T23:30:00Z", "<p>4. Mai 2021</p>", "2021-05-04"),
        ("2021-05-03T12:00:00Z", "<p>Updated 9 June 2021</p>", "2021-05-03"),
        ("2021-05-03T12:00:00Z", "", "2021-05-03"),
    ],
)
def test_the_day_that_is_shown_is_the_page_s_own(stated: str, shown: str, day: str) -> None:
    assert dated(shown, f"<meta property='article:published_time' content='{stated}'>") == day


def test_the_date_of_a_journal() -> None:
    assert dated("", "<meta name=citation_publication_date content='2023 Jan 7'>") == "2023-01-07"


def test_the_clock_at_the_top_of_a_page_yields_to_the_article() -> None:
    clock = "<div class=today><time datetime=2021-05-09T13:56>Sunday, 9 May</time></div>"
    assert dated(f"<p>{LONG}</p><p><span class=entry-date>3 May 2021</span></p>", after=clock) == "2021-05-03"
    assert dated("<p>Spring is here.</p>", after=clock) == "2021-05-09"


@pytest.mark.parametrize(
    "address",
    ["https://a.example/2021/may/03/oaks", "https://a.example/2021/05/03/oaks", "https://a.example/20210503.html"],
)
def test_the_date_in_the_address(address: str) -> None:
    assert dated("", f"<link rel=canonical href='{address}'>") == "2021-05-03"


@pytest.mark.parametrize(
    "foot",
    ["<div class='storyDateBlock'><span>Datum:</span> 03.05.2021</div>", "<p class=pubDate>3 May 2021</p>"],
)
def test_classes_of_dates_in_camel_case(foot: str) -> None:
    assert dated(f"<p>{LONG * 3}</p><p>{LONG * 3}</p>{foot}", language="de") == "2021-05-03"


def test_the_date_that_a_handbook_states() -> None:
    assert dated("<p>Last updated on 5 May 2021</p>", "<meta name=ms.date content=05/03/2021>") == "2021-05-03"


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("2021. 5. 3.", "ko"),
        ("03 . 05 . 2021", "de"),
        ("03|05|2021", "de"),
        ("3/mayo/2021", "es"),
        ("2021. 05. 03", ""),
    ],
)
def test_dates_with_other_signs_between_their_parts(written: str, language: str) -> None:
    assert find_moment(written, language) == "2021-05-03"


@pytest.mark.parametrize("shown", ["<em>( Vik, 3 May 21 )</em>", "<p>3. May '21</p>", "<p>Posted 3-May-21</p>"])
def test_a_year_of_two_figures_after_the_name_of_a_month(shown: str) -> None:
    assert dated(shown) == "2021-05-03"


@pytest.mark.parametrize(
    "start", ["VIK, May 3, 2021 /Wire/ -- ", "Vik, (3.5.2021). ", "Vik, 3. Mai 2021 – ", "Vik, 3 de mayo de 2021.- "]
)
def test_the_date_after_the_place_that_a_paragraph_begins_with(start: str) -> None:
    page = f"<html lang=de><body><article><h1>A Tree in Spring</h1><p>{start}{LONG * 4}</p><p>{LONG * 4}</p></article>"
    assert article(page).date_published == "2021-05-03"


def stated(published: str, modified: str) -> str:
    """A head that declares when a page was published and changed."""
    data = f'{{"@type":"Article","datePublished":"{published}","dateModified":"{modified}"}}'
    return f"<script type='application/ld+json'>{data}</script>"


@pytest.mark.parametrize(
    ("shown", "modified", "day"),
    [
        ("<p>3 May 2021</p>", "2021-11-20T16:02:46Z", "2021-05-03"),
        ("<p>21. Dezember 2021</p>", "2021-11-20T16:02:46Z", "2021-11-20"),
        ("<p>3 May 2021</p>", "2021-12-01T10:00:00Z", "2021-11-20"),
        ("", "2021-11-20T16:02:46Z", "2021-11-20"),
    ],
)
def test_the_moment_that_a_page_was_made_yields_to_an_earlier_day_that_it_shows(
    shown: str, modified: str, day: str
) -> None:
    assert dated(shown, stated("2021-11-20T16:02:46Z", modified), language="de") == day
