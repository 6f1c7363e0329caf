"""The guide as a book of Octavo's own: complete, valid and accessible in every form."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.cases import Case
from tests.corpus.judging import judge, listen, make, said
from tests.guide.listings import GUIDE


def test_the_guide_is_valid_and_accessible(tmp_path: Path) -> None:
    made = make(Case("guide", (GUIDE,), ("--strict",)), tmp_path)
    judge([made])
    listen([made])
    assert made.wrong == [], said(made)
