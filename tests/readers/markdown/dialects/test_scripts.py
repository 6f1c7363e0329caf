"""Lowered and raised characters."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("CO~2~ and H~2~SO~4~", "CO<sub>2</sub> and H<sub>2</sub>SO<sub>4</sub>"),
        ("*x*~i~ and (a)~n~", "<em>x</em><sub>i</sub> and (a)<sub>n</sub>"),
        ("V~at\\ rest~", "V<sub>at\u00a0rest</sub>"),
        ("m^2^, 3^rd^ and ^14^C", "m<sup>2</sup>, 3<sup>rd</sup> and <sup>14</sup>C"),
        ("e^*i*π^", "e<sup><em>i</em>π</sup>"),
    ],
)
def test_tildes_lower_and_carets_raise(source: str, found: str) -> None:
    assert markup(source) == f"<p>{found}</p>\n"


@pytest.mark.parametrize(
    "source", ["10~20 km and 30~40 km", "about ~ 5 and ~ 6", "5~10~15 years", "a^b and c^d", "a face (^_^) and x^ y^"]
)
def test_lone_tildes_and_carets_are_characters(source: str) -> None:
    assert markup(source) == f"<p>{source}</p>\n"


def test_tildes_around_whole_words_strike_them_out() -> None:
    assert markup("~gone~ and ~~gone too~~") == "<p><del>gone</del> and <del>gone too</del></p>\n"
