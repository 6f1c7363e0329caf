"""What reading reached is kept: see `tests/corpus/floor.py`."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tests.conftest import needs_corpus
from tests.corpus import floor


@needs_corpus
def test_no_figure_falls_below_the_floor() -> None:
    assert floor.lost(floor.reached()) == {}, "python -m tests.corpus.floor shows all; --lower lets the floor fall"


@needs_corpus
def test_the_sample_is_always_the_same() -> None:
    names = floor.sample()
    assert len(set(names)) == floor.PAGES
    assert names == sorted(names, key=lambda name: sha256(name.encode()).digest())


def test_the_floor_holds_every_metric() -> None:
    assert set(floor.METRICS) < set(floor.floor())
    assert any(name.startswith("text/") for name in floor.floor())


def test_what_falls_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floor, "floor", lambda: {"title": 0.8, "leak": 0.05, "date": 0.9})
    assert floor.lost({"title": 0.799, "leak": 0.04, "date": 0.95}) == {}
    assert set(floor.lost({"title": 0.79, "leak": 0.06, "date": 0.9})) == {"title", "leak"}
