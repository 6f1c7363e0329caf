"""Dates in running words: read where they can mean one day only."""

from __future__ import annotations

import pytest

from octavo.readers.dates import find_date, locate_date


@pytest.mark.parametrize(
    "written",
    [
        "2021-05-03",
        "2021/5/3",
        "2021.05.03",
        "3 May 2021",
        "3rd of May, 2021",
        "3-May-2021",
        "May 3, 2021",
        "May 3rd 2021",
        "3. Mai 2021",
        "3 de mayo de 2021",
        "3 mai 2021",
        "3 мая 2021",
        "3 maja 2021",
        "3.5.2021",
        "03. 05. 2021",
    ],
)
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert find_date(f"Posted on {written} by the editor") == "2021-05-03"


@pytest.mark.parametrize(("written", "date"), [("23/5/2021", "2021-05-23"), ("5/23/2021", "2021-05-23")])
def test_day_and_month_in_any_order_where_one_can_be_no_month(written: str, date: str) -> None:
    assert find_date(written) == date


@pytest.mark.parametrize("written", ["", "3/5/2021", "32 May 2021", "2021-13-01", "Chapter 3, 2021", "3 pages 2021"])
def test_what_can_be_read_in_two_ways_or_none_is_no_date(written: str) -> None:
    assert find_date(written) == ""


def test_months_may_be_of_the_language_of_the_text() -> None:
    assert find_date("3. toukokuuta 2021", "fi") == "2021-05-03"
    assert find_date("3. toukokuuta 2021") == ""


def test_where_a_date_starts() -> None:
    assert locate_date("Ada Holm, 3 May 2021") == ("2021-05-03", 10)
    assert locate_date("Ada Holm") == ("", 8)


@pytest.mark.parametrize("text", ["2021年5月3日 10:00", "2021년 5월 3일", "2021 May 3", "2021. Mai 3."])
def test_the_year_may_come_first(text: str) -> None:
    assert find_date(text) == "2021-05-03"
