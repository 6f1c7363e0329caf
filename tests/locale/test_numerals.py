"""The sign before decimals: CLDR's, and a point where a language is not known."""

from __future__ import annotations

import pytest

from octavo.locale.numerals import decimal_sign


@pytest.mark.parametrize(
    ("language", "sign"),
    [("en-GB", "."), ("de", ","), ("de-CH", "."), ("fr", ","), ("es-MX", "."), ("ja", "."), ("pt-BR", ","), ("", "."),
     ("x-none", "."), ("not a tag", ".")],
)  # fmt: skip
def test_the_sign_of_a_language(language: str, sign: str) -> None:
    assert decimal_sign(language) == sign
