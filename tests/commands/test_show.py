"""octavo show, run as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from octavo.projects.schema import write_schema
from tests.commands.making import files_in, octavo


def test_a_book_is_shown_without_making_it(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("book.toml").write_text('subtitle = "Essays"\narticles = ["a.md", "none.md"]')
    assert octavo(monkeypatch, "show") == 0
    lines = [" ".join(row.split()) for row in capsys.readouterr().out.splitlines()]
    assert lines[:3] == ["book.toml", "title articles A first article", "subtitle book.toml Essays"]
    assert "1 a.md 8 words" in lines
    assert "authors the file A. Writer" in lines
    assert "2 none.md: no such file or folder — check the name" in lines
    assert files_in(here) == {"a.md", "book.toml"}


def test_it_is_shown_as_json_too(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert octavo(monkeypatch, "show", "a.md", "--json", "--set", "title=\x1b") == 2
    assert octavo(monkeypatch, "show", "a.md", "--json", "--set", "title=Mine") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["values"][0] == {"name": "title", "value": "Mine", "origin": "--set"}
    assert [article["id"] for article in shown["articles"]] == ["a-first-article"]


def test_the_schema_is_printed_where_there_is_no_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert octavo(monkeypatch, "show", "--schema") == 0
    assert capsys.readouterr().out == write_schema()
    assert octavo(monkeypatch, "show") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_what_is_outside_has_to_be_allowed(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("in").mkdir()
    Path("in/book.toml").write_text('articles = ["../a.md"]')
    assert octavo(monkeypatch, "show", "in") == 3
    assert octavo(monkeypatch, "show", "in", "--allow", ".") == 0
    assert "A first article" in capsys.readouterr().out
