"""Characters and how they are read."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import line


def pairs(markup: str) -> list[tuple[str, str]]:
    """The characters and readings of the ruby nodes in a line; characters without a reading stand alone."""
    return [
        (text(node.content), text(node.reading)) if isinstance(node, m.Ruby) else (text(node), "")
        for node in line(markup)
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ruby>山<rt>やま</rt></ruby>", [("山", "やま")]),
        ("<ruby>山<rp>(</rp><rt>やま</rt><rp>)</rp></ruby>", [("山", "やま")]),
        ("<ruby>富<rt>ふ</rt>士<rt>じ</rt></ruby>", [("富", "ふ"), ("士", "じ")]),
        ("<ruby><rb>富</rb><rb>士</rb><rt>ふ</rt><rt>じ</rt></ruby>", [("富", "ふ"), ("士", "じ")]),
        ("<ruby><rb>富<rb>士<rt>ふ<rt>じ</ruby>", [("富", "ふ"), ("士", "じ")]),
        ("<ruby><rb>富</rb><rb>士</rb><rtc><rt>ふ</rt><rt>じ</rt></rtc></ruby>", [("富", "ふ"), ("士", "じ")]),
        ("<ruby><rb>今</rb><rb>日</rb><rt>きょう</rt></ruby>", [("今日", "きょう")]),
        ("<ruby>\n<rb>河</rb>\n<rp>（</rp>\n<rt>かわ</rt>\n<rp>）</rp>\n</ruby>", [("河", "かわ")]),
        ("<ruby>食<rt>た</rt>べ<rt></rt>物<rt>もの</rt></ruby>", [("食", "た"), ("べ", ""), ("物", "もの")]),
        ("<ruby>山 only</ruby>", [("山 only", "")]),
        ("<ruby><rt>やま</rt></ruby>", [("やま", "")]),
        ("<ruby><em>北</em>京<rt>Běijīng</rt></ruby>", [("北京", "Běijīng")]),
    ],
)
def test_each_reading_stands_over_its_characters(markup: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(markup) == expected


def test_a_second_row_stands_over_both() -> None:
    (outer,) = line("<ruby><rb>金</rb><rb>門</rb><rt>きん</rt><rt>もん</rt><rtc><rt>Golden Gate</rt></rtc></ruby>")
    assert isinstance(outer, m.Ruby)
    assert text(outer.reading) == "Golden Gate"
    assert [type(node) for node in outer.content] == [m.Ruby, m.Ruby]


def test_words_around_stay_words_and_an_id_stays_a_target() -> None:
    (before, target, after) = line('あの<ruby id="y">山<rt>やま</rt></ruby>へ')
    assert (before, after) == (m.Text("あの"), m.Text("へ"))
    assert isinstance(target, m.Span) and target.id == "y"


def test_in_plain_words_the_reading_stands_in_brackets() -> None:
    assert text(line("<ruby>山<rt>やま</rt></ruby>の上")) == "山（やま）の上"
