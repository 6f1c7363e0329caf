"""Each case of each reader comes out as its files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.model import Article, from_json
from tests.readers.cases import Case, find_cases

each_case = pytest.mark.parametrize("case", find_cases(Path(__file__).parent), ids=lambda case: case.name)


@each_case
def test_a_case_comes_out_as_expected(case: Case, update: bool) -> None:
    article, reading = case.read()
    if update:
        case.update(reading)
    assert reading.notes == case.expected.notes
    assert reading.article == case.expected.article
    assert from_json(Article, reading.article) == article


@each_case
def test_a_case_says_why_it_is_here(case: Case) -> None:
    assert case.why
