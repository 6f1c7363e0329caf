"""Language tags: real ones are written well, others are none."""

from __future__ import annotations

import pytest

from octavo.locale.tags import is_right_to_left, standardise


@pytest.mark.parametrize(
    ("written", "standard"),
    [
        ("en", "en"), ("en-GB", "en-GB"), ("en_us", "en-US"), ("eng", "en"), ("zh-Hans-CN", "zh-Hans-CN"),
        ("grc", "grc"),        ("english", ""), ("xx", ""), ("en-", ""), ("", ""), ("klingon!", ""),
    ],
)  # fmt: skip
def test_tag(written: str, standard: str) -> None:
    assert standardise(written) == standard


@pytest.mark.parametrize(
    ("language", "from_right"),
    [
        ("ar", True), ("he-IL", True), ("fa", True), ("en", False), ("az-Arab", True), ("ar-Latn", False), ("", False),
        ("yi", True), ("ur-IN", True), ("dv", True), ("syr", True), ("nqo", True), ("ff-Adlm", True), ("pa-PK", True),
        ("pa", False), ("sd-IN", False), ("ku-IQ", True), ("he-Latn", False), ("fa_IR", True), ("iw", True),
    ],
)  # fmt: skip
def test_right_to_left(language: str, from_right: bool) -> None:
    assert is_right_to_left(language) is from_right
