"""Names of months: of English and the usual languages wherever they stand, of any other where it is stated."""

from __future__ import annotations

import subprocess
import sys

import pytest

from octavo.readers.months import month_number

OF_ANY_ARTICLE = {
    1: "jan januar Jänner janvier enero ene gennaio genn janeiro januari stycznia styczeń янв января ocak ledna",
    2: "feb februar février fevrier févr fév febrero febbraio fevereiro fev lutego luty фев февраля şubat února",
    3: "march mar märz mrz mars marzo março maart mrt marca marzec мар марта mart března mär",
    4: "april apr avril avr abril abr aprile kwietnia kwiecień апр апреля nisan dubna",
    5: "may mai mayo maggio mag maio mei maja maj мая mayıs května",
    6: "june jun juni juin junio giugno giu junho czerwca czerwiec июн июня haziran června",
    7: "july jul juli juillet juil julio luglio lug julho lipca lipiec июл июля temmuz července",
    8: "august aug août aout agosto ago augustus sierpnia sierpień авг августа ağustos srpna augusti",
    9: "september sep sept septembre septiembre settembre set setembro września wrzesień сен сентября eylül září",
    10: "oct oktober okt octobre octubre ottobre ott outubro out października październik окт октября ekim října",
    11: "november nov novembre noviembre novembro listopada listopad ноя ноября kasım",
    12: "december dec dezember dez décembre decembre déc diciembre dicembre dic dezembro grudnia grudzień дек декабря "
    "aralık prosince",
}


@pytest.mark.parametrize("number", OF_ANY_ARTICLE)
def test_names_that_are_known_in_articles_of_any_language(number: int) -> None:
    assert {name: month_number(name) for name in OF_ANY_ARTICLE[number].split()} == dict.fromkeys(
        OF_ANY_ARTICLE[number].split(), number
    )


@pytest.mark.parametrize(
    ("name", "language", "number"),
    [
        ("toukokuuta", "fi", 5),
        ("Μαΐου", "el-GR", 5),
        ("травня", "uk", 5),
        ("pro", "cs", 12),
        ("gen", "it-IT", 1),
        ("listopada", "hr", 10),
        ("leden", "cs", 1),
        ("duben", "cs-CZ", 4),
        ("Marz", "de", 3),
    ],
)
def test_names_of_the_language_that_an_article_states(name: str, language: str, number: int) -> None:
    assert month_number(name, language) == number


@pytest.mark.parametrize(
    "name", ["pro", "gen", "marco", "leden", "duben", "Marz", "chapter", "summer", "1月", "", "ma", "toukokuuta"]
)
def test_what_may_be_another_thing_is_no_month(name: str) -> None:
    assert month_number(name) == 0


@pytest.mark.parametrize("language", ["tlh", "xx-XX", "../../root", "a" * 5000, "en\0", "no language", "-", "de-"])
def test_a_language_that_is_none_does_no_harm(language: str) -> None:
    assert month_number("Mai", language) == 5


def test_english_needs_no_locale_data() -> None:
    asked = "from octavo.readers.months import month_number as m; import sys; print(m('May'), 'babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["5", "False"]
